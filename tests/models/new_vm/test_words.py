# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of a new VM: its templates by category, its hosts, the summary, and texts to begin cloud-init with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers.direct_pool import DirectPool
from xolite_desktop.models.new_vm.cloud_starts import NETWORK_CONFIG, USER_DATA, cloud_starts
from xolite_desktop.models.new_vm.places import binding, place_rows
from xolite_desktop.models.new_vm.summary import names_text, summary
from xolite_desktop.models.new_vm.template_rows import CATEGORIES, OTHER, YOURS, limits_text, template_rows
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.xapi.plans.firmware import BootFirmware, Firmware
from xolite_desktop.xapi.plans.new_vm.cloud_init import CloudInit
from xolite_desktop.xapi.plans.new_vm.from_template import proposed_plan
from xolite_desktop.xapi.plans.new_vm.install import Install, Source
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.new_vm.vm_disk import VmDisk
from xolite_desktop.xapi.plans.nic import Nic
from xolite_desktop.xapi.plans.resources import Memory, Processors
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref

GIB = 1 << 30


@pytest.fixture(scope="module")
def store() -> PoolStore:
    made = PoolStore()
    made.attach(DirectPool("demo").cache)
    made.finish_loading()
    return made


def ref(store: PoolStore, cls: str, name: str) -> Ref:
    records = store.cache.records(cls)
    return next(ref for ref, record in records.items() if getattr(record, "name_label", "") == name)


def plan_of(store: PoolStore, name: str) -> NewVm:
    return replace(proposed_plan(store.cache, ref(store, "VM", name)), name="web")


def test_templates_stand_under_their_categories(store: PoolStore) -> None:
    rows = template_rows(store)
    assert [row.category for row in rows] == sorted((row.category for row in rows), key=CATEGORIES.index)
    found = {row.name: row for row in rows}
    assert found["debian-12-hardened"].category == YOURS
    assert found["Ubuntu Noble Numbat 24.04"].category == "Debian and Ubuntu"
    assert found["Windows 11"].category == "Windows"
    assert found["AlmaLinux 9"].category == "Red Hat family"
    assert found["SUSE Linux Enterprise 15 (64-bit)"].category == "SUSE"
    assert found["Other install media"].category == OTHER
    assert found["Windows 11"].detail == "2 vCPUs · 4 GiB · 64 GiB"
    assert found["debian-12-hardened"].detail == "2 vCPUs · 4 GiB · 20 GiB"


def test_limits_are_said_in_a_sentence(store: PoolStore) -> None:
    windows = store.cache.vm(ref(store, "VM", "Windows 11"))
    assert windows is not None
    assert limits_text(windows) == (
        "4 GiB to 1.50 TiB of memory, up to 64 vCPUs, 255 disks, 7 interfaces, UEFI/Secure Boot."
    )
    assert limits_text(VM(domain_type="pv")).endswith("paravirtual.")


def test_every_host_says_what_speaks_for_or_against_it(store: PoolStore) -> None:
    plan = plan_of(store, "debian-12-hardened")
    first, *hosts = place_rows(store, plan)
    assert (first.host, first.detail) == (None, "2 of 3 can run it now")
    assert [(row.name, row.is_possible) for row in hosts] == [
        ("xcp-01", True),
        ("xcp-02", True),
        ("xcp-03", False),
    ]
    assert hosts[0].detail.endswith("of memory free")
    assert hosts[2].detail == "xcp-03 is in maintenance"


def test_what_storage_of_few_hosts_means(store: PoolStore) -> None:
    plan = plan_of(store, "debian-12-hardened")
    assert binding(store, plan) == ""
    local = replace(plan, disks=(VmDisk("a", ref(store, "SR", "Local SSD xcp-01"), GIB),))
    assert binding(store, local).startswith("Its storage is connected to xcp-01 alone")


def test_the_summary_says_all_that_was_decided(store: PoolStore) -> None:
    plan = replace(
        plan_of(store, "Debian Bookworm 12"), tags=("web",), folder="/Shop", host=ref(store, "host", "xcp-02"),
        processors=Processors(2, 4, 2, 512, 150), memory=Memory(GIB, 4 * GIB, 2 * GIB, 3 * GIB), description="for sale",
        firmware=BootFirmware(Firmware.UEFI, True), vtpm=True, install=Install(Source.NETWORK),
        nics=(Nic(ref(store, "network", "bond0"), rate=100),), cloud=CloudInit("#!x"),
    )  # fmt: skip
    assert dict(summary(store, plan)) == {
        "Template": "Debian Bookworm 12", "Name": "web", "Description": "for sale", "Tags": "web", "Folder": "/Shop",
        "Host": "xcp-02", "vCPUs": "2, up to 4 · 2 sockets × 2 cores · weight 512 · at most 150 % of a CPU",
        "Memory": "2 GiB to 3 GiB, at most 4 GiB", "Disks": "10 GiB · NFS vol1 · new · web disk 0",
        "Interfaces": "bond0 · address made by the pool · at most 100 KiB/s", "Starts from": "The network",
        "Firmware": "UEFI, Secure Boot, TPM", "cloud-init": "A drive with user data, read at the first start",
    }  # fmt: skip


def test_many_names_are_cut(store: PoolStore) -> None:
    plan = plan_of(store, "debian-12-hardened")
    assert names_text(replace(plan, count=3)) == "web-1, web-2, web-3"
    assert names_text(replace(plan, count=90)) == "web-1, web-2 … web-90"
    assert names_text(replace(plan, count=10**9)).endswith("web-100")


@pytest.mark.parametrize("start", cloud_starts(), ids=lambda start: start.title)
def test_a_text_to_begin_with_has_nothing_wrong(start) -> None:
    cloud = CloudInit(start.text) if start.kind == USER_DATA else CloudInit("#!x", start.text)
    assert start.kind in (USER_DATA, NETWORK_CONFIG)
    assert list(cloud.problems()) == []
    assert "{" not in cloud.files("web", 1, "u")["user-data"].decode().replace("${", "")
