# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Python's cyclic garbage collector, kept to the main thread: a QObject destroyed in another thread is a crash.

Python collects in whichever thread happens to allocate. A console's thread, or the demo pool's, would then destroy
timers and widgets that were garbage of the window. So automatic collection is off while Qt's loop runs, and what is
due is collected whenever the loop is about to wait: here, where Qt's objects live, and never between two events.

A full collection looks at every object there is, a tenth of a second for ten thousand VMs. So whoever made very many
that are there to stay says so (`keep_while`), and collections pass them over until their owner is gone.
"""

from __future__ import annotations

import gc
import time
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QAbstractEventDispatcher, QObject

from xolite_desktop.models.freed_memory import FreedMemory, malloc_trim
from xolite_desktop.xapi.client.collector import is_paused

FULL_EVERY_S: Final = 10.0
AFTER_THAW_S: Final = 1.0  # what belonged to a closed window needs a moment to let go of each other


class _Kept:
    """What collections pass over now; the process has one collector, and so one of these."""

    owners: ClassVar[set[int]] = set()
    thawed_at: ClassVar[float | None] = None


def keep_while(owner: QObject) -> None:
    """Pass over everything that exists now in collections, until `owner` is destroyed.

    Cycles that become garbage meanwhile are found in the full collection after that. Say it again when more was made.
    """
    thaw_after(owner)
    gc.freeze()


def thaw_after(owner: QObject) -> None:
    """Look at everything again when `owner` is destroyed: a load has had collections pass over what belongs to it."""
    key = id(owner)
    if key not in _Kept.owners:
        _Kept.owners.add(key)
        owner.destroyed.connect(partial(_thaw, key))


def _thaw(key: int, *_: object) -> None:
    _Kept.owners.discard(key)
    _Kept.thawed_at = time.monotonic()
    gc.unfreeze()


class MainThreadCollector(QObject):
    """Collects on the thread that made it, between `start` and `stop`; young objects often, old ones seldom."""

    def __init__(self) -> None:
        super().__init__()
        self._was_enabled = False
        self._full_at = 0.0
        self._freed = FreedMemory(malloc_trim())
        self._dispatcher: QAbstractEventDispatcher | None = None

    def start(self) -> None:
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._full_at = time.monotonic() + FULL_EVERY_S
        self._dispatcher = QAbstractEventDispatcher.instance()
        self._dispatcher.aboutToBlock.connect(self.collect)

    def stop(self) -> None:
        """Leave the collector as it was found."""
        if self._dispatcher is not None:
            self._dispatcher.aboutToBlock.disconnect(self.collect)
            self._dispatcher = None
        if self._was_enabled:
            gc.enable()

    def collect(self) -> None:
        """Collect the generations that are due, by Python's own thresholds; the oldest at most every 10 s.

        Not during a load: each look at tens of thousands of fresh records would be a pause, and find nothing.
        """
        if is_paused():
            return
        young, middle, old = gc.get_count()
        limits = gc.get_threshold()
        if middle <= limits[1] and young <= limits[0] and _Kept.thawed_at is None:
            return
        now = time.monotonic()
        if _Kept.thawed_at is not None and now >= _Kept.thawed_at + AFTER_THAW_S:
            self._collect_thawed()
        elif old > limits[2] and now >= self._full_at:
            self._collect_all()
        elif middle > limits[1]:
            gc.collect(1)
            self._freed.give_back()
        elif young > limits[0]:
            gc.collect(0)

    def _collect_thawed(self) -> None:
        """Look at everything once, and then pass over it again if another owner has a part in it."""
        _Kept.thawed_at = None
        self._collect_all()
        if _Kept.owners:
            gc.freeze()

    def _collect_all(self) -> None:
        gc.collect()
        self._full_at = time.monotonic() + FULL_EVERY_S
        self._freed.give_back()
