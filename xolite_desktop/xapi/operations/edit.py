# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Write one value of an object: only that value, only if nobody else changed it meanwhile, and at most once."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown, XapiError
from xolite_desktop.xapi.operations.step import Report, Step, run_steps
from xolite_desktop.xapi.plans.edits import Edit, Slot, Value, Write, as_value, conflicts, writes
from xolite_desktop.xapi.refs import Ref

CHANGED_MEANWHILE: Final = "CHANGED_MEANWHILE"
"""Ours: the value is not the one the edit began with. Parameters: object, field, the value now."""
VERIFIED_AFTER_S: Final = (0.0, 2.0, 5.0)
"""A connection that broke needs a moment before it can be asked what became of the call."""

Pause = Callable[[float], Awaitable[None]]


async def edit(client: Client, change: Edit, report: Report, pause: Pause = asyncio.sleep) -> None:
    """Make an edit. The value is read anew first: events may lag behind it.

    Raises `Failure` with CHANGED_MEANWHILE if it is another one by now, `OutcomeUnknown` if an answer was lost and
    the value is not there, and what calls raise.
    """
    now = await read(client, change.slot)
    if conflicts(change, now):
        params = (change.slot.ref, change.slot.key or change.slot.field, _said(now))
        raise Failure(CHANGED_MEANWHILE, params, "", client.endpoint)
    steps = [_step(client, change, write, pause) for write in writes(change, now)]
    await run_steps(steps, report)


async def read(client: Client, slot: Slot) -> Value:
    """The value as the server has it."""
    found = await client.call(f"{slot.cls}.get_{slot.field}", slot.ref)
    return as_value(found, slot.key)


async def add_tag(client: Client, cls: str, ref: Ref, tag: str, report: Report) -> None:
    """Give an object a tag; nothing is done if it has it."""
    await edit(client, Edit(Slot(cls, ref, "tags"), (), (tag,)), report)


async def remove_tag(client: Client, cls: str, ref: Ref, tag: str, report: Report) -> None:
    """Take a tag from an object."""
    await edit(client, Edit(Slot(cls, ref, "tags"), (tag,), ()), report)


async def set_folder(client: Client, cls: str, ref: Ref, folder: str, report: Report) -> None:
    """Put an object into a folder such as "/Production/Web", from wherever it is; "" takes it out of all."""
    slot = Slot(cls, ref, "other_config", "folder")
    await edit(client, Edit(slot, await read(client, slot), folder or None), report)


def _step(client: Client, change: Edit, write: Write, pause: Pause) -> Step:
    async def work(_: Report) -> None:
        try:
            await client.call(write.method, change.slot.ref, *write.params)
        except OutcomeUnknown:
            if not await _arrived(client, change, write, pause):
                raise

    async def undo() -> None:
        if write.undo is not None:
            await client.call(write.undo.method, change.slot.ref, *write.undo.params)

    return Step(write.method, work, undo if write.undo is not None else None)


async def _arrived(client: Client, change: Edit, write: Write, pause: Pause) -> bool:
    """Whether a call whose answer was lost has had its effect, as far as can be found out soon."""
    for delay_s in VERIFIED_AFTER_S:
        await pause(delay_s)
        with suppress(XapiError):
            return _shows(change, write, await read(client, change.slot))
    return False


def _shows(change: Edit, write: Write, now: Value) -> bool:
    verb = write.method.partition(".")[2]
    if verb.startswith("remove_from_"):
        return now is None
    if verb.startswith("remove_"):
        return isinstance(now, tuple) and write.params[0] not in now
    if verb.startswith("add_to_"):
        return now == write.params[1]
    if verb.startswith("add_"):
        return isinstance(now, tuple) and write.params[0] in now
    if write.params:
        return now == write.params[0]
    return verb != "syslog_reconfigure" and now == change.after


def _said(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
