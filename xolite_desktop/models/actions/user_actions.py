# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Who may sign in to the pool beside the local administrator, as data."""

from __future__ import annotations

from xolite_desktop.models.actions.action import Action, Risk, Running
from xolite_desktop.models.actions.places import Group, Menu, places, pool_places
from xolite_desktop.models.actions.selection import ONLY_POOL
from xolite_desktop.models.actions.works import plain, with_plan
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.operations import directory as operations
from xolite_desktop.xapi.plans.directory import AddUser
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import directory as rules

_USER = frozenset({NodeKind.USER})
_DIRECTORY = pool_places(Group.VAPP)
_OF_USER = places(Group.CHANGE, Menu.CONTEXT, Menu.HEADER)


async def _add(running: Running, _: Ref) -> Ref:
    assert isinstance(running.answer, AddUser)
    return await operations.add(running.client, running.answer, running.report)


async def _set_role(running: Running, ref: Ref) -> None:
    await operations.set_role(running.client, ref, str(running.answer), running.report)


USER_ACTIONS = (
    Action(
        "pool.add_user", "Add user or group", "user-plus", _DIRECTORY, ONLY_POOL, many=False, asks="add_user",
        refuse=rules.joined, work=_add,
        calls=("subject.create", "subject.add_to_roles", "subject.remove_from_roles", "subject.destroy"),
        job_title="Adding a user to {name}",
    ),
    Action(
        "pool.join_directory", "Join a domain", "identification-card", _DIRECTORY, ONLY_POOL, many=False,
        asks="join_directory", refuse=rules.join, work=with_plan(operations.join),
        calls=("pool.enable_external_auth",), job_title="Joining a domain with {name}", shows_calls=False,
    ),
    Action(
        "pool.leave_directory", "Leave the domain", "sign-out", _DIRECTORY, ONLY_POOL, many=False,
        asks="leave_directory", refuse=rules.leave, work=with_plan(operations.leave),
        calls=("pool.disable_external_auth",), job_title="Leaving the domain with {name}", shows_calls=False,
    ),
    Action(
        "user.change_role", "Change role", "identification-card", _OF_USER, _USER, asks="change_role",
        refuse=rules.subject, work=_set_role, calls=("subject.add_to_roles", "subject.remove_from_roles"),
        job_title="Changing the role of {name}", plural="Change the role of",
    ),
    Action(
        "user.log_out", "Log out", "sign-out", _OF_USER, _USER, refuse=rules.subject,
        work=plain(operations.log_out), calls=("session.logout_subject_identifier",), job_title="Logging out {name}",
        risk=Risk.INTERRUPTS, warning="Their sessions end on the pool. They can sign in again at once.",
    ),
    Action(
        "user.remove", "Remove user", "trash", places(Group.DELETE, Menu.CONTEXT, Menu.HEADER), _USER, shortcut="Del",
        refuse=rules.subject, work=plain(operations.remove),
        calls=("subject.destroy", "session.logout_subject_identifier"), job_title="Removing {name}", plural="Remove",
        risk=Risk.INTERRUPTS,
        warning="They cannot sign in to the pool any more, and their sessions end. Nothing changes in the directory.",
    ),
)  # fmt: skip
