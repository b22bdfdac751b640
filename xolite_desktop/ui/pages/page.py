# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Page`: what is right of the tree for one class of object: header, tabs, and the tab that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xolite_desktop.models.fields import Header as HeaderFields
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import grouped
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.pages.header import MARGIN, Header
from xolite_desktop.ui.tabs.tab import REFRESH_MS, Tab
from xolite_desktop.ui.widgets.panel import Panel
from xolite_desktop.ui.widgets.tab_bar import TabBar
from xolite_desktop.xapi.refs import Ref

HeaderSource = Callable[[PoolStore, Ref, datetime], HeaderFields | None]

_CLOCK_MS = 30_000  # how long a figure such as "up 41 days" may stand


class Page(QWidget):
    """One page serves all objects of its class, one at a time.

    Signals: `link_activated(ref)`.
    """

    link_activated = Signal(str)

    def __init__(
        self, store: PoolStore, source: HeaderSource, tabs: Sequence[Tab], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.store = store
        self.ref: Ref | None = None
        self._wanted = 0
        self._is_changing_object = False
        self._source = source
        self.tabs = tuple(tabs)
        self.header = Header()
        self.bar = TabBar(tr("Tabs"))
        self.stack = QStackedWidget()
        self._build()
        self._soon = Throttle(REFRESH_MS, self._refresh_if_visible, self, at_once=True)
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._clock.timeout.connect(self.refresh_header)
        store.changed.connect(self._soon.request)
        store.reset.connect(self._soon.request)

    @property
    def tab(self) -> Tab:
        """The tab that is chosen."""
        return self.tabs[self.bar.currentIndex()]

    @property
    def wanted_title(self) -> str:
        """The tab that was chosen last, though the object shown now may not have it."""
        return self.tabs[self._wanted].title

    def want(self, title: str) -> None:
        """From now on this tab, for each object that has it; an unknown title changes nothing."""
        self._wanted = next((n for n, tab in enumerate(self.tabs) if tab.title == title), self._wanted)

    def show_object(self, ref: Ref) -> None:
        """Show this object, in the tab that was chosen last if it has that."""
        if ref != self.ref:
            self.header.end_editing()
        self.ref = ref
        self._offer_tabs(ref)
        self.refresh_header()
        self._load_tab()

    def choose_tab(self, number: int) -> bool:
        """By number from 0; False if there is no such tab, or not for this object."""
        if not (0 <= number < len(self.tabs) and self.bar.isTabVisible(number)):
            return False
        self.bar.setCurrentIndex(number)
        self.tab.take_focus()
        return True

    def choose_tab_called(self, title: str) -> bool:
        return self.choose_tab(next((n for n, tab in enumerate(self.tabs) if tab.title == title), -1))

    def step_tab(self, by: int) -> None:
        """The next tab that this object has, or with -1 the one before; after the last comes the first."""
        shown = [number for number in range(len(self.tabs)) if self.bar.isTabVisible(number)]
        self.choose_tab(shown[(shown.index(self.bar.currentIndex()) + by) % len(shown)])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        self.refresh_header()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def _build(self) -> None:
        bar = Panel("tabBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(MARGIN, 4, MARGIN, 0)
        row.addWidget(self.bar)
        for tab in self.tabs:
            self.bar.addTab(tr(tab.title))
            self.stack.addWidget(tab)
            tab.link_activated.connect(self.link_activated)
        self.header.link_activated.connect(self.link_activated)
        self.bar.currentChanged.connect(self._on_tab_changed)
        self.bar.tabBarClicked.connect(lambda number: self.tabs[number].take_focus() if number >= 0 else None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(bar)
        column.addWidget(self.stack, 1)

    def _offer_tabs(self, ref: Ref) -> None:
        """Show the tabs that make sense for an object now, and of them the one that was chosen last."""
        self._is_changing_object = True
        for number, tab in enumerate(self.tabs):
            applies = tab.applies(ref)
            if self.bar.isTabVisible(number) != applies:
                self.bar.setTabVisible(number, applies)
        if self.bar.isTabVisible(self._wanted):
            self.bar.setCurrentIndex(self._wanted)
        self._is_changing_object = False

    def _on_tab_changed(self, number: int) -> None:
        if not self._is_changing_object:
            self._wanted = number
            self._load_tab()

    def _load_tab(self) -> None:
        tab = self.tab
        self.stack.setCurrentWidget(tab)
        if self.ref is not None and tab.ref != self.ref:
            tab.show_object(self.ref)

    def _refresh_if_visible(self, *_: object) -> None:
        """Tabs come and go with what an object has: a device is plugged in, another is taken away."""
        if self.isVisible():
            if self.ref is not None:
                self._offer_tabs(self.ref)
                self._load_tab()
            self.refresh_header()

    def refresh_header(self, *_: object) -> None:
        """Show what the header's source says now."""
        if self.ref is None:
            return
        fields = self._source(self.store, self.ref, datetime.now(UTC))
        if fields is not None:
            self.header.show_header(fields, lambda ref: name_of_ref(ref, self.store.cache))
        self._show_counts(self.ref)

    def _show_counts(self, ref: Ref) -> None:
        """Tabs that list things say how many."""
        for number, tab in enumerate(self.tabs):
            found = tab.count(ref) if self.bar.isTabVisible(number) else None
            text = tr(tab.title) if not found else f"{tr(tab.title)} {grouped(found)}"
            if self.bar.tabText(number) != text:
                self.bar.setTabText(number, text)
