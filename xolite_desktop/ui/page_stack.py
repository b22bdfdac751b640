# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From an object to its page: one page for each class, made when first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from xolite_desktop.models.charts.chart_book import ChartBook
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.connection_words import kind, word
from xolite_desktop.models.fields import Header
from xolite_desktop.models.host_overview import host_header
from xolite_desktop.models.pool_overview import pool_header
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.states import State
from xolite_desktop.models.storage_overview import network_header, sr_header
from xolite_desktop.models.vm_overview import vm_header
from xolite_desktop.ui.actions.hub import ActionHub
from xolite_desktop.ui.actions.menus import HeaderButtons
from xolite_desktop.ui.console.console_card import ConsoleCard
from xolite_desktop.ui.console.consoles import Consoles
from xolite_desktop.ui.pages.page import Page
from xolite_desktop.ui.tabs import overview
from xolite_desktop.ui.tabs.console import ConsoleTab
from xolite_desktop.ui.tabs.console_wall import ConsoleWall
from xolite_desktop.ui.tabs.glance_row import GlanceRow
from xolite_desktop.ui.tabs.overview import Overview
from xolite_desktop.ui.tabs.performance import PerformanceTab
from xolite_desktop.ui.tabs.pool_dashboard import PoolDashboard
from xolite_desktop.ui.tabs.tab import Tab
from xolite_desktop.ui.tabs.text_console import TextConsoleTab
from xolite_desktop.xapi.refs import Ref


class PageStack(QStackedWidget):
    """Signals: `link_activated(ref)` from any page; `console_asked(ref)` for the console of a VM."""

    link_activated = Signal(str)
    console_asked = Signal(str)

    def __init__(
        self,
        connection: Connection,
        hub: ActionHub,
        consoles: Consoles,
        book: ChartBook,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._hub = hub
        self.consoles = consoles
        self._book = book
        self._pages: dict[str, Page] = {}
        self._wanted: dict[str, str] = {}
        self._make: dict[str, Callable[[], Page]] = {
            "pool": self._pool_page,
            "host": self._host_page,
            "VM": self._vm_page,
            "SR": self._sr_page,
            "network": self._network_page,
        }

    @property
    def page(self) -> Page | None:
        """The page shown now."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Page) else None

    @property
    def tabs(self) -> dict[str, str]:
        """The title of the tab that was chosen last, for each class."""
        return self._wanted | {cls: page.wanted_title for cls, page in self._pages.items()}

    def want_tabs(self, titles: Mapping[str, str]) -> None:
        """Begin with these tabs; for pages that were not shown yet."""
        self._wanted = dict(titles)

    def class_of(self, ref: Ref) -> str | None:
        """The class of an object that has a page; None for any other ref."""
        return next(
            (cls for cls in self._make if self._connection.store.cache.get(cls, ref) is not None), None
        )

    def show_object(self, ref: Ref) -> bool:
        """False if there is no such object, or no page for it."""
        cls = self.class_of(ref)
        if cls is None:
            return False
        if cls not in self._pages:
            page = self._pages[cls] = self._make[cls]()
            page.want(self._wanted.get(cls, ""))
            page.header.set_buttons(HeaderButtons(self._hub))
            page.link_activated.connect(self.link_activated)
            self.addWidget(page)
        self.setCurrentWidget(self._pages[cls])
        self._pages[cls].show_object(ref)
        return True

    def close_consoles(self) -> None:
        """Let go of every console, as when the window closes."""
        for page in self._pages.values():
            for tab in page.tabs:
                if isinstance(tab, ConsoleTab):
                    tab.pane.show_console(None)
                elif isinstance(tab, TextConsoleTab):
                    tab.close_link()
                elif isinstance(tab, ConsoleWall):
                    tab.close_links()
                elif isinstance(tab, Overview) and tab.screen_card is not None:
                    tab.screen_card.close_link()
        self.consoles.close_all()

    def _pool_page(self) -> Page:
        store = self._connection.store
        page = Page(store, self._pool_header, [PoolDashboard(self._connection), self._wall()])
        self._connection.state_changed.connect(page.refresh_header)
        return page

    def _pool_header(self, store: PoolStore, ref: Ref, now: datetime) -> Header | None:
        state = self._connection.state
        return pool_header(
            store, State("Connected" if self._connection.is_usable else word(state), kind(state))
        )

    def _host_page(self) -> Page:
        store = self._connection.store
        glance = Overview(store, overview.HOST, glance=GlanceRow(self._connection, "host"))
        return Page(store, host_header, [glance, *self._consoles(), self._wall(), self._performance("host")])

    def _vm_page(self) -> Page:
        store = self._connection.store
        screen = ConsoleCard(self.consoles.desk)
        screen.console_asked.connect(self.console_asked)
        glance = GlanceRow(self._connection, "VM")
        shown = Overview(store, overview.VM, screen=screen, glance=glance)
        tabs = [shown, *self._consoles(), self._performance("VM")]
        return Page(store, vm_header, tabs)

    def _consoles(self) -> list[Tab]:
        return [ConsoleTab(self.consoles), TextConsoleTab(self.consoles.desk)]

    def _performance(self, cls: str) -> PerformanceTab:
        return PerformanceTab(self._connection, self._book, cls)

    def _wall(self) -> ConsoleWall:
        wall = ConsoleWall(self.consoles.desk)
        wall.console_asked.connect(self.console_asked)
        return wall

    def _sr_page(self) -> Page:
        tabs = [Overview(self._connection.store, overview.STORAGE), self._performance("SR")]
        return Page(self._connection.store, lambda store, ref, _: sr_header(store, ref), tabs)

    def _network_page(self) -> Page:
        tabs = [Overview(self._connection.store, overview.NETWORK)]
        return Page(self._connection.store, lambda store, ref, _: network_header(store, ref), tabs)
