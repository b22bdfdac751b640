# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A host's header, rows and memory."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from xolite_desktop.models import host_overview
from xolite_desktop.models.host_details import host_network, still_to_do
from xolite_desktop.models.roles import StateKind
from xolite_desktop.xapi.refs import Ref

BOOT = 1_790_000_000
GIB = 1 << 30


@pytest.fixture
def host(pool):
    pool.change(
        "host", "h1",
        software_version={"product_brand": "XCP-ng", "product_version": "8.3.0", "build_number": "cloud"},
        cpu_info={"cpu_count": "32", "socket_count": "2", "modelname": "Xeon  Silver"},
        bios_strings={"system-manufacturer": "Supermicro", "system-product-name": "X11"},
        other_config={"boot_time": f"{BOOT}.", "agent_start_time": "soon"},
        memory_overhead=GIB,
    )  # fmt: skip
    pool.add("VM_metrics", "m", memory_actual=4 * GIB)
    pool.change("VM", "web-2", metrics=Ref("m"), VCPUs_at_startup=2)
    return Ref("h1")


def test_the_header(pool, host):
    header = host_overview.host_header(pool.store, host, datetime.fromtimestamp(BOOT + 7200, UTC))
    assert header is not None
    assert header.subtitle == "Coordinator · XCP-ng 8.3.0 · 10.0.0.1 · up 2 h"


def test_the_general_card(pool, host):
    rows = {field.label: field.value for field in host_overview.host_general(pool.store, host)}
    assert rows["Processor"] == "2 × Xeon Silver (32 threads)"
    assert rows["Hardware"] == "Supermicro X11"
    assert rows["Toolstack started"] == "–"
    assert rows["Started"] != "–"


def test_memory_counts_vms_control_domain_and_overheads(pool, host):
    record = pool.cache.host(host)
    assert host_overview.memory(pool.store, host, record) == (5 * GIB, 256 * GIB)
    labels = [meter.label for meter in host_overview.host_resources(pool.store, host)]
    assert labels == ["Processors · 32", "Memory · 5 of 256 GiB", "VMs · 2"]


def test_a_host_that_is_gone_or_unknown(pool):
    assert host_overview.host_header(pool.store, Ref("x"), datetime.now(UTC)) is None
    assert host_overview.host_general(pool.store, Ref("x")) == []
    assert host_overview.host_resources(pool.store, Ref("x")) == []
    assert host_overview.core_count(pool.cache.host("h2")) == 0
    assert host_overview.processor(pool.cache.host("h2")) == ""
    assert host_overview.moment_of("1e400") is None


def test_what_is_to_be_done_after_updates_has_words(pool, host):
    pool.change(
        "host", "h1", pending_guidances=("reboot_host",), pending_guidances_full=("reboot_host", "dance")
    )
    record = pool.cache.host(host)
    assert still_to_do(record) == ["Reboot the host", "dance"]


@pytest.mark.parametrize(
    ("told", "row"),
    [
        ("[2, 4]", ("2 of 4 paths", StateKind.WARN)),
        ("[2, 2, 0]", ("2 of 2 paths", StateKind.NONE)),
        ("", None),
        ("[two, 4]", None),
    ],
)
def test_the_paths_of_the_boot_lun_are_counted(pool, host, told, row):
    pool.change("host", "h1", other_config={"mpath-boot": told})
    found = [field for field in host_network(pool.store, host) if field.label == "Paths of the boot LUN"]
    assert [(field.value, field.kind) for field in found] == ([row] if row else [])
