# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The cache on the Qt side: the objects of one pool, and one signal for each batch of changes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.known_updates import KnownUpdates
from xolite_desktop.models.loads import Loads
from xolite_desktop.models.pool_totals import PoolTotals
from xolite_desktop.models.pulse import Pulse
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.index import Index

RESET_FROM = 5000  # changed objects from which building anew is cheaper than following


class PoolStore(QObject):
    """The live objects of a pool. There are no signals for single objects: look into the delta.

    Signals: `changed(Delta)` after the cache, the index and the totals took a batch; `reset()` when everything may have
    changed (a new pool, or a very large batch); `loaded()` once, when the pool is complete for the first time.
    """

    changed = Signal(object)
    reset = Signal()
    loaded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cache = Cache()
        self.index = Index(self.cache)
        self.totals = PoolTotals(self.cache, self.index)
        self.pulse = Pulse(self)
        self.loads = Loads(self)
        self.updates = KnownUpdates(lambda: self.cache, self)
        self.is_loaded = False

    def attach(self, cache: Cache) -> None:
        """Show another cache from now on; what it already holds counts as unloaded."""
        self.cache = cache
        self.is_loaded = False
        self.rebuild()

    def rebuild(self) -> None:
        """The cache may have changed without a delta: look at all of it anew."""
        for _ in self.rebuilding():
            pass

    def rebuilding(self) -> Iterator[None]:
        """As `rebuild`, in slices of a few milliseconds, until which the old look-ups stay."""
        index = Index(self.cache, complete=False)
        yield from index.building()
        totals = PoolTotals(self.cache, index)
        yield from totals.building()
        self.index, self.totals = index, totals
        self.reset.emit()

    def take(self, delta: Delta) -> None:
        """The cache has applied a batch. One that changed very much, as after a resync, is told as a reset."""
        for _ in self.taking(delta):
            pass

    def taking(self, delta: Delta) -> Iterator[None]:
        """As `take`, in slices of a few milliseconds; nothing is told before the last."""
        yield from self.index.following(delta)
        yield from self.totals.following(delta)
        if not self.is_loaded or delta.empty:
            return
        if _size(delta) > RESET_FROM:
            self.reset.emit()
        else:
            self.changed.emit(delta)

    def finish_loading(self) -> None:
        """The pool is complete: models build themselves once, now."""
        self.is_loaded = True
        self.reset.emit()
        self.loaded.emit()


def _size(delta: Delta) -> int:
    return sum(len(refs) for part in (delta.added, delta.changed, delta.removed) for refs in part.values())
