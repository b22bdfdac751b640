# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`PastRows`: single questions to hosts, for the rows of some time past or for the newest of all VMs."""

import asyncio
from typing import Final, TypeAlias

from xolite_desktop.xapi.client.breath import Breath
from xolite_desktop.xapi.client.fetch import Fetch
from xolite_desktop.xapi.client.host_poller import ACCEPT, MAX_UPDATES_BYTES, REQUEST_TIMEOUT_S
from xolite_desktop.xapi.client.slices import in_slices
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.rrd.host_poll import FAR_S, updates_target
from xolite_desktop.xapi.rrd.rows import Rows, newest_of_updates, rows_of_updates
from xolite_desktop.xapi.rrd.series import STEP_S
from xolite_desktop.xapi.rrd.updates import DOING, Updates, read_updates

Newest: TypeAlias = dict[tuple[str, str], dict[str, float]]
"""The newest value of each data source, by owner ("host" or "vm") and uuid."""
Placed: TypeAlias = tuple[Endpoint, str]
"""Where a host answers, and its uuid."""

AT_ONCE: Final = 4
"""Questions under way: a page that wants the past of 64 hosts gets it from a few at a time."""
_MARGIN_STEPS: Final = 2
"""Asked for as many rows as an archive has, a host answers from the next, coarser one."""


class PastRows:
    """Asks and forgets: nothing is repeated here."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._places = asyncio.Semaphore(AT_ONCE)

    async def rows(
        self, host: Placed, owner: str, uuid: str, now_s: int | None, span_s: int, step_s: int
    ) -> Rows:
        """Rows of `step_s` or more seconds of one object; `now_s` is the host's time, if it is known."""
        async with self._places:
            now_s = now_s or await self._time_of(host)
            vms = [uuid] if owner == "vm" else []
            start_s = max(0, now_s - span_s + _MARGIN_STEPS * step_s)
            updates = await self._ask(host, updates_target(start_s, host[1], vms, step_s))
        return rows_of_updates(updates, owner, uuid)

    async def newest(self, host: Placed, now_s: int | None) -> Newest:
        """The newest values of the host and of all VMs on it."""
        async with self._places:
            now_s = now_s or await self._time_of(host)
            # Two uuids, whatever they are, make a host answer for all its VMs.
            updates = await self._ask(host, updates_target(now_s - 2 * STEP_S, host[1], ["", ""]))
        return newest_of_updates(updates)

    async def _time_of(self, host: Placed) -> int:
        """Rows of the far future are none, but the answer says when the newest ended."""
        return (await self._ask(host, updates_target(FAR_S, host[1], []))).end_s

    async def _ask(self, host: Placed, target: str) -> Updates:
        body = await self._fetch(
            host[0],
            target,
            accept=ACCEPT,
            doing=DOING,
            timeout_s=REQUEST_TIMEOUT_S,
            max_bytes=MAX_UPDATES_BYTES,
        )
        return await in_slices(read_updates(body, host[0]), Breath())
