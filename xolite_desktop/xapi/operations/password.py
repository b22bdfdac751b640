# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Another password for the user who is signed in, and for signing in again. There is no task of it on any server."""

from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.without_secret import without_secret
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.change_password import ChangePassword
from xolite_desktop.xapi.refs import Ref

WRONG: Final = "OLD_PASSWORD_WRONG"
"""Ours: hosts do not look at the old password, so that it is tried before."""
EVERY_HOST_S: Final = 600.0


async def change(
    client: Client, _: Ref, plan: ChangePassword, report: Report, on_task: OnTask = None
) -> None:
    """The coordinator tells its members. Raises `Failure` with OLD_PASSWORD_WRONG before anything is changed.

    If the answer is lost, whether the pool accepts the new password tells what became of it.
    """
    if not await client.accepts(plan.old):
        raise Failure(WRONG, (), "", client.endpoint)
    report(0.5)
    told: Failure | None = None
    try:
        await client.call("session.change_password", plan.old, plan.new, timeout_s=EVERY_HOST_S)
    except OutcomeUnknown:
        if not await client.accepts(plan.new):
            raise
    except Failure as failure:
        told = without_secret(without_secret(failure, plan.new), plan.old)
    if told is not None:
        raise told
    client.hold_password(plan.new)
