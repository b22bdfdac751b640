# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Asking a pool that may be away for a moment, because of what was just done to it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.patience import passes
from xolite_desktop.xapi.errors import XapiError

LOOK_S: Final = 2.0
BACK_WITHIN_S: Final = 300.0
"""A bond under the connection we came by is away for a minute at most."""


async def asked(client: Client, ask: Callable[[], Awaitable[object]]) -> object:
    """Ask until there is an answer: a bond may just have taken the connection along. Raises what waiting does not cure,
    and after five minutes the last error. Who is leaving, and puts things back on the way, does not wait."""
    waited = 0.0
    while True:
        try:
            return await ask()
        except XapiError as error:
            if not passes(error) or waited >= BACK_WITHIN_S or _is_leaving():
                raise
        await client.pause(LOOK_S)
        waited += LOOK_S


def _is_leaving() -> bool:
    """Whether this was cancelled, as by a window that closes."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
