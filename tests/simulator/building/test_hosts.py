# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A host comes with CPUs, control domain, metrics and certificates."""

from __future__ import annotations

from xolite_desktop.simulator.building.builder import GIB, Builder, moment
from xolite_desktop.simulator.building.hosts import XEON, HostPlan, add_host, add_pool, settle_memory

NOW = 1_795_357_800.0


def _host(**fields: object) -> tuple[Builder, str]:
    builder = Builder(1, NOW)
    return builder, add_host(builder, HostPlan("xcp-01", "10.0.12.11", 256, XEON, **fields))  # type: ignore[arg-type]


def test_a_host_has_as_many_cpus_as_it_says() -> None:
    builder, ref = _host()
    assert builder.record("host", ref)["cpu_info"]["cpu_count"] == "16"
    assert sorted(cpu["number"] for cpu in builder.of("host_cpu").values()) == list(range(16))


def test_the_control_domain_runs_on_its_host_with_two_consoles() -> None:
    builder, ref = _host()
    dom0 = builder.record("VM", builder.record("host", ref)["control_domain"])
    assert (dom0["resident_on"], dom0["domid"], dom0["is_control_domain"]) == (ref, 0, True)
    assert {console["protocol"] for console in builder.of("console").values()} == {"rfb", "vt100"}


def test_a_host_in_maintenance_says_so() -> None:
    builder, ref = _host(enabled=False)
    assert builder.record("host", ref)["other_config"]["MAINTENANCE_MODE"] == "true"


def test_two_hosts_do_not_share_what_may_be_changed() -> None:
    builder, first = _host()
    second = add_host(builder, HostPlan("xcp-02", "10.0.12.12", 256, XEON))
    builder.record("host", first)["license_params"]["expiry"] = "never"
    assert builder.record("host", second)["license_params"]["expiry"] != "never"


def test_certificates_end_when_planned() -> None:
    builder, _ = _host(certificate_days_left=9)
    ends = {each["type"]: moment(each["not_after"]) for each in builder.of("Certificate").values()}
    assert ends["host"] == NOW + 9 * 86_400
    assert ends["host_internal"] > ends["host"]
    fingerprints = [each["fingerprint_sha256"] for each in builder.of("Certificate").values()]
    assert all(len(each) == 95 for each in fingerprints)


def test_free_memory_is_what_guests_and_those_on_their_way_leave() -> None:
    builder, ref = _host()
    size = {"power_state": "Running", "memory_target": 4 * GIB, "memory_overhead": GIB}
    builder.add("VM", "here", resident_on=ref, **size)
    builder.add("VM", "coming", resident_on="OpaqueRef:other", scheduled_to_be_resident_on=ref, **size)
    builder.add("VM", "halted", **(size | {"power_state": "Halted"}))
    settle_memory(builder)
    host = builder.record("host", ref)
    metrics = builder.record("host_metrics", host["metrics"])
    assert metrics["memory_free"] == metrics["memory_total"] - host["memory_overhead"] - (8 + 10) * GIB


def test_a_pool_counts_the_processors_of_its_hosts() -> None:
    builder, ref = _host()
    pool = builder.record("pool", add_pool(builder, "lab", ref, 3, XEON, tags=["a"]))
    assert (pool["master"], pool["cpu_info"]["cpu_count"], pool["tags"]) == (ref, "48", ["a"])
