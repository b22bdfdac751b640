# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The cache on the Qt side: the objects of one pool, and one signal for each batch of changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.index import Index


class PoolStore(QObject):
    """The live objects of a pool. There are no signals for single objects: look into the delta.

    Signals: `changed(Delta)` after the cache and the index took a batch; `reset()` when everything may have
    changed (a new pool, or after lost events); `loaded()` once, when the pool is complete for the first time.
    """

    changed = Signal(object)
    reset = Signal()
    loaded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cache = Cache()
        self.index = Index(self.cache)
        self.is_loaded = False

    def attach(self, cache: Cache) -> None:
        """Show another cache from now on; what it already holds counts as unloaded."""
        self.cache = cache
        self.index = Index(cache)
        self.is_loaded = False
        self.reset.emit()

    def take(self, delta: Delta) -> None:
        """The cache has applied a batch."""
        self.index.apply(delta)
        if self.is_loaded and not delta.empty:
            self.changed.emit(delta)

    def take_resync(self) -> None:
        """The cache was compared with the whole pool: anything may be different, the refs as well."""
        self.index = Index(self.cache)
        self.reset.emit()

    def finish_loading(self) -> None:
        """The pool is complete: models build themselves once, now."""
        self.is_loaded = True
        self.reset.emit()
        self.loaded.emit()
