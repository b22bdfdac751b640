# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Who leads the pool and who belongs to it, as data."""

from __future__ import annotations

from dataclasses import dataclass

from xolite_desktop.models.actions.action import Action, Risk, Running
from xolite_desktop.models.actions.places import Group, Menu, places, pool_places
from xolite_desktop.models.actions.selection import ONLY_POOL
from xolite_desktop.models.actions.works import plain, with_plan
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations import membership as operations
from xolite_desktop.xapi.plans.join_pool import JoinPool
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import membership as rules
from xolite_desktop.xapi.rules import pool as pool_rules

_HOST = frozenset({NodeKind.HOST})
_OF_HOST = places(Group.SETTINGS, Menu.CONTEXT, Menu.HEADER, Menu.HOST)
_AWAY = "Tasks of the pool that run now are lost from sight. This window loses its connection, and comes back by itself in about a minute. VMs run on."


@dataclass(frozen=True)
class Join:
    """What was decided; `pool` is the connection to the host that joins."""

    plan: JoinPool
    pool: Connection | None


async def _change(running: Running, _: Ref) -> None:
    await operations.designate(running.client, Ref(str(running.answer)), running.report, running.on_task)


async def _join(running: Running, _: Ref) -> Ref:
    """The other window is left to itself: whoever answers there from now on speaks for this pool."""
    answer = running.answer
    if not isinstance(answer, Join) or answer.pool is None or not answer.pool.is_usable:
        raise Failure("POOL_NOT_REACHABLE")
    pool = answer.pool
    return await operations.join(
        running.client, pool.client, answer.plan, running.report, lambda: pool.hang_up(sign_out=False)
    )


MEMBERSHIP_ACTIONS = (
    Action(
        "pool.join", "Add host", "plus", pool_places(Group.SETTINGS), ONLY_POOL, many=False, asks="join_pool",
        refuse=pool_rules.takes_hosts, work=_join, calls=("pool.join",), job_title="Adding a host to {name}",
        shows_calls=False,
    ),
    Action(
        "pool.change_coordinator", "Change coordinator", "crown", pool_places(Group.SETTINGS), ONLY_POOL, many=False,
        asks="choose_coordinator", refuse=rules.change_coordinator, work=_change,
        calls=("pool.designate_new_master",), job_title="Changing the coordinator of {name}",
    ),
    Action(
        "host.make_coordinator", "Make coordinator", "crown", _OF_HOST, _HOST, many=False,
        refuse=rules.coordinate, work=plain(operations.designate), calls=("pool.designate_new_master",),
        job_title="Making {name} the coordinator", question="Make {whom} the coordinator?", risk=Risk.INTERRUPTS,
        warning=_AWAY,
    ),
    Action(
        "host.eject", "Remove from pool", "eject", places(Group.DELETE, Menu.CONTEXT, Menu.HEADER, Menu.HOST), _HOST,
        many=False, asks="eject_host", refuse=rules.eject, work=with_plan(operations.eject), calls=("pool.eject",),
        job_title="Removing {name} from the pool",
    ),
)  # fmt: skip
