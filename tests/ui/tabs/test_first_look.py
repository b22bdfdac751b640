# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is seen for the first time comes in steps, and is whole and true in the end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from xolite_desktop.models import sliced_work
from xolite_desktop.ui.tabs.tab import Tab
from xolite_desktop.xapi.refs import Ref

PARTS = 30
FIRST, SECOND = Ref("OpaqueRef:first"), Ref("OpaqueRef:second")


class Slow(Tab):
    """Its parts each say what they showed; `told` are the times at which all of it was there."""

    classes = frozenset({"VM"})

    def __init__(self, store: Any) -> None:
        super().__init__(store)
        self.seen: list[tuple[int, str | None]] = []
        self.told: list[int] = []
        self.refreshed.connect(lambda: self.told.append(len(self.seen)))

    def refresh(self) -> None:
        for _ in self.steps():
            pass

    def steps(self) -> Iterator[None]:
        for part in range(PARTS):
            self.seen.append((part, self.ref))
            yield


@pytest.fixture
async def tab(demo_store: Any, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Slow]:
    monkeypatch.setattr(sliced_work, "SLICE_MS", -1.0)  # a step for each turn of the loop
    made = Slow(demo_store.store)
    made.show_object(FIRST)
    made.show()
    yield made
    made.close()


def whole(ref: Ref) -> list[tuple[int, str | None]]:
    return [(part, ref) for part in range(PARTS)]


async def told(tab: Slow, times: int) -> None:
    async with asyncio.timeout(5):
        while len(tab.told) < times:
            await asyncio.sleep(0)


async def test_the_first_part_is_there_at_once_and_the_others_follow(tab: Slow) -> None:
    assert (0, FIRST) in tab.seen
    assert (PARTS - 1, FIRST) not in tab.seen
    await told(tab, 1)
    assert tab.seen == whole(FIRST)
    tab._refresh_if_visible()
    assert len(tab.seen) == 2 * PARTS, "from then on all of it at a time"


async def test_what_changes_meanwhile_is_shown_in_the_end(tab: Slow) -> None:
    tab._refresh_if_visible()
    assert not tab.told
    await told(tab, 1)
    assert len(tab.seen) == 2 * PARTS


async def test_another_object_is_begun_with_anew(tab: Slow) -> None:
    tab.show_object(SECOND)
    await told(tab, 1)
    assert tab.seen[-PARTS:] == whole(SECOND)


async def test_nobody_looks_any_more_and_comes_back(tab: Slow) -> None:
    tab.hide()
    seen = len(tab.seen)
    for _ in range(5):
        await asyncio.sleep(0)
    assert len(tab.seen) == seen
    tab.show()
    await told(tab, 1)
    assert tab.seen[-PARTS:] == whole(FIRST)


async def test_somebody_who_cannot_wait_has_it_now(tab: Slow) -> None:
    tab.finish()
    assert tab.told
    assert tab.seen[-1] == (PARTS - 1, FIRST)
