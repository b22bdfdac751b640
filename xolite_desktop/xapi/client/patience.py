# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Reading although the connection is lost: waiting until it is back, without hammering."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from xolite_desktop.xapi.client.task_watch import TaskWatch
from xolite_desktop.xapi.errors import Failure, ProtocolError, Timeout, TlsRefused, Unreachable, XapiError

_T = TypeVar("_T")

FIRST_DELAY_S: Final = 1.0
LONGEST_DELAY_S: Final = 30.0
_COMING_BACK: Final = ("HOST_", "CANNOT_CONTACT_HOST", "TOO_BUSY", "SESSION_INVALID")


class Patience:
    """For reads only: they are sent again until one is answered.

    While a subscription runs it does the trying, and whatever it says next shows that the pool answers again.
    """

    def __init__(self, watch: TaskWatch, pause: Callable[[float], Awaitable[None]]) -> None:
        self._watch = watch
        self._pause = pause

    async def read(self, read: Callable[[], Awaitable[_T]]) -> _T:
        """What `read` gives once the pool answers. Raises what waiting does not cure: `Failure`, `Closed`."""
        delay_s = FIRST_DELAY_S
        while True:
            try:
                return await read()
            except XapiError as error:
                if not passes(error):
                    raise
            await self._news(delay_s)
            delay_s = min(delay_s * 2, LONGEST_DELAY_S)

    async def _news(self, delay_s: float) -> None:
        waits = [asyncio.ensure_future(self._watch.news())]
        if not self._watch.following:
            waits.append(asyncio.ensure_future(self._pause(delay_s)))
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
            await asyncio.gather(*waits, return_exceptions=True)


def passes(error: XapiError) -> bool:
    """Whether an error may be gone later by itself: connections, hosts that start or change roles, a certificate asked about."""
    if isinstance(error, Failure):
        return error.code.startswith(_COMING_BACK)
    return isinstance(error, Unreachable | Timeout | TlsRefused | ProtocolError)
