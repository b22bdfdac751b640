# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Figures are smooth, repeatable, and fit what the objects are."""

from __future__ import annotations

import itertools
import math

import pytest

from xolite_desktop.simulator.clock import wire_date
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.figures import activity, described, host_figures, noise, seed_of, vm_figures
from xolite_desktop.simulator.scenario import load

NOW = 1_795_365_970.0


@pytest.fixture(scope="module")
def demo() -> Database:
    db = Database()
    load(db, "demo", "https://127.0.0.1:1", now=NOW)
    return db


def _vm(db: Database, name: str) -> str:
    return db.find("VM", name_label=name, is_a_snapshot=False)[0]


def _cpu(db: Database, name: str, moment: float = NOW, step_s: float = 5.0) -> float:
    figures = vm_figures(db, _vm(db, name))
    position = [source.name for source in figures.sources].index("cpu_usage")
    return figures.sample(moment, step_s)[position]


def test_noise_is_smooth_and_repeatable() -> None:
    curve = [noise(7, moment / 10, 10.0) for moment in range(2_000)]
    assert curve == [noise(7, moment / 10, 10.0) for moment in range(2_000)]
    assert max(abs(b - a) for a, b in itertools.pairwise(curve)) < 0.02
    assert min(curve) < 0.2
    assert max(curve) > 0.8
    assert curve != [noise(8, moment / 10, 10.0) for moment in range(2_000)]


def test_activity_is_about_one_on_average() -> None:
    samples = [activity(seed_of("x"), NOW + 977 * step, 5.0) for step in range(3_000)]
    assert 0.85 < sum(samples) / len(samples) < 1.15
    assert min(samples) > 0


def test_longer_steps_waver_less() -> None:
    def spread(step_s: float) -> float:
        samples = [activity(3, NOW + 5.0 * number, step_s) for number in range(120)]
        return max(samples) - min(samples)

    assert spread(3_600.0) < spread(60.0) < spread(5.0)


def test_busy_guests_are_busier_than_idle_ones(demo: Database) -> None:
    def mean(name: str) -> float:
        return sum(_cpu(demo, name, NOW - 60 * minute, 60.0) for minute in range(60)) / 60

    assert mean("build-runner") > 0.7
    assert 0.2 < mean("postgres-primary") < 0.6
    assert mean("grafana") < 0.1


def test_hosts_are_as_busy_as_their_guests_make_them(demo: Database) -> None:
    busy = {
        host["name_label"]: sum(host_figures(demo, ref).busy(NOW - 60 * minute, 60.0) for minute in range(60))
        / 60
        for ref, host in demo.records("host").items()
    }
    assert busy["xcp-01"] > busy["xcp-02"] > busy["xcp-03"]
    assert busy["xcp-03"] < 0.05


def test_a_paused_vm_computes_nothing(demo: Database) -> None:
    assert _cpu(demo, "forensics-sandbox") == 0.0


def test_a_vm_that_has_just_started_is_busy_with_it() -> None:
    db = Database()
    load(db, "demo", "https://127.0.0.1:1", now=NOW)
    vm = db.get("VM", _vm(db, "grafana"))
    before = _cpu(db, "grafana")
    db.update("VM_metrics", vm["metrics"], start_time=wire_date(NOW - 10))
    assert _cpu(db, "grafana") > 0.5 > before
    assert math.isnan(_cpu(db, "grafana", NOW - 15))


def test_guests_without_an_agent_do_not_say_what_memory_is_left(demo: Database) -> None:
    def names(name: str) -> set[str]:
        return {source.name for source in vm_figures(demo, _vm(demo, name)).sources}

    assert "memory_internal_free" in names("gitlab")
    assert "memory_internal_free" not in names("appliance-pbx")
    assert {"vif_0_rx", "vif_1_tx", "vbd_xvda_read", "vbd_xvdb_write", "cpu7", "memory"} <= names(
        "postgres-primary"
    )


def test_free_memory_is_less_than_there_is(demo: Database) -> None:
    for ref, vm in demo.records("VM").items():
        if vm["power_state"] == "Running":
            values = {each["name_label"]: each["value"] for each in described(vm_figures(demo, ref), NOW)}
            assert 0 <= values.get("memory_internal_free", 0) * 1024 < values["memory"]


def test_sources_are_described_as_records_of_data_sources(demo: Database) -> None:
    listed = described(host_figures(demo, demo.find("host", name_label="xcp-01")[0]), NOW)
    keys = {"name_label", "name_description", "enabled", "standard", "units", "min", "max", "value"}
    assert all(set(each) == keys for each in listed)
    assert {"cpu0", "cpu15", "cpu_avg", "loadavg", "memory_free_kib", "pif_bond0_rx"} <= {
        each["name_label"] for each in listed
    }


def test_interfaces_of_a_host_are_those_that_are_up(demo: Database) -> None:
    names = {source.name for source in host_figures(demo, demo.find("host", name_label="xcp-02")[0]).sources}
    assert {"pif_eth0_rx", "pif_eth3_tx", "pif_aggr_rx"} <= names
    assert not any(name.startswith("pif_bond0.") for name in names)
