# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Qt objects that are garbage die on the main thread, whoever allocates."""

from __future__ import annotations

import asyncio
import gc
import threading
import weakref

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer

from xolite_desktop.models import freed_memory, garbage
from xolite_desktop.models.garbage import MainThreadCollector
from xolite_desktop.xapi.client.collector import paused_collector


class Knot(QObject):
    """A Qt object in a cycle, with a timer that only its own thread may stop."""

    def __init__(self) -> None:
        super().__init__()
        self.myself = self
        self.timer = QTimer(self)
        self.timer.start(60_000)


def allocate() -> None:
    """What makes Python collect: many new containers that stay for a while."""
    kept = [[number] for number in range(50_000)]
    assert kept


async def test_a_thread_that_allocates_does_not_collect_qt_objects():
    died: list[threading.Thread] = []
    knot = Knot()
    weakref.finalize(knot, lambda: died.append(threading.current_thread()))
    del knot
    worker = threading.Thread(target=allocate)
    worker.start()
    await asyncio.to_thread(worker.join)
    gc.collect()
    assert died == [threading.main_thread()]


def test_the_collector_leaves_things_as_they_were(application):
    gc.enable()
    collector = MainThreadCollector()
    collector.start()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_garbage_is_collected_when_it_is_due(application):
    collector = MainThreadCollector()
    collector.start()
    knot = Knot()
    gone = weakref.ref(knot)
    del knot
    kept = [[number] for number in range(2 * gc.get_threshold()[0])]
    assert kept
    collector.collect()
    collector.stop()
    assert gone() is None


def test_what_became_free_goes_back_though_old_objects_are_not_due(application, monkeypatch):
    given: list[int] = []
    monkeypatch.setattr(freed_memory, "EVERY_S", 0.0)
    monkeypatch.setattr(garbage, "malloc_trim", lambda: given.append)
    collector = MainThreadCollector()
    collector.start()
    gc.collect()
    kept = [[[number] for number in range(2 * gc.get_threshold()[0])] for _ in range(2)]
    while gc.get_count()[1] <= gc.get_threshold()[1]:
        gc.collect(0)
    collector.collect()
    collector.stop()
    assert kept
    for thread in threading.enumerate():
        if thread.name == "freed-memory":
            thread.join()
    assert given == [0]


async def test_garbage_is_collected_when_the_loop_has_nothing_else_to_do():
    knot = Knot()
    gone = asyncio.Event()
    weakref.finalize(knot, gone.set)
    del knot
    kept = [[number] for number in range(2 * gc.get_threshold()[0])]
    assert kept
    await asyncio.wait_for(gone.wait(), 5)


@pytest.mark.usefixtures("real_freezing")
def test_what_an_owner_keeps_is_passed_over_until_the_owner_is_gone(application, monkeypatch):
    monkeypatch.setattr(garbage, "AFTER_THAW_S", 0.0)
    collector = MainThreadCollector()
    collector.start()
    owner, knot = QObject(), Knot()
    gone = weakref.ref(knot)
    garbage.keep_while(owner)
    garbage.keep_while(owner)
    del knot
    gc.collect()
    assert gone() is not None
    shiboken6.delete(owner)
    collector.collect()
    collector.stop()
    assert gone() is None
    assert gc.get_freeze_count() == 0


@pytest.mark.usefixtures("real_freezing")
def test_the_second_owner_keeps_its_part_when_the_first_is_gone(application, monkeypatch):
    monkeypatch.setattr(garbage, "AFTER_THAW_S", 0.0)
    collector = MainThreadCollector()
    first, second = QObject(), QObject()
    garbage.keep_while(first)
    garbage.keep_while(second)
    shiboken6.delete(first)
    collector.collect()
    assert gc.get_freeze_count() > 0
    shiboken6.delete(second)
    collector.collect()
    assert gc.get_freeze_count() == 0


@pytest.mark.usefixtures("real_freezing")
def test_nothing_is_collected_while_a_pool_loads(application):
    collector = MainThreadCollector()
    collector.start()
    gone = weakref.ref(Knot())
    try:
        with paused_collector():
            allocate()
            collector.collect()
            assert gone() is not None
    finally:
        gc.unfreeze()
        gc.collect()
        collector.stop()
    assert gone() is None
