# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""High availability of the pool, as data."""

from __future__ import annotations

from xolite_desktop.models.actions.action import Action, Risk
from xolite_desktop.models.actions.places import Group, pool_places
from xolite_desktop.models.actions.selection import ONLY_POOL
from xolite_desktop.models.actions.works import plain, with_plan
from xolite_desktop.xapi.operations import ha as operations
from xolite_desktop.xapi.rules import ha as rules

_HA = pool_places(Group.DEVICES)

HA_ACTIONS = (
    Action(
        "pool.configure_ha", "High availability", "heartbeat", _HA, ONLY_POOL, many=False, asks="configure_ha",
        refuse=rules.configure, work=with_plan(operations.configure),
        calls=(
            "pool.enable_ha", "pool.set_ha_host_failures_to_tolerate", "VM.set_ha_restart_priority", "VM.set_order",
            "VM.set_start_delay",
        ),
        job_title="Setting high availability of {name}",
    ),
    Action(
        "pool.show_ha_plan", "Failover plan", "tree-structure", _HA, ONLY_POOL, many=False, asks="ha_plan",
        refuse=rules.show_plan,
    ),
    Action(
        "pool.disable_ha", "Disable high availability", "heartbeat", _HA, ONLY_POOL, many=False,
        refuse=rules.disable, work=plain(operations.disable), calls=("pool.disable_ha",),
        job_title="Disabling high availability of {name}", question="Disable high availability of {whom}?",
        risk=Risk.INTERRUPTS,
        warning="VMs of a host that fails stay off then, until somebody starts them. They keep their priorities.",
    ),
)  # fmt: skip
