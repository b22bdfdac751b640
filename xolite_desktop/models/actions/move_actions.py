# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Sending VMs with their disks to other storage, hosts and pools, as data."""

from __future__ import annotations

from dataclasses import dataclass

from xolite_desktop.models.actions.action import Action, Running
from xolite_desktop.models.actions.places import Group, Menu, places
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.copy_running import copy_running
from xolite_desktop.xapi.operations.move_vm import move
from xolite_desktop.xapi.plans.move_vm import MoveVm
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import migration as rules

_VM = frozenset({NodeKind.VM})
_CHANGE = places(Group.CHANGE, Menu.CONTEXT, Menu.VM)


@dataclass(frozen=True)
class Move:
    """What was decided; `pool` is the connection to the pool that takes it, None for the VM's own."""

    plan: MoveVm
    pool: Connection | None = None


async def _move(running: Running, ref: Ref) -> Ref:
    assert isinstance(running.answer, Move)
    pool = running.answer.pool
    if pool is not None and not pool.is_usable:
        raise Failure("POOL_NOT_REACHABLE")
    there = pool.client if pool is not None else running.client
    plan = running.answer.plan
    send = copy_running if plan.is_copied_running(running.client.cache) else move
    return await send(running.client, there, plan, running.report, running.on_task)


MOVE_ACTIONS = (
    Action(
        "vm.move", "Move with its disks", "arrows-left-right", _CHANGE, _VM, many=False, asks="move_vm",
        refuse=rules.send, work=_move, calls=(
            "host.migrate_receive", "VM.migrate_send", "VM.snapshot", "VM.clone", "VM.set_is_a_template", "VM.destroy",
            "VDI.destroy",
        ),
        job_title="Moving {name}", shows_calls=False,
    ),
)  # fmt: skip
