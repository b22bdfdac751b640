# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A block of the main thread is reported with what caused it."""

from __future__ import annotations

import asyncio
import linecache
import sys
import threading
import time

from xolite_desktop.models.watchdog import Block, Watchdog


async def test_a_block_is_reported_with_its_stack():
    blocks: list[Block] = []
    reported = asyncio.Event()
    loop = asyncio.get_running_loop()

    def report(block: Block) -> None:
        blocks.append(block)
        loop.call_soon_threadsafe(reported.set)

    watchdog = Watchdog(report, limit_ms=30)
    watchdog.start()
    await asyncio.sleep(0.05)
    blocks.clear()
    reported.clear()
    block_the_main_thread(0.15)
    await asyncio.wait_for(reported.wait(), 5)
    watchdog.stop()
    culprits = [block for block in blocks if "block_the_main_thread" in block.stack]
    assert culprits
    assert culprits[0].duration_ms >= 30
    assert "blocked for" in str(culprits[0])


def block_the_main_thread(seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        threading.Event().wait(0.01)


async def test_a_free_main_thread_is_not_reported():
    blocks: list[Block] = []
    watchdog = Watchdog(blocks.append, limit_ms=2000)
    watchdog.start()
    await asyncio.sleep(0.05)
    watchdog.stop()
    assert not blocks


async def test_it_keeps_nothing_of_the_calls_it_looks_at(monkeypatch):
    """A call's painter and fonts end with the call, in its thread, though the source of its stack is read later."""
    held: list[int] = []
    watchdog = Watchdog(lambda block: None)

    def looked_at() -> None:
        frame = sys._getframe()
        before = sys.getrefcount(frame)
        monkeypatch.setattr(
            linecache, "getline", lambda *_: held.append(sys.getrefcount(frame) - before) or ""
        )
        assert "looked_at" in watchdog._stack()

    looked_at()
    assert held
    assert set(held) == {0}
