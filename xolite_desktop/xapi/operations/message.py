# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Dismiss messages: many with one call where the pool knows it, else several at a time."""

import asyncio
from collections.abc import Sequence
from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.refs import Ref

MOST_AT_ONCE: Final = 25
IN_ONE_CALL: Final = 500
TIMEOUT_S: Final = 120.0
_UNKNOWN: Final = ("MESSAGE_METHOD_UNKNOWN", "MESSAGE_PARAMETER_COUNT_MISMATCH")
_GONE: Final = ("HANDLE_INVALID", "UUID_INVALID")


async def destroy(client: Client, messages: Sequence[Ref], report: Report) -> None:
    """Remove messages for everybody; one that is gone already is no error. Raises what `Client.call` raises."""
    done = 0
    for start in range(0, len(messages), IN_ONE_CALL) if len(messages) > 1 else ():
        some = messages[start : start + IN_ONE_CALL]
        try:
            await client.call("message.destroy_many", list(some), timeout_s=TIMEOUT_S)
        except Failure as failure:
            if failure.code in _UNKNOWN:
                break
            if failure.code not in _GONE:
                raise
            await _each(
                client, some, report, done, len(messages)
            )  # one of them is gone: all others are not yet
        done += len(some)
        report(done / len(messages))
    await _each(client, messages[done:], report, done, len(messages))


async def _each(client: Client, messages: Sequence[Ref], report: Report, done: int, total: int) -> None:
    room = asyncio.Semaphore(MOST_AT_ONCE)
    ended = done

    async def one(message: Ref) -> None:
        nonlocal ended
        async with room:
            try:
                await client.call("message.destroy", message)
            except Failure as failure:
                if failure.code not in _GONE:
                    raise
        ended += 1
        report(ended / total)

    ends = await asyncio.gather(*map(one, messages), return_exceptions=True)
    for error in ends:
        if isinstance(error, BaseException):
            raise error
