# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Work in steps as a coroutine."""

from typing import TypeVar

from xolite_desktop.xapi.client.breath import Breath
from xolite_desktop.xapi.rrd.steps import Steps

_T = TypeVar("_T")


async def in_slices(steps: Steps[_T], breath: Breath) -> _T:
    """Run steps to their end, and give way between them whenever a slice is over."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: _T = end.value
            return result
        await breath.breathe()
