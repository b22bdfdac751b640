# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From an object to its page: one page for each kind, made when first needed, and one for several objects."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from xolite_desktop.models.charts.chart_book import ChartBook
from xolite_desktop.models.charts.pulse_feed import PulseFeed
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.connection_words import kind, word
from xolite_desktop.models.edits.edits import Edits
from xolite_desktop.models.fields import Header
from xolite_desktop.models.host_overview import host_header
from xolite_desktop.models.pool_overview import pool_header
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.states import State
from xolite_desktop.models.storage_overview import network_header, sr_header
from xolite_desktop.models.tables import all_tables
from xolite_desktop.models.tables.mixed_columns import kind_of
from xolite_desktop.models.tables.table import Table
from xolite_desktop.models.vm_overview import vm_header
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.actions.hub import ActionHub
from xolite_desktop.ui.actions.menus import HeaderButtons
from xolite_desktop.ui.console.console_card import ConsoleCard
from xolite_desktop.ui.console.consoles import Consoles
from xolite_desktop.ui.editing.draft_editor import HEADER
from xolite_desktop.ui.pages.page import Page
from xolite_desktop.ui.pages.selection_page import SelectionPage
from xolite_desktop.ui.tables.table_look import TableLooks
from xolite_desktop.ui.tables.table_panel import TableDesk
from xolite_desktop.ui.tabs import overview
from xolite_desktop.ui.tabs.chains import ChainsTab
from xolite_desktop.ui.tabs.console import ConsoleTab
from xolite_desktop.ui.tabs.console_wall import ConsoleWall
from xolite_desktop.ui.tabs.events import EventsTab
from xolite_desktop.ui.tabs.glance_row import GlanceRow
from xolite_desktop.ui.tabs.local_disks import LocalDisksTab
from xolite_desktop.ui.tabs.overview import Layout, Overview
from xolite_desktop.ui.tabs.performance import PerformanceTab
from xolite_desktop.ui.tabs.pool_dashboard import PoolDashboard
from xolite_desktop.ui.tabs.pool_memory import PoolMemoryTab
from xolite_desktop.ui.tabs.properties import PropertiesTab
from xolite_desktop.ui.tabs.snapshots import SnapshotsTab
from xolite_desktop.ui.tabs.tab import Tab
from xolite_desktop.ui.tabs.table_tab import TableTab
from xolite_desktop.ui.tabs.text_console import TextConsoleTab
from xolite_desktop.xapi.refs import Ref


class PageStack(QStackedWidget):
    """Signals: `link_activated(ref)` from any page; `console_asked(ref)` for the console of a VM;
    `dismiss_asked(list of Ref)` for messages; `action_asked(action id, ref)` for what a value or a message offers to do;
    `rename_asked(ref)` by a press on a name."""

    dismiss_asked = Signal(list)
    action_asked = Signal(str, str)
    link_activated = Signal(str)
    console_asked = Signal(str)
    rename_asked = Signal(str)

    def __init__(
        self,
        connection: Connection,
        hub: ActionHub,
        rows: ActionHub,
        consoles: Consoles,
        edits: Edits,
        book: ChartBook,
        parent: QWidget | None = None,
    ) -> None:
        """`hub` is about the object shown, `rows` about the rows selected in a table."""
        super().__init__(parent)
        self._edits = edits
        self._connection = connection
        self._hub = hub
        self.consoles = consoles
        self._book = book
        looks = TableLooks(consoles.desk.settings, consoles.desk.pool_uuid)
        self._tables = TableDesk(
            connection.store, hub, rows, looks, connection.bridge, PulseFeed(connection, self)
        )
        self._several: SelectionPage | None = None
        self._pages: dict[str, Page] = {}
        self._wanted: dict[str, str] = {}
        self._make: dict[str, Callable[[], Page]] = {
            "pool": self._pool_page,
            "host": self._host_page,
            "VM": self._vm_page,
            "template": self._template_page,
            "snapshot": self._snapshot_page,
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

    @property
    def several(self) -> SelectionPage | None:
        """The page of several objects or of a group, while it is the one shown."""
        shown = self.currentWidget()
        return shown if isinstance(shown, SelectionPage) else None

    def page_of(self, ref: Ref) -> str | None:
        """The key of an object's page; None for a ref that has none: templates and snapshots have pages of their own."""
        cache = self._connection.store.cache
        for cls in ("VM", "host", "SR", "network", "pool"):
            record = cache.get(cls, ref)
            if record is not None:
                return kind_of(record) if cls == "VM" else cls
        return None

    def show_object(self, ref: Ref) -> bool:
        """False if there is no such object, or no page for it."""
        key = self.page_of(ref)
        if key is None:
            return False
        if key not in self._pages:
            page = self._pages[key] = self._make[key]()
            page.want(self._wanted.get(key, ""))
            page.header.set_buttons(HeaderButtons(self._hub, only_visible=True))
            page.link_activated.connect(self.link_activated)
            page.header.rename_asked.connect(lambda: self.rename_asked.emit(page.ref or ""))
            for tab in page.tabs:
                if isinstance(tab, Overview | PropertiesTab | PoolDashboard):
                    tab.action_asked.connect(lambda action: self.action_asked.emit(action, page.ref or ""))
                if isinstance(tab, EventsTab):
                    tab.dismiss_asked.connect(self.dismiss_asked)
                    tab.fix_asked.connect(self.action_asked)
            self.addWidget(page)
        left = self.page.ref if self.page is not None else None
        self.setCurrentWidget(self._pages[key])
        self._pages[key].show_object(ref)
        if left is not None and left != ref:
            self._edits.drafts.leave(left)
        if self._edits.drafts.get(ref, "name", HEADER) is not None:
            self.rename_asked.emit(ref)
        return True

    def show_objects(self, refs: Sequence[Ref]) -> None:
        """A table of these, and what can be done to all of them."""
        self._table_page().show_objects(refs)

    def show_group(self, title: str, icon: str, refs: Sequence[Ref]) -> None:
        """A table of what is in a group of the tree."""
        self._table_page().show_group(title, icon, refs)

    def _table_page(self) -> SelectionPage:
        if self._several is None:
            self._several = SelectionPage(self._tables)
            self._several.header.set_buttons(HeaderButtons(self._hub, only_visible=True))
            self._several.link_activated.connect(self.link_activated)
            self.addWidget(self._several)
        self.setCurrentWidget(self._several)
        return self._several

    def keep_up(self) -> None:
        """The object shown may have become something else: a VM that was made a template has another page."""
        page = self.page
        key = self.page_of(page.ref) if page is not None and page.ref is not None else None
        if page is not None and page.ref is not None and key is not None and self._pages.get(key) is not page:
            self.show_object(page.ref)

    def close_consoles(self) -> None:
        """Let go of every console, as when the window closes."""
        for page in self._pages.values():
            for tab in page.tabs:
                if isinstance(tab, ConsoleTab):
                    tab.let_go()
                elif isinstance(tab, TextConsoleTab):
                    tab.close_link()
                elif isinstance(tab, ConsoleWall):
                    tab.close_links()
                elif isinstance(tab, Overview) and tab.screen_card is not None:
                    tab.screen_card.close_link()
        self.consoles.close_all()

    def _pool_page(self) -> Page:
        store = self._connection.store
        page = Page(
            store,
            self._pool_header,
            [
                PoolDashboard(self._connection),
                self._overview(overview.POOL),
                PoolMemoryTab(store),
                *self._table_tabs(
                    all_tables.POOL_VMS,
                    all_tables.POOL_HOSTS,
                    all_tables.POOL_STORAGE,
                    all_tables.POOL_NETWORKS,
                    all_tables.POOL_TEMPLATES,
                    all_tables.POOL_SNAPSHOTS,
                    all_tables.POOL_SCHEDULES,
                    all_tables.POOL_VAPPS,
                    all_tables.POOL_USERS,
                ),
                self._wall(),
                self._events(),
                self._properties("pool"),
            ],
        )
        self._connection.state_changed.connect(page.refresh_header)
        return page

    def _pool_header(self, store: PoolStore, ref: Ref, now: datetime) -> Header | None:
        state = self._connection.state
        return pool_header(
            store, State(tr("Connected") if self._connection.is_usable else word(state), kind(state))
        )

    def _host_page(self) -> Page:
        store = self._connection.store
        tabs = [
            self._overview(overview.HOST, glance=GlanceRow(self._connection, "host")),
            *self._table_tabs(
                all_tables.HOST_VMS,
                all_tables.HOST_STORAGE,
                all_tables.HOST_NETWORKS,
                all_tables.HOST_NICS,
                all_tables.HOST_GPUS,
                all_tables.HOST_PCIS,
                all_tables.HOST_USB,
            ),
            *self._consoles(),
            LocalDisksTab(self._connection),
            self._wall(),
            self._performance("host"),
            self._events(),
            self._properties("host"),
        ]
        return Page(store, host_header, tabs)

    def _vm_page(self) -> Page:
        store = self._connection.store
        screen = ConsoleCard(self.consoles.desk)
        screen.console_asked.connect(self.console_asked)
        tabs = [
            self._overview(overview.VM, screen, GlanceRow(self._connection, "VM")),
            *self._consoles(),
            self._performance("VM"),
            *self._table_tabs(all_tables.VM_DISKS, all_tables.VM_NETWORK),
            SnapshotsTab(self._tables, all_tables.VM_SNAPSHOTS),
            *self._table_tabs(all_tables.VM_GPUS, all_tables.VM_USB),
            self._events(),
            self._properties("VM"),
        ]
        return Page(store, vm_header, tabs)

    def _template_page(self) -> Page:
        return Page(self._connection.store, vm_header, self._resting_tabs())

    def _snapshot_page(self) -> Page:
        return Page(self._connection.store, vm_header, self._resting_tabs())

    def _resting_tabs(self) -> list[Tab]:
        """Of what is a VM to the pool but never runs."""
        return [
            self._overview(overview.VM),
            *self._table_tabs(
                all_tables.VM_DISKS, all_tables.VM_NETWORK, all_tables.VM_GPUS, all_tables.VM_USB
            ),
            self._events(),
            self._properties("VM"),
        ]

    def _table_tabs(self, *tables: Table) -> list[TableTab]:
        return [TableTab(self._tables, table) for table in tables]

    def _consoles(self) -> list[Tab]:
        return [ConsoleTab(self.consoles), TextConsoleTab(self.consoles.desk)]

    def _overview(
        self, layout: Layout, screen: ConsoleCard | None = None, glance: GlanceRow | None = None
    ) -> Tab:
        return Overview(self._connection.store, layout, screen=screen, glance=glance, edits=self._edits)

    def _properties(self, cls: str) -> Tab:
        return PropertiesTab(self._connection.store, cls, self._edits)

    def _events(self) -> EventsTab:
        return EventsTab(self._connection)

    def _performance(self, cls: str) -> PerformanceTab:
        return PerformanceTab(self._connection, self._book, cls)

    def _wall(self) -> ConsoleWall:
        wall = ConsoleWall(self.consoles.desk)
        wall.console_asked.connect(self.console_asked)
        return wall

    def _sr_page(self) -> Page:
        tabs = [
            self._overview(overview.STORAGE),
            ChainsTab(self._tables, all_tables.SR_DISKS),
            *self._table_tabs(all_tables.SR_HOSTS),
            self._performance("SR"),
            self._events(),
            self._properties("SR"),
        ]
        return Page(self._connection.store, lambda store, ref, _: sr_header(store, ref), tabs)

    def _network_page(self) -> Page:
        tabs = [
            self._overview(overview.NETWORK),
            *self._table_tabs(all_tables.NETWORK_VMS, all_tables.NETWORK_HOSTS),
            self._properties("network"),
        ]
        return Page(self._connection.store, lambda store, ref, _: network_header(store, ref), tabs)
