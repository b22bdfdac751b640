# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Qt objects that are garbage die on the main thread, whoever allocates."""

from __future__ import annotations

import asyncio
import gc
import threading
import weakref

from PySide6.QtCore import QObject, QTimer

from xolite_desktop.models.garbage import MainThreadCollector


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
