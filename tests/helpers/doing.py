# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Choosing actions in a window on a pool, answering their questions, and waiting for what comes of it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.jobs.job import Job, JobState
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.xapi.refs import Ref

PATIENCE_S = 20.0


class Doing:
    """One person's work in a window."""

    def __init__(self, window: PoolWindow) -> None:
        self.window = window
        self.cache = window.connection.store.cache

    def ref(self, cls: str, name: str) -> Ref:
        """The object of a name."""
        records = self.cache.records(cls)
        return next(ref for ref, record in records.items() if getattr(record, "name_label", "") == name)

    def get(self, cls: str, ref: str) -> Any:
        """A record as the window knows it."""
        return self.cache.get(cls, Ref(ref))

    def choose(self, action_id: str, *refs: str) -> list[QWidget]:
        """Choose an action for a selection; the dialogs it opened."""
        asked: list[QWidget] = []
        self.window.actions_runner.asked.connect(asked.append)
        self.window.hub.select([Ref(ref) for ref in refs])
        entry = self.window.hub.q_action(action_id)
        assert entry.isEnabled(), f"{action_id}: {entry.toolTip()}"
        entry.trigger()
        self.window.actions_runner.asked.disconnect(asked.append)
        return asked

    async def done(self, count: int = 1, begin: Callable[[], object] = lambda: None) -> list[Job]:
        """Wait until so many more jobs have ended; `begin` starts them."""
        ended: list[Job] = []
        enough: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def heard(job: Job) -> None:
            if job.is_ours:
                ended.append(job)
            if len(ended) >= count and not enough.done():
                enough.set_result(None)

        self.window.jobs.ended.connect(heard)
        try:
            begin()
            async with asyncio.timeout(PATIENCE_S):
                await enough
        finally:
            self.window.jobs.ended.disconnect(heard)
        return ended

    async def succeed(self, begin: Callable[[], object]) -> Job:
        """Begin one job and wait until it is done."""
        (job,) = await self.done(begin=begin)
        assert job.state is JobState.DONE, job.error
        return job

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until the pool's events have made something true."""
        changed = self.window.connection.store.changed
        true: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def look(*_: object) -> None:
            with contextlib.suppress(AttributeError):
                if holds() and not true.done():
                    true.set_result(None)

        changed.connect(look)
        try:
            look()
            async with asyncio.timeout(PATIENCE_S):
                await true
        finally:
            changed.disconnect(look)
