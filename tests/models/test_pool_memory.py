# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The memory of a pool: of each host, and in all."""

from __future__ import annotations

from typing import Any

from xolite_desktop.models.pool_memory import hosts_memory, pool_memory
from xolite_desktop.models.roles import StateKind

GIB = 1 << 30


def test_each_host_has_a_row_and_what_is_not_known_counts_for_nothing(pool: Any) -> None:
    pool.change("host", "h1", memory_overhead=2 * GIB)
    pool.change("VM", "gitlab", memory_dynamic_max=300 * GIB)
    pool.change("host_metrics", "hm3", memory_total=0)
    hosts = hosts_memory(pool.store)
    assert [(host.name, host.total >> 30) for host in hosts] == [
        ("xcp-01", 256),
        ("xcp-02", 256),
        ("xcp-03", 0),
    ]
    assert hosts[0].words == "2 of 256 GiB · 254 GiB free"
    assert "unreachable" in hosts[2].words
    fields = {field.label: field for field in pool_memory(hosts)}
    assert fields["Total"].value == "512 GiB"
    assert fields["VMs may take"].kind is StateKind.NONE
    assert fields["Without the largest host"].value == "256 GiB of memory"


def test_more_than_there_is_and_what_would_not_fit_are_marked(pool: Any) -> None:
    for number in (1, 2, 3):
        pool.change("host", f"h{number}", memory_overhead=200 * GIB)
    pool.change("VM", "gitlab", memory_dynamic_max=2000 * GIB)
    fields = {field.label: field for field in pool_memory(hosts_memory(pool.store))}
    assert fields["VMs may take"].kind is StateKind.WARN
    assert fields["Without the largest host"].value == "512 GiB of memory: less than is used"
    for number in (1, 2, 3):
        pool.change("host_metrics", f"hm{number}", memory_total=0)
    assert pool_memory(hosts_memory(pool.store))[0].is_missing
