# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The demo pool without a network: dialogs are opened on it, and what they answer is done to it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from helpers.direct_pool import DirectClient, DirectPool
from xolite_desktop.models.actions.action import Running
from xolite_desktop.models.actions.all_actions import action
from xolite_desktop.models.actions.offer import offer
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.ui.actions.dialog_table import DIALOGS
from xolite_desktop.xapi.refs import Ref


class Asking:
    """Opens the dialogs of actions, and runs the actions with their answers."""

    def __init__(self) -> None:
        self.pool = DirectPool("demo")
        self.db = self.pool.db
        self.cache = self.pool.cache
        self.store = PoolStore()
        self.store.attach(self.cache)
        self.store.finish_loading()

    def ref(self, cls: str, name: str) -> Ref:
        """The object of a name."""
        return next(ref for ref, each in self.db.records(cls).items() if each["name_label"] == name)  # type: ignore[return-value]

    def update(self, cls: str, ref: str, **fields: Any) -> None:
        """Somebody else changes an object."""
        self.db.update(cls, ref, **fields)
        self.follow()

    def call(self, name: str, *params: object) -> Any:
        """Somebody else makes a call."""
        result = asyncio.run(self.pool.call(name, *params))
        self.follow()
        return result

    def follow(self) -> None:
        self.store.take(self.pool.follow())

    def open(self, action_id: str, *refs: str) -> Any:
        """The dialog of an action that is offered for objects, not shown."""
        entry = action(action_id)
        selection = Selection.of(self.cache, refs)
        made = offer(entry, selection)
        assert made.is_enabled, made.refusal
        assert entry.asks is not None
        allowed = Selection.of(self.cache, [item.ref for item in made.allowed])
        return DIALOGS[entry.asks](self.store, allowed, None)  # type: ignore[arg-type]

    def do(self, action_id: str, dialog: Any, *refs: str, failing: int | None = None) -> DirectClient:
        """Accept a dialog and carry the action out; the client that made its calls."""
        dialog.go.click()
        assert dialog.answer is not None, "the dialog was not accepted"
        return self.run(action_id, dialog.answer, *refs, failing=failing)

    def run(self, action_id: str, answer: object, *refs: str, failing: int | None = None) -> DirectClient:
        """Carry an action out with an answer."""
        client = DirectClient(self.pool, failing=failing)
        entry = action(action_id)
        for ref in refs:
            assert entry.work is not None
            asyncio.run(_awaited(entry.work(Running(client, answer), Ref(ref))))  # type: ignore[arg-type]
        self.store.rebuild()
        return client


async def _awaited(work: Any) -> object:
    return await work


@pytest.fixture
def asking(application: Any) -> Asking:
    return Asking()
