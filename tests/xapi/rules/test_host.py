# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rules of hosts: what needs a live host, what is so already, and who may become the coordinator."""

from __future__ import annotations

import pytest

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.plans.maintenance import remedies, successors
from xolite_desktop.xapi.records.host import Host, HostMetrics
from xolite_desktop.xapi.records.pool import Pool
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import host as rules

H1, H2, METRICS, POOL = (Ref(f"OpaqueRef:{name}") for name in ("h1", "h2", "metrics", "pool"))
IN_MAINTENANCE = {"MAINTENANCE_MODE": "true"}


def cache(*, live: bool = True, ha: bool = False, **fields: object) -> Cache:
    made = Cache()
    host = Host(**{"enabled": True, "metrics": METRICS, **fields})  # type: ignore[arg-type]
    made.apply(
        [
            Change("host", H1, host),
            Change("host", H2, Host(enabled=True)),
            Change("host_metrics", METRICS, HostMetrics(live=live)),
            Change("pool", POOL, Pool(master=H2, ha_enabled=ha)),
        ]
    )
    return made


@pytest.mark.parametrize(
    ("rule", "fields", "code"),
    [
        (rules.enable, {}, "HOST_ENABLED"),
        (rules.enable, {"enabled": False}, ""),
        (rules.enable, {"enabled": False, "other_config": IN_MAINTENANCE}, "HOST_IN_MAINTENANCE"),
        (rules.disable, {}, ""),
        (rules.disable, {"enabled": False}, "HOST_DISABLED_ALREADY"),
        (rules.enter_maintenance, {}, ""),
        (rules.enter_maintenance, {"other_config": IN_MAINTENANCE}, ""),
        (rules.enter_maintenance, {"enabled": False, "other_config": IN_MAINTENANCE}, "HOST_IN_MAINTENANCE"),
        (rules.leave_maintenance, {}, "HOST_NOT_IN_MAINTENANCE"),
        (rules.leave_maintenance, {"other_config": IN_MAINTENANCE}, ""),
        (rules.idle, {"current_operations": {"task": "evacuate"}}, "OTHER_OPERATION_IN_PROGRESS"),
        (rules.idle, {"current_operations": {"task": "vm_start"}}, ""),
        (rules.power_on, {}, "HOST_IS_LIVE"),
        (rules.power_on, {"live": False}, "HOST_POWER_ON_MODE_DISABLED"),
        (rules.power_on, {"live": False, "power_on_mode": "iLO"}, ""),
        (rules.reached, {"live": False}, "HOST_OFFLINE"),
        (rules.takes_over, {}, ""),
        (rules.takes_over, {"live": False}, "HOST_NOT_LIVE"),
        (rules.takes_over, {"ha": True}, "HA_IS_ENABLED"),
        (rules.takes_over, {"enabled": False}, "HOST_DISABLED"),
    ],
)
def test_what_hosts_may(rule, fields, code):
    refusal = rule(cache(**fields), H1)
    assert (refusal.code if refusal is not None else "") == code


def test_a_host_that_is_not_there_is_refused():
    for rule in (rules.enable, rules.disable, rules.idle, rules.power_on, rules.takes_over):
        assert rule(cache(), Ref("OpaqueRef:gone")).code == "HANDLE_INVALID"


def test_only_others_succeed_the_coordinator():
    assert [(ref, refusal) for ref, refusal in successors(cache(), H2)] == [(H1, None)]


def test_what_helps_depends_on_why():
    vm = Ref("OpaqueRef:vm")
    assert remedies(cache(), vm, "VM_LACKS_FEATURE", (vm,))[0] == "vm.insert_tools"
    assert remedies(cache(), vm, "VM_BAD_POWER_STATE", (vm,))[0] == "vm.unpause"
    assert remedies(cache(), vm, "OTHER_OPERATION_IN_PROGRESS", ("VM", vm)) == ()
