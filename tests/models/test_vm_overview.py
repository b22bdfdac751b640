# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A VM's header and rows read as the picture of its page does."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from xolite_desktop.models import vm_overview
from xolite_desktop.models.roles import StateKind
from xolite_desktop.xapi.refs import Ref

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)
GIB = 1 << 30


@pytest.fixture
def database(pool):
    """A VM with everything: guest tools, disks, interfaces, high availability."""
    pool.add(
        "VM_guest_metrics", "gm",
        os_version={"name": "Debian GNU/Linux 12|x", "uname": "6.1.0-26"},
        PV_drivers_version={"major": "8", "minor": "4", "micro": "0", "build": "1"},
        PV_drivers_detected=True, PV_drivers_up_to_date=True,
        networks={"0/ipv6/0": "fe80::e8a1:1ff", "0/ip": "10.0.12.31", "0/ipv4/0": "10.0.12.31"},
    )  # fmt: skip
    pool.add("VM_metrics", "vmm", start_time="20261012T14:30:00Z", memory_actual=24 * GIB)
    pool.add(
        "VDI", "vdi", SR=Ref("nfs"), virtual_size=2048 * GIB, physical_utilisation=1229 * GIB, managed=True
    )
    pool.add("network", "dmz", name_label="DMZ")
    pool.add("VBD", "vbd", VM=Ref("pg"), VDI=Ref("vdi"), type="Disk", userdevice="0")
    pool.add("VBD", "dvd", VM=Ref("pg"), type="CD", empty=True)
    pool.add("VIF", "vif", VM=Ref("pg"), network=Ref("dmz"))
    pool.change("pool", "pool", ha_enabled=True, other_config={"auto_poweron": "true"})
    return pool.add(
        "VM", "pg",
        name_label="postgres-primary", name_description="Primary database", power_state="Running",
        resident_on=Ref("h1"), guest_metrics=Ref("gm"), metrics=Ref("vmm"), tags=("prod", "db"),
        VCPUs_at_startup=8, VCPUs_max=16, memory_static_max=32 * GIB, domain_type="hvm",
        HVM_boot_params={"firmware": "uefi", "order": "cd"}, platform={"secureboot": "true"},
        other_config={"auto_poweron": "true"}, ha_restart_priority="restart", order=1,
    )  # fmt: skip


def rows(pool, ref) -> dict[str, str]:
    return {field.label: field.value for field in vm_overview.vm_general(pool.store, ref)}


def test_the_header_says_what_where_and_how_long(pool, database):
    header = vm_overview.vm_header(pool.store, database, NOW)
    assert header is not None
    assert header.title == "postgres-primary"
    assert header.subtitle == "Debian GNU/Linux 12 · on xcp-01 · 10.0.12.31 · up 41 days"
    assert header.parts[1].link == "h1"
    assert header.tags == ("db", "prod")
    assert header.state is not None
    assert header.state.word == "Running"


def test_a_halted_vm_says_less(pool):
    pool.change("VM", "erp", affinity=Ref("h2"))
    header = vm_overview.vm_header(pool.store, Ref("erp"), NOW)
    assert header is not None
    assert header.subtitle == "Home host xcp-02"


def test_templates_and_snapshots_say_what_they_are(pool):
    pool.change("VM", "debian", name_description="Minimal\nsecond line")
    header = vm_overview.vm_header(pool.store, Ref("debian"), NOW)
    assert (header.state.word, header.subtitle) == ("Template", "Minimal")  # type: ignore[union-attr]
    header = vm_overview.vm_header(pool.store, Ref("snap"), NOW)
    assert (header.state.word, header.subtitle) == ("Snapshot", "of legacy-erp")  # type: ignore[union-attr]


def test_the_general_card(pool, database):
    assert rows(pool, database) == {
        "Description": "Primary database",
        "Tags": "db, prod",
        "Folder": "–",
        "Guest OS": "Debian GNU/Linux 12 (6.1.0-26)",
        "Guest tools": "Installed · v8.4.0",
        "Addresses": "10.0.12.31 · fe80::e8a1:1ff",
        "Boot": "UEFI, Secure Boot · order disk, DVD",
        "Auto power on": "Yes · HA restart, order 1",
        "UUID": pool.cache.vm(database).uuid,
    }


def test_what_is_not_known_is_shown_as_missing(pool):
    fields = {field.label: field for field in vm_overview.vm_general(pool.store, Ref("erp"))}
    assert fields["Description"].is_missing
    assert fields["Guest tools"].value == "Not known while the VM is not running"
    assert fields["Auto power on"].value == "No"


def test_guest_tools_that_are_missing_or_old_are_a_warning(pool, database):
    pool.change("VM_guest_metrics", "gm", PV_drivers_up_to_date=False)
    tools = vm_overview.guest_tools(pool.store, pool.cache.vm(database))
    assert (tools.value, tools.kind) == ("Installed · v8.4.0 · out of date", StateKind.WARN)
    pool.change("VM_guest_metrics", "gm", PV_drivers_detected=False, PV_drivers_version={})
    assert vm_overview.guest_tools(pool.store, pool.cache.vm(database)).value == "Not detected"


def test_power_on_that_the_pool_forbids(pool, database):
    pool.change("pool", "pool", other_config={}, ha_enabled=False)
    assert rows(pool, database)["Auto power on"] == "No, switched off for the pool"


def test_paravirtual_guests_boot_by_boot_loader(pool, database):
    pool.change("VM", "pg", domain_type="pv", PV_bootloader="pygrub")
    assert rows(pool, database)["Boot"] == "Paravirtual · pygrub"


def test_the_resources_card(pool, database):
    meters = vm_overview.vm_resources(pool.store, database)
    assert [meter.label for meter in meters] == [
        "vCPUs · 8 of max 16",
        "Memory · 24 of 32 GiB",
        "Disk · 1.20 of 2 TiB allocated",
        "Network · 1 interface",
    ]
    assert meters[1].value == "75 %"
    assert meters[2].fraction == pytest.approx(0.6, abs=0.01)


def test_memory_shows_a_share_only_where_there_is_one(pool, database):
    pool.change("VM_metrics", "vmm", memory_actual=32 * GIB)
    assert vm_overview.vm_resources(pool.store, database)[1].label == "Memory · 32 GiB"
    assert vm_overview.vm_resources(pool.store, database)[1].fraction is None
    pool.change("VM", "erp", memory_static_max=4 * GIB)
    assert vm_overview.vm_resources(pool.store, Ref("erp"))[1].label == "Memory · 4 GiB"


def test_a_vm_without_anything(pool):
    labels = [meter.label for meter in vm_overview.vm_resources(pool.store, Ref("erp"))]
    assert labels == ["vCPUs · 0", "Memory · 0 B", "Disk · none", "Network · none"]


def test_a_vm_that_is_gone(pool):
    assert vm_overview.vm_header(pool.store, Ref("gone"), NOW) is None
    assert vm_overview.vm_general(pool.store, Ref("gone")) == []
    assert vm_overview.vm_resources(pool.store, Ref("gone")) == []
    assert vm_overview.started_at(pool.store, pool.cache.vm("erp")) == ""
