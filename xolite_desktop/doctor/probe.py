# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Times the way of a change from the host into our cache, with a task of our own as the change."""

from __future__ import annotations

import asyncio
import time

from xolite_desktop.xapi.client import Batch, Client
from xolite_desktop.xapi.errors import XapiError

__all__ = ["Probe"]

NAME = "xolite-desktop doctor"
EVERY_S = 1.0
LONGEST_S = 10.0


class Probe:
    """Makes a task once a second and destroys it again. `delays_ms`: from sending the call to the event in our cache.

    A task is the one object that anybody may create and that nothing else depends on.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        self._seen_at: dict[str, float] = {}
        self._arrival = asyncio.Event()
        self.delays_ms: list[float] = []

    def arrived(self, batch: Batch) -> None:
        """Look through a batch of the subscription."""
        added = batch.delta.added.get("task")
        if added:
            now = time.monotonic()
            self._seen_at.update(dict.fromkeys(added, now))
            self._arrival.set()

    async def run(self) -> None:
        """Probe until cancelled. A lost connection is not this probe's to report."""
        while True:
            try:
                await self._measure()
            except (XapiError, TimeoutError):
                pass
            await asyncio.sleep(EVERY_S)

    async def _measure(self) -> None:
        self._seen_at.clear()
        started = time.monotonic()
        task = str(await self._client.call("task.create", NAME, ""))
        try:
            async with asyncio.timeout(LONGEST_S):
                while task not in self._seen_at:
                    self._arrival.clear()
                    await self._arrival.wait()
            self.delays_ms.append((self._seen_at[task] - started) * 1000)
        finally:
            # A pending task cannot be destroyed, only marked; so it ends first.
            await self._client.call("task.set_status", task, "success")
            await self._client.call("task.destroy", task)
