# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pool's header and totals."""

from __future__ import annotations

from xolite_desktop.models.pool_overview import pool_header, pool_summary
from xolite_desktop.models.roles import StateKind
from xolite_desktop.xapi.refs import Ref


def test_the_header(pool):
    pool.change("pool", "pool", ha_enabled=True, ha_host_failures_to_tolerate=1)
    header = pool_header(pool.store)
    assert header is not None
    assert header.title == "lab-pool"
    assert header.subtitle == "3 hosts · coordinator xcp-01 · HA enabled, tolerates 1 host failure"


def test_there_is_no_header_before_the_pool_is_loaded(empty_pool):
    assert pool_header(empty_pool.store) is None
    assert pool_summary(empty_pool.store).one_line == "0 hosts · 0 VMs · 0 running"


def test_hosts_and_vms_are_counted_by_state(pool):
    pool.change("host_metrics", "hm2", live=False)
    pool.change("host", "h1", current_operations={"t": "evacuate"})
    summary = pool_summary(pool.store)
    assert [(share.name, share.count) for share in summary.hosts] == [
        ("Running", 1),
        ("Maintenance", 1),
        ("Unreachable", 1),
    ]
    assert [(share.name, share.count) for share in summary.vms] == [
        ("Running", 3),
        ("Suspended", 1),
        ("Paused", 1),
        ("Halted", 1),
    ]
    assert summary.one_line == "3 hosts · 6 VMs · 3 running"


def test_sizes_add_up_without_iso_libraries(pool):
    pool.change("SR", "nfs", virtual_allocation=3000)
    pool.change("SR", "iso", physical_size=10**9)
    pool.change("host", "h1", cpu_info={"cpu_count": "4"})
    pool.change("VM", "web-2", VCPUs_at_startup=6)
    summary = pool_summary(pool.store)
    assert (summary.storage_used_bytes, summary.storage_total_bytes) == (1530, 2000)
    used, provisioned = summary.storage_meters
    assert used.value == "1.49 KiB · 76 %"
    assert (provisioned.kind, provisioned.fraction) == (StateKind.WARN, 1.0)
    assert summary.cpu_meter.value == "150 %"
    assert summary.memory_total_bytes == 3 * (256 << 30)
    assert summary.memory_meter.fraction == 0.0


def test_a_pool_without_a_name_is_called_after_its_coordinator(empty_pool):
    empty_pool.add("pool", "p", master=Ref("h"))
    assert pool_header(empty_pool.store).title == "Pool"  # type: ignore[union-attr]
    empty_pool.add("host", "h", name_label="alone")
    assert pool_header(empty_pool.store).title == "alone"  # type: ignore[union-attr]
