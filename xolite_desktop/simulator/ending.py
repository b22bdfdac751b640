# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Work that lasts until something else ends it."""

import asyncio
from collections.abc import Coroutine
from typing import Any


async def run_until(ended: asyncio.Event, *works: Coroutine[Any, Any, None]) -> None:
    """Runs all works until the first of them returns or `ended` is set; the others are cancelled.

    What a work raised is raised here, when all have stopped.
    """
    tasks = [asyncio.ensure_future(work) for work in works]
    waiting = asyncio.ensure_future(ended.wait())
    try:
        await asyncio.wait([*tasks, waiting], return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (*tasks, waiting):
            task.cancel()
        outcomes = await asyncio.gather(*tasks, waiting, return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            raise outcome
