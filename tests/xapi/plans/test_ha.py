# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A plan of high availability judges itself; rules say what may be protected and when it can be switched."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.plans.ha import (
    Protection,
    SetHa,
    configuration,
    counts,
    heartbeat_srs,
    statefile_srs,
)
from xolite_desktop.xapi.plans.maintenance import coordinated_before, failures_before, failures_meanwhile
from xolite_desktop.xapi.records.classes import CLASSES
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import ha as rules

VM, SR = Ref("VM"), Ref("SR")


def cache(*, hosts: int = 2, **changes: dict[str, Any]) -> Cache:
    records: dict[str, dict[str, Any]] = {
        "pool": {"master": Ref("host0"), "ha_statefiles": ("VDI",)},
        "SR": {"shared": True, "type": "nfs", "content_type": "user"},
        "VDI": {"SR": SR},
        "VBD": {"VDI": Ref("VDI"), "VM": VM, "empty": False, "type": "Disk"},
        "VM": {"is_a_template": False, "VBDs": (Ref("VBD"),), "ha_restart_priority": "restart"},
    }
    made = Cache()
    for cls in records.keys() | changes.keys() - {"host"}:
        made.apply([Change(cls, Ref(cls), CLASSES[cls](**{**records.get(cls, {}), **changes.get(cls, {})}))])
    for number in range(hosts):
        made.apply([Change("host", Ref(f"host{number}"), CLASSES["host"](**changes.get("host", {})))])
    return made


@pytest.mark.parametrize(
    ("plan", "most", "codes"),
    [
        (SetHa((SR,), 1), 1, []),
        (SetHa((SR,), 1), None, []),
        (SetHa((), 1), 1, ["HEARTBEAT_NEEDED"]),
        (SetHa((SR,), 2), 1, ["HA_TOO_MANY_FAILURES"]),
        (SetHa((SR,), -1), 1, ["NOT_A_NUMBER"]),
        (SetHa((SR,), 0, ((VM, Protection("restart", 0, 90_000)),)), 1, ["HA_ORDER_OUT_OF_RANGE"]),
    ],
)
def test_what_is_wrong_with_a_plan(plan: SetHa, most: int | None, codes: list[str]) -> None:
    assert [problem.code for problem in plan.problems(cache(), most)] == codes


def test_while_it_is_on_the_heartbeat_stays() -> None:
    assert SetHa((), 1).problems(cache(pool={"ha_enabled": True}), 1) == []
    assert statefile_srs(cache()) == [SR]
    assert heartbeat_srs(cache()) == [SR]
    assert heartbeat_srs(cache(SR={"shared": False})) == []


def test_the_pool_is_asked_about_the_vms_that_count() -> None:
    assert configuration(cache()) == {"VM": "restart"}
    assert configuration(cache(), {VM: Protection("best-effort")}) == {"VM": "best-effort"}
    assert configuration(cache(), {VM: Protection()}) == {}
    assert counts(cache()) == {"restart": 1, "best-effort": 0, "": 0}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, ""),
        ({"SR": {"shared": False}}, "HA_CONSTRAINT_VIOLATION_SR_NOT_SHARED"),
        ({"VM": {"is_a_template": False, "VGPUs": (Ref("VGPU"),)}}, "VM_HAS_VGPU"),
        (
            {"VM": {"is_a_template": False, "VIFs": (Ref("VIF"),)}, "VIF": {"network": Ref("network")},
             "network": {"PIFs": (Ref("PIF"),)}},
            "HA_CONSTRAINT_VIOLATION_NETWORK_NOT_SHARED",
        ),
    ],
)  # fmt: skip
def test_a_vm_is_protected_if_any_host_could_run_it(changes: dict[str, Any], code: str) -> None:
    refusal = rules.protect(cache(**changes), VM)
    assert (refusal.code if refusal is not None else "") == code


@pytest.mark.parametrize(
    ("rule", "changes", "hosts", "code"),
    [
        (rules.configure, {}, 2, ""),
        (rules.configure, {}, 1, "HA_TOO_FEW_HOSTS"),
        (rules.configure, {"host": {"metrics": Ref("host_metrics")}, "host_metrics": {"live": False}}, 2, "HOST_OFFLINE"),
        (rules.disable, {}, 2, "HA_NOT_ENABLED"),
        (rules.disable, {"pool": {"ha_enabled": True}}, 2, ""),
        (rules.show_plan, {}, 2, "HA_NOT_ENABLED"),
        (rules.show_plan, {"pool": {"ha_enabled": True}}, 2, ""),
    ],
)  # fmt: skip
def test_when_it_can_be_switched(rule: Any, changes: dict[str, Any], hosts: int, code: str) -> None:
    refusal = rule(cache(hosts=hosts, **changes), Ref("pool"))
    assert (refusal.code if refusal is not None else "") == code


def test_maintenance_lowers_what_is_promised_and_knows_what_was_before() -> None:
    on = {"ha_enabled": True, "ha_host_failures_to_tolerate": 2}
    assert failures_meanwhile(cache()) is None
    assert failures_meanwhile(cache(pool=on)) == 1
    noted = {
        "other_config": {"MAINTENANCE_MODE_HA_HOST_FAILURES": "3", "MAINTENANCE_MODE_WAS_COORDINATOR": "true"}
    }
    assert failures_before(cache(pool=on, host=noted), Ref("host1")) == 3
    assert failures_before(cache(host=noted), Ref("host1")) is None
    assert failures_before(cache(pool=on), Ref("host1")) is None
    assert coordinated_before(cache(host=noted, pool={"master": Ref("host0")}), Ref("host1"))
    assert not coordinated_before(cache(host=noted, pool={"master": Ref("host1")}), Ref("host1"))
