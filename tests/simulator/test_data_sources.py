# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Data sources of hosts and VMs, listed and asked for one by one."""

import math

from tests.simulator.small_pool import SmallPool

UNKNOWN = 'IDL Error: [S(Rrdd_internal_error);S(Rrd.Invalid_data_source("nope"))]'


async def test_a_running_vm_lists_its_sources_and_gives_each():
    pool = SmallPool()
    vm = await pool.running()
    sources = await pool.call("VM.get_data_sources", vm)
    first = sources[0]
    assert (first["name_label"], first["units"], first["min"], first["max"]) == (
        "cpu0",
        "(fraction)",
        0.0,
        1.0,
    )
    assert {"cpu_usage", "memory", "vif_0_rx", "vbd_xvda_read"} <= {each["name_label"] for each in sources}
    assert await pool.call("VM.query_data_source", vm, "memory") == pool.get("VM", vm)["memory_target"]
    await pool.call("VM.record_data_source", vm, "memory")
    await pool.call("VM.forget_data_source_archives", vm, "nope")
    for call in ("query_data_source", "record_data_source"):
        assert await pool.failure(f"VM.{call}", vm, "nope") == ["INTERNAL_ERROR", UNKNOWN]


async def test_a_halted_vm_has_no_sources():
    pool = SmallPool()
    vm = pool.vm()
    expected = ["VM_BAD_POWER_STATE", vm, "running", "halted"]
    assert await pool.failure("VM.get_data_sources", vm) == expected
    assert await pool.failure("VM.query_data_source", vm, "cpu0") == expected


async def test_a_control_domain_has_them_too():
    pool = SmallPool()
    domain = await pool.of_kind("control_domain")
    assert await pool.call("VM.get_data_sources", domain)


async def test_a_host_lists_its_sources_and_gives_each():
    pool = SmallPool()
    names = {each["name_label"]: each for each in await pool.call("host.get_data_sources", pool.host)}
    assert names["loadavg"]["max"] == math.inf
    assert {"cpu_avg", "memory_free_kib", "memory_total_kib"} <= names.keys()
    total = await pool.call("host.query_data_source", pool.host, "memory_total_kib")
    assert total == 64 * 1024**2
    await pool.call("host.record_data_source", pool.host, "loadavg")
    await pool.call("host.forget_data_source_archives", pool.host, "nope")
    for call in ("query_data_source", "record_data_source"):
        assert await pool.failure(f"host.{call}", pool.host, "nope") == ["INTERNAL_ERROR", UNKNOWN]
    failure = await pool.failure("host.get_data_sources", "OpaqueRef:x")
    assert failure == ["HANDLE_INVALID", "host", "OpaqueRef:x"]
