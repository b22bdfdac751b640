# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Join a directory and leave it; let its users and groups in, with which role, and out again. Nothing here has a task."""

from contextlib import suppress
from typing import Any, Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown, XapiError
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.directory import AddUser, JoinDirectory, LeaveDirectory
from xolite_desktop.xapi.plans.roles import role_ref
from xolite_desktop.xapi.records.access import Subject
from xolite_desktop.xapi.refs import Ref

EVERY_HOST_S: Final = 600.0
DIRECTORY_S: Final = 120.0
AD: Final = "AD"


async def join(
    client: Client, pool_ref: Ref, plan: JoinDirectory, report: Report, on_task: OnTask = None
) -> None:
    """Every host joins the domain. Raises `Failure` with what the directory says, and then no host has."""
    name = plan.domain.strip()
    config = {"domain": name, "user": plan.user.strip(), "pass": plan.password}
    try:
        await client.call("pool.enable_external_auth", pool_ref, config, name, AD, timeout_s=EVERY_HOST_S)
    except OutcomeUnknown:
        if not await _is_joined(client, pool_ref, name):
            raise


async def leave(
    client: Client, pool_ref: Ref, plan: LeaveDirectory, report: Report, on_task: OnTask = None
) -> None:
    """Users of the directory cannot sign in from then on; they stay known, for when the pool comes back."""
    config = {"user": plan.user.strip(), "pass": plan.password} if plan.user.strip() else {}
    try:
        await client.call("pool.disable_external_auth", pool_ref, config, timeout_s=EVERY_HOST_S)
    except OutcomeUnknown:
        if not await _is_joined(client, pool_ref, ""):
            raise


async def add(client: Client, plan: AddUser, report: Report) -> Ref:
    """Let a user or group in. The directory is asked who that is; if the role cannot be given it is taken out again."""
    identifier = str(
        await client.call("auth.get_subject_identifier", plan.name.strip(), timeout_s=DIRECTORY_S)
    )
    known: Any = await client.call(
        "auth.get_subject_information_from_identifier", identifier, timeout_s=DIRECTORY_S
    )
    report(0.5)
    record = {"subject_identifier": identifier, "other_config": dict(known)}
    ref = Ref(str(await client.call("subject.create", record)))
    try:
        await set_role(client, ref, plan.role, report)
    except XapiError:
        with suppress(XapiError):
            await client.call("subject.destroy", ref)
        raise
    return ref


async def set_role(
    client: Client, subject_ref: Ref, role: str, report: Report, on_task: OnTask = None
) -> None:
    """One role in place of those it has. The new one comes first, so that nobody is without any between."""
    wanted = role_ref(role)
    now: Any = await client.call("subject.get_roles", subject_ref)
    if wanted not in now:
        await client.call("subject.add_to_roles", subject_ref, wanted)
    for other in now:
        if other != wanted:
            await client.call("subject.remove_from_roles", subject_ref, other)


async def log_out(client: Client, subject_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """End its sessions."""
    record = client.cache.get("subject", subject_ref)
    if isinstance(record, Subject):
        await client.call("session.logout_subject_identifier", record.subject_identifier)


async def remove(client: Client, subject_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Let a user or group out, and end its sessions."""
    record = client.cache.get("subject", subject_ref)
    await client.call("subject.destroy", subject_ref)
    if isinstance(record, Subject):
        with suppress(Failure):
            await client.call("session.logout_subject_identifier", record.subject_identifier)


async def _is_joined(client: Client, pool_ref: Ref, name: str) -> bool:
    master = await client.call("pool.get_master", pool_ref)
    return await client.call("host.get_external_auth_service_name", master) == name
