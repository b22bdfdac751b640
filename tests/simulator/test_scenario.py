# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pools that come with the program are whole, and real pools load as they are."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.simulator.pool_checks import complaints, dangling, one_sided, wrong_types
from xolite_desktop.simulator.building.builder import GIB, moment
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.scenario import load, names, read
from xolite_desktop.simulator.schema import NULL_REF

BASE_URL = "https://127.0.0.1:4433"
TOOL = Path(__file__).resolve().parents[2] / "tools" / "make_demo_scenario.py"


def _loaded(source: str | Path | dict[str, Any], **options: Any) -> Database:
    db = Database()
    assert load(db, source, BASE_URL, **options) == []
    return db


@pytest.fixture(scope="module")
def demo() -> Database:
    return _loaded("demo")


def _vms(db: Database) -> list[dict[str, Any]]:
    return [
        vm
        for vm in db.records("VM").values()
        if not (vm["is_a_template"] or vm["is_a_snapshot"] or vm["is_control_domain"])
    ]


def _named(db: Database, cls: str, name: str) -> dict[str, Any]:
    return db.get(cls, db.find(cls, name_label=name)[0])


@pytest.mark.parametrize("name", [name for name in names() if name != "broken"])
def test_scenario_is_whole(name: str) -> None:
    assert complaints(_loaded(name)) == []


def test_scenarios_are_as_their_script_makes_them() -> None:
    result = subprocess.run(
        [sys.executable, str(TOOL), "--check"], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")


def test_the_broken_scenario_is_as_its_script_makes_it() -> None:
    tool = TOOL.with_name("make_broken_scenario.py")
    result = subprocess.run(
        [sys.executable, str(tool), "--check"], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")


def test_demo_has_about_sixty_vms_in_all_power_states(demo: Database) -> None:
    states = Counter(vm["power_state"] for vm in _vms(demo))
    assert 55 <= states.total() <= 65
    assert set(states) == {"Running", "Paused", "Suspended", "Halted"}
    running_on = Counter(vm["resident_on"] for vm in _vms(demo) if vm["power_state"] == "Running")
    enabled = {ref for ref, host in demo.records("host").items() if host["enabled"]}
    assert set(running_on) == enabled
    assert min(running_on.values()) > 10


def test_demo_has_a_host_in_maintenance_whose_certificate_ends_soon(demo: Database) -> None:
    host = _named(demo, "host", "xcp-03")
    assert not host["enabled"]
    assert host["other_config"]["MAINTENANCE_MODE"] == "true"
    ends = [demo.get("Certificate", ref)["not_after"] for ref in host["certificates"]]
    described = moment(read("demo")["scenario"]["now"]["time"])
    assert 8 < (moment(min(ends)) - described) / 86400 < 10


def test_demo_has_a_storage_that_is_91_percent_full(demo: Database) -> None:
    sr = _named(demo, "SR", "Local SSD xcp-01")
    assert round(100 * sr["physical_utilisation"] / sr["physical_size"]) == 91
    assert (sr["physical_size"] - sr["physical_utilisation"]) // GIB == 86


def test_demo_has_a_snapshot_tree_three_deep_and_a_checkpoint(demo: Database) -> None:
    gitlab = _named(demo, "VM", "gitlab")
    depth, ref = 0, gitlab["parent"]
    while ref != NULL_REF:
        depth, ref = depth + 1, demo.get("VM", ref)["parent"]
    assert depth == 3
    assert len(gitlab["snapshots"]) == 4
    checkpoints = demo.find("VM", is_a_snapshot=True, power_state="Suspended")
    assert [demo.get("VM", demo.get("VM", ref)["snapshot_of"])["name_label"] for ref in checkpoints] == [
        "nextcloud"
    ]


def test_demo_has_the_odd_things_that_clients_stumble_over(demo: Database) -> None:
    vms = {vm["name_label"]: vm for vm in _vms(demo)}
    assert "büro-über-straße ☕" in vms
    assert max(map(len, vms)) > 100
    assert vms["pxe-test"]["VBDs"] != []
    assert vms["appliance-pbx"]["guest_metrics"] == NULL_REF
    assert vms["vault"]["blocked_operations"]
    assert any(not vdi["managed"] for vdi in demo.records("VDI").values())
    assert any(
        not vdi["VBDs"] and vdi["managed"] and not vdi["read_only"] for vdi in demo.records("VDI").values()
    )
    assert demo.find("PBD", currently_attached=False)
    assert any(not network["PIFs"] for network in demo.records("network").values())
    assert len(demo.find("task", status="pending")) == 2


def test_demo_has_templates_default_and_custom(demo: Database) -> None:
    templates = [vm for vm in demo.records("VM").values() if vm["is_a_template"] and not vm["is_a_snapshot"]]
    assert Counter(vm["is_default_template"] for vm in templates) == {True: 22, False: 2}
    assert all(vm["recommendations"].startswith("<restrictions>") for vm in templates)


def test_dates_move_so_that_the_pool_is_described_as_of_now() -> None:
    now = 1_900_000_000.0
    then = moment(read("demo")["scenario"]["now"]["time"])
    old, new = _loaded("demo"), _loaded("demo", now=now)
    for ref, message in old.records("message").items():
        moved = new.get("message", ref)["timestamp"]
        assert moment(moved) - now == moment(message["timestamp"]) - then
    ref = old.find("host", name_label="xcp-01")[0]
    boots = [float(db.get("host", ref)["other_config"]["boot_time"]) for db in (old, new)]
    assert boots[1] - boots[0] == pytest.approx(now - then, abs=1)
    halted = [vm["metrics"] for vm in _vms(new) if vm["power_state"] == "Halted"]
    assert {new.get("VM_metrics", ref)["start_time"] for ref in halted} == {"19700101T00:00:00Z"}


def test_consoles_are_reached_at_the_simulator(demo: Database) -> None:
    for ref, console in demo.records("console").items():
        is_dom0 = demo.get("VM", console["VM"])["is_control_domain"]
        asked = f"ref={ref}" if is_dom0 else f"uuid={console['uuid']}"
        assert console["location"] == f"{BASE_URL}/console?{asked}"


def test_all_hosts_are_where_the_simulator_is_and_show_the_certificate_that_clients_meet() -> None:
    db = _loaded("demo", certificate_sha256="ab" * 32)
    shown = {
        demo_host["name_label"]: db.get("Certificate", ref)["fingerprint_sha256"]
        for demo_host in db.records("host").values()
        for ref in demo_host["certificates"]
        if db.get("Certificate", ref)["type"] == "host"
    }
    assert set(shown.values()) == {":".join(["AB"] * 32)}
    assert {host["address"] for host in db.records("host").values()} == {"127.0.0.1"}


def test_partial_records_are_completed_and_unknown_ones_named() -> None:
    db = Database()
    source = {
        "pool": {"OpaqueRef:p": {"master": "OpaqueRef:h", "future_field": 1}},
        "host": {"OpaqueRef:h": {"name_label": "h"}},
        "VM": {"OpaqueRef:v": {"name_label": "v", "power_state": "Running", "resident_on": "OpaqueRef:h"}},
        "Gadget": {"OpaqueRef:g": {}},
    }
    before = json.dumps(source)
    assert load(db, source, BASE_URL) == ["pool.future_field", "Gadget"]
    assert json.dumps(source) == before
    vm = db.get("VM", "OpaqueRef:v")
    assert vm["uuid"]
    assert vm["memory_static_max"] == 0
    assert vm["metrics"] in db.records("VM_metrics")
    assert db.get("console", vm["consoles"][0])["protocol"] == "rfb"
    assert db.get("host", "OpaqueRef:h")["resident_VMs"] == ["OpaqueRef:v"]
    assert db.get("host_metrics", db.get("host", "OpaqueRef:h")["metrics"])["live"] is True


def test_a_scenario_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(FileNotFoundError, match=r"no scenario nowhere; there are broken, demo, empty"):
        load(Database(), "nowhere", BASE_URL)


def test_a_file_that_is_no_pool_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(ValueError, match="holds no pool"):
        load(Database(), path, BASE_URL)


def test_files_of_real_pools_load_and_keep_what_dangles(recorded_pools: Path) -> None:
    times: dict[str, float] = {}
    for path in sorted(recorded_pools.glob("*.json")):
        started = time.perf_counter()
        db = Database()
        assert set(load(db, path, BASE_URL)) <= {"VIF_metrics", "VBD_metrics"}
        times[path.name] = time.perf_counter() - started
        assert one_sided(db) == []
        assert wrong_types(db) == []
        given = read(path)
        assert len(db.records("VM")) == len(given["VM"])
        assert any(vm["is_control_domain"] for vm in db.records("VM").values())
    assert times
    print({name: f"{seconds * 1000:.0f} ms" for name, seconds in times.items()})


def test_an_old_pool_keeps_its_dangling_references(recorded_pools: Path) -> None:
    db = Database()
    load(db, recorded_pools / "small_vms-dangling.json", BASE_URL)
    assert dangling(db) != []
