# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Names of data sources have a meaning: those of the documentation and those of a recorded host."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from xolite_desktop.xapi.rrd.sources import BYTE_FACTORS, Kind, Meaning, Unit, meaning_of, used_memory_bytes


@pytest.mark.parametrize(
    ("name", "kind", "unit", "device", "measure"),
    [
        ("cpu12", Kind.CPU, Unit.FRACTION, "12", "usage"),
        ("cpu_avg", Kind.CPU, Unit.FRACTION, "", "cpu_avg"),
        ("cpu3-C1", Kind.CPU, Unit.FRACTION, "3", "C1"),
        ("CPU0-avg-freq", Kind.CPU, Unit.MEGAHERTZ, "0", "avg-freq"),
        ("loadavg", Kind.LOAD, Unit.FRACTION, "", "loadavg"),
        ("running_domains", Kind.LOAD, Unit.COUNT, "", "running_domains"),
        ("memory", Kind.MEMORY, Unit.BYTES, "", "memory"),
        ("memory_target", Kind.MEMORY, Unit.BYTES, "", "memory_target"),
        ("memory_reclaimed_max", Kind.MEMORY, Unit.BYTES, "", "memory_reclaimed_max"),
        ("memory_internal_free", Kind.MEMORY, Unit.KIB, "", "memory_internal_free"),
        ("memory_free_kib", Kind.MEMORY, Unit.KIB, "", "memory_free_kib"),
        ("pif_eth0_rx", Kind.NETWORK, Unit.BYTES_PER_S, "eth0", "rx"),
        ("pif_eth1.20_tx_errors", Kind.NETWORK, Unit.PER_S, "eth1.20", "tx_errors"),
        ("pif_aggr_tx", Kind.NETWORK, Unit.BYTES_PER_S, "", "tx"),
        ("vif_0_rx", Kind.NETWORK, Unit.BYTES_PER_S, "0", "rx"),
        ("vbd_xvda_read", Kind.DISK, Unit.BYTES_PER_S, "xvda", "read"),
        ("vbd_xvdb_iops_write", Kind.DISK, Unit.PER_S, "xvdb", "iops_write"),
        ("vbd_hda_io_throughput_total", Kind.DISK, Unit.MIB_PER_S, "hda", "io_throughput_total"),
        ("vbd_xvda_read_latency", Kind.DISK, Unit.MICROSECONDS, "xvda", "read_latency"),
        ("vbd_xvda_avgqu_sz", Kind.DISK, Unit.COUNT, "xvda", "avgqu_sz"),
        ("io_throughput_read_0a1b2c3d", Kind.STORAGE, Unit.MIB_PER_S, "0a1b2c3d", "io_throughput_read"),
        ("iops_total_0a1b2c3d", Kind.STORAGE, Unit.PER_S, "0a1b2c3d", "iops_total"),
        ("latency_0a1b2c3d", Kind.STORAGE, Unit.MICROSECONDS, "0a1b2c3d", "latency"),
        ("write_latency_0a1b2c3d", Kind.STORAGE, Unit.MICROSECONDS, "0a1b2c3d", "write_latency"),
        ("iowait_0a1b2c3d", Kind.STORAGE, Unit.SECONDS_PER_S, "0a1b2c3d", "iowait"),
        ("inflight_0a1b2c3d", Kind.STORAGE, Unit.COUNT, "0a1b2c3d", "inflight"),
        ("DCMI-power-reading", Kind.POWER, Unit.WATT, "", "DCMI-power-reading"),
        ("xapi_open_fds", Kind.TOOLSTACK, Unit.COUNT, "", "xapi_open_fds"),
        ("xapi_live_memory_kib", Kind.TOOLSTACK, Unit.KIB, "", "xapi_live_memory_kib"),
        ("pool_session_creation_rate", Kind.TOOLSTACK, Unit.PER_S, "", "pool_session_creation_rate"),
        ("statefile/t56/latency", Kind.HA, Unit.UNKNOWN, "t56", "latency"),
        ("network/latency", Kind.HA, Unit.UNKNOWN, "", "latency"),
        ("brand_new", Kind.OTHER, Unit.UNKNOWN, "", "brand_new"),
        ("", Kind.OTHER, Unit.UNKNOWN, "", ""),
    ],
)
def test_a_name_says_what_is_measured(name: str, kind: Kind, unit: Unit, device: str, measure: str) -> None:
    assert meaning_of(name) == Meaning(kind, unit, device, measure)


WIRE = {
    "(fraction)": Unit.FRACTION,
    "B": Unit.BYTES,
    "KiB": Unit.KIB,
    "B/s": Unit.BYTES_PER_S,
}


@pytest.mark.parametrize(
    "answer", ["284-vm-data-sources-vm-01", "289-vm-data-sources-vm-00", "295-host-data-sources"]
)
def test_units_agree_with_what_a_recorded_host_says(recorded_body: Callable[[str], Any], answer: str) -> None:
    for source in recorded_body(answer)["result"]:
        meaning = meaning_of(source["name_label"])
        assert meaning.kind is not Kind.OTHER, source
        assert meaning.unit == WIRE.get(source["units"], meaning.unit), source


def test_kibibytes_and_mebibytes_become_bytes() -> None:
    assert BYTE_FACTORS[Unit.KIB] == (1024, Unit.BYTES)
    assert BYTE_FACTORS[Unit.MIB_PER_S] == (1024 * 1024, Unit.BYTES_PER_S)


def test_used_memory_is_known_only_if_the_guest_tells() -> None:
    assert used_memory_bytes(4096.0, 1.0) == 3072.0
    assert used_memory_bytes(1024.0, 5.0) == 0.0
    assert used_memory_bytes(4096.0, None) is None
    assert used_memory_bytes(None, 1.0) is None
