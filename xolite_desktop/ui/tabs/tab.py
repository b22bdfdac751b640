# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Tab`: one part of a page. It follows one ref and works only while it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.sliced_work import SlicedWork
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.ui.widgets.card_grid import CardGrid
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.refs import Ref

REFRESH_MS = 100
ELSEWHERE_MS = 500
"""Between two refreshes for what others did: on a large pool something changes all the time."""


class Tab(QWidget):
    """Subclasses say `title`, which `classes` they read, and `refresh` from the cache.

    What is seen for the first time is made on the way, which takes longer than a window may stand still: so it comes in
    `steps`, what is looked at first in the first of them.

    Signals: `link_activated(ref)` when something shown is a way to another object; `refreshed()` when it shows what
    the cache has now.
    """

    title = ""
    classes: frozenset[str] = frozenset()
    refresh_ms = REFRESH_MS

    link_activated = Signal(str)
    refreshed = Signal()

    def __init__(self, store: PoolStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.ref: Ref | None = None
        self._first_look = SlicedWork(self)
        self._is_made = False
        self._is_stale = False
        self._soon = Throttle(self.refresh_ms, self._refresh_if_visible, self, at_once=True)
        self._later = Throttle(
            max(ELSEWHERE_MS, self.refresh_ms), self._refresh_if_visible, self, at_once=True
        )
        store.changed.connect(self._on_changed)
        store.reset.connect(self._soon.request)

    def show_object(self, ref: Ref) -> None:
        """Follow this object from now on."""
        if ref != self.ref:
            self._first_look.stop()
        self.ref = ref
        self._refresh_if_visible()

    def applies(self, ref: Ref) -> bool:
        """Whether this part makes sense for an object of the page's class."""
        return True

    def count(self, ref: Ref) -> int | None:
        """How many things it lists for an object, for its title; None where that is no figure of interest, or dear."""
        return None

    def take_focus(self) -> None:
        """The person chose this tab: where typing should go, if it is here."""

    def refresh(self) -> None:
        """Show what the cache has now; called only while visible, with `ref` set."""
        raise NotImplementedError

    def steps(self) -> Iterator[None]:
        """`refresh` in steps; each shows a part of what `ref` is by then."""
        self.refresh()
        yield

    def finish(self) -> None:
        """Show all of it now, for somebody who cannot wait for the steps of the first look."""
        self._first_look.finish()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_visible()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._first_look.stop()  # what was made is there the next time

    def _on_changed(self, delta: Delta) -> None:
        if not self.isVisible() or not any(delta.touches(cls) for cls in self.classes):
            return
        if any(
            self.ref in refs
            for table in (delta.changed, delta.added, delta.removed)
            for refs in table.values()
        ):
            self._soon.request()
        else:
            self._later.request()

    def _refresh_if_visible(self, *_: object) -> None:
        if self.ref is None or not self.isVisible():
            return
        if self._is_made:
            self.refresh()
            self.refreshed.emit()
        elif self._first_look.is_running:
            self._is_stale = True
        else:
            self._is_stale = False
            self._first_look.start(self.steps(), self._on_made)  # the first of them at once

    def _on_made(self) -> None:
        self._is_made = True
        if self._is_stale:
            self._refresh_if_visible()
        else:
            self.refreshed.emit()


class CardTab(Tab):
    """A tab made of cards."""

    def __init__(self, store: PoolStore, parent: QWidget | None = None) -> None:
        super().__init__(store, parent)
        self.cards = CardGrid()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.cards)
