# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`TablePanel`: a table with all that belongs to it: bar, card, menus, copies, exports, and its look that is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from xolite_desktop.models.bridge import Bridge
from xolite_desktop.models.charts.pulse_feed import PulseFeed
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import Explanation
from xolite_desktop.models.tables.needed_hosts import needed_hosts
from xolite_desktop.models.tables.object_table import ObjectTable
from xolite_desktop.models.tables.table import Table
from xolite_desktop.models.text import set_apart
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.models.tooltip import tip
from xolite_desktop.models.wording import tr
from xolite_desktop.ui import problems
from xolite_desktop.ui.actions.hub import ActionHub
from xolite_desktop.ui.actions.menus import context_menu, popup_below
from xolite_desktop.ui.style import icons
from xolite_desktop.ui.tables.export import TableExport
from xolite_desktop.ui.tables.table_bar import TableBar
from xolite_desktop.ui.tables.table_card import EmptyTable, TableCard
from xolite_desktop.ui.tables.table_look import Look, TableLooks
from xolite_desktop.ui.tables.table_view import TableView
from xolite_desktop.xapi.refs import Ref

MARGIN = 20
COUNT_MS = 200
SORT_MS = 2_000  # between two sorts by figures of the moment
MOST_SORTED = 2_000  # rows up to which such a sort takes no time to speak of
MOST_ACTED_ON = 400  # rows: each action's rule is asked about each of them, in 40 ms


@dataclass(frozen=True)
class TableDesk:
    """What all tables of a window share. `page` is about the object that is shown, `rows` about the rows selected in
    the table that is seen."""

    store: PoolStore
    page: ActionHub
    rows: ActionHub
    looks: TableLooks
    bridge: Bridge
    pulse: PulseFeed


class TablePanel(QWidget):
    """Works only while it is shown. Signals: `link_activated(ref)`."""

    link_activated = Signal(str)

    def __init__(
        self, desk: TableDesk, table: Table, name_of: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        """`name_of` says what the rows belong to, for the name of a file."""
        super().__init__(parent)
        self._desk = desk
        self._name_of = name_of
        self.model = ObjectTable(desk.store, table, self)
        self.view = TableView(self.model, desk.rows.of_keys)
        self.bar = TableBar(table, desk.page, desk.rows)
        self.empty = EmptyTable(tr(table.empty), tr(table.hint) if table.hint else "")
        self.card = TableCard(self.view, self.empty)
        self.export = TableExport(self.view, desk.bridge)
        self._other: QWidget | None = None
        desk.looks.load(table.id).put_on(self.view)
        self.model.search_columns(self.view.columns.shown())
        self._lay_out()
        self._counts_soon = Throttle(COUNT_MS, self._show_counts, self, at_once=True)
        self._sort_soon = Throttle(SORT_MS, self._on_beat, self, at_once=True)
        self._connect()
        self._show_counts()

    def show_owner(self, owner: Ref) -> None:
        """List what belongs to this object."""
        if owner != self.model.owner:
            self.view.clearSelection()
            self.bar.clear_filter()
            self.model.set_chip("")
            self.model.show_owner(owner)
            self.view.scrollToTop()
        self._show_counts()

    def show_instead(self, other: QWidget | None) -> None:
        """Show something else in place of the table, or the table again; the actions of the bar stay."""
        if self._other is not None and self._other is not other:
            self._other.hide()
        self._other = other
        self.card.setVisible(other is None)
        self.bar.show_table_tools(other is None)
        if other is None:
            return
        if other.parentWidget() is not self:
            self._column.insertWidget(self._column.indexOf(self.card), other, 1)
        other.show()

    def columns_menu(self) -> QMenu:
        """Every column with a tick; the first is always there."""
        menu = _menu(self)
        header, columns = self.view.columns, self.model.table.columns
        for number, column in enumerate(columns):
            action = menu.addAction(tr(column.title))
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(number))
            action.setEnabled(number > 0)
            action.toggled.connect(
                lambda is_shown, number=number: self.show_column(number, is_shown=is_shown)
            )
        menu.addSeparator()
        menu.addAction(tr("As at first")).triggered.connect(self.reset_columns)
        return menu

    def show_column(self, number: int, *, is_shown: bool) -> None:
        """Show a column, or hide it. The first one stays."""
        self.view.columns.setSectionHidden(number, not is_shown and number > 0)
        self.view.columns.share_room()
        self._columns_changed()

    def reset_columns(self) -> None:
        """Columns, order and widths as they are meant to be."""
        Look(order=tuple(column.id for column in self.model.table.columns)).put_on(self.view)
        self._columns_changed()

    def export_menu(self) -> QMenu:
        menu = _menu(self)
        selected = bool(self.view.selected)
        copy = menu.addAction(tr("Copy the selected rows") if selected else tr("Copy all rows"))
        copy.setIcon(icons.icon("copy"))
        copy.triggered.connect(self.export.copy)
        save = menu.addAction(tr("Export as CSV or JSON…"))
        save.setIcon(icons.icon("export"))
        save.triggered.connect(lambda: self.export.ask_where(f"{self._name_of()}-{self.model.table.title}"))
        return menu

    def rows_menu(self) -> QMenu:
        """Where the row leads, what can be done to the selected objects, and copying."""
        menu = context_menu(self._desk.rows, self)
        before = menu.actions()[0] if menu.actions() else None
        index = self.view.currentIndex()
        ref = self.model.opens(index.row()) if index.isValid() else ""
        if ref and len(self.view.selected) == 1:
            go = menu.addAction(
                icons.icon("arrow-right"), set_apart(tr("Go to {name}").format(name=self._short(ref)))
            )
            go.setToolTip(tip(name_of_ref(ref, self._desk.store.cache)))
            go.triggered.connect(lambda: self.link_activated.emit(ref))
            if before is not None:
                menu.insertAction(before, go)
                menu.insertSeparator(before)
        menu.addSeparator()
        if index.isValid() and (cell := self.model.cell(index.row(), index.column())).is_code and cell.text:
            title = tr(self.model.table.columns[index.column()].title)
            one = menu.addAction(icons.icon("copy"), tr("Copy {what}").format(what=title))
            one.triggered.connect(lambda: self.view.copy_cell(index))
        copy = menu.addAction(icons.icon("copy"), tr("Copy as text"))
        copy.triggered.connect(self.export.copy)
        return menu

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody sees it: its selection is what rows' actions are about."""
        super().showEvent(event)
        self.model.resume()
        self._on_selection()
        self._follow_pulse()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.pause()
        self._desk.pulse.rest(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A slash in the table goes to its filter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.text() == "/":
            self.bar.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 16, MARGIN, 16)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(self.card, 1)
        column.addStretch(0)

    def _connect(self) -> None:
        bar, view, model = self.bar, self.view, self.model
        bar.filter_changed.connect(model.set_filter)
        bar.filter_expected.connect(model.expect_filter)
        bar.filter_left.connect(lambda: view.setFocus(Qt.FocusReason.TabFocusReason))
        bar.chip_chosen.connect(self._choose_chip)
        bar.columns_asked.connect(lambda: popup_below(self.columns_menu(), bar.columns))
        bar.export_asked.connect(lambda: popup_below(self.export_menu(), bar.export))
        view.opened.connect(self.link_activated)
        view.selection_changed.connect(self._on_selection)
        view.menu_asked.connect(self._show_rows_menu)
        view.copy_asked.connect(self.export.copy)
        view.installEventFilter(self)
        view.columns.customContextMenuRequested.connect(
            lambda at: self.columns_menu().popup(view.columns.mapToGlobal(at))
        )
        view.columns.sized.connect(self._remember)
        view.columns.sectionMoved.connect(lambda *_: self._columns_changed())
        view.columns.sortIndicatorChanged.connect(lambda *_: self._remember())
        self.empty.clear_asked.connect(self._show_all)
        self.export.failed.connect(self._show_failure)
        self._desk.store.pulse.beat.connect(self._sort_soon.request)
        model.counted.connect(self._counts_soon.request)
        model.modelReset.connect(self._counts_soon.request)

    def _choose_chip(self, chip_id: str) -> None:
        self.model.set_chip(chip_id)
        self._show_counts()

    def _show_all(self) -> None:
        self.bar.clear_filter()
        self._choose_chip("")
        self.view.setFocus()

    def _show_counts(self) -> None:
        self.bar.show_counts(self.model.total, self.model.chip_counts, self.model.chip)
        self.card.fit()

    def _on_selection(self) -> None:
        if self.card.isVisible():
            selected = self.view.selected
            self._desk.rows.select(selected if len(selected) <= MOST_ACTED_ON else ())
            self.bar.show_selected(len(selected), MOST_ACTED_ON)

    def _show_rows_menu(self, at: QPoint) -> None:
        self.rows_menu().popup(at)

    def _columns_changed(self) -> None:
        self.model.search_columns(sorted(self.view.columns.shown()))
        self._follow_pulse()
        self._remember()

    def _remember(self) -> None:
        self._desk.looks.save(self.model.table.id, Look.of(self.view))

    def _follow_pulse(self) -> None:
        """Figures of the moment are asked for while somebody sees them."""
        columns = self.model.table.columns
        if self.isVisible() and any(columns[number].is_live for number in self.view.columns.shown()):
            self._desk.pulse.look(self, lambda: needed_hosts(self._desk.store, self.model.rows))
        else:
            self._desk.pulse.rest(self)

    def _on_beat(self) -> None:
        """Rows sorted by figures of the moment go where they belong now, unless the pointer is about to meet one."""
        column = self.model.sorted_by.column
        is_live = self.model.table.columns[column].is_live
        if (
            is_live
            and self.isVisible()
            and not self.view.underMouse()
            and self.model.rowCount() <= MOST_SORTED
        ):
            falling = self.model.sorted_by.is_falling
            self.model.sort(column, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder)

    def _show_failure(self, path: str, reason: str) -> None:
        text = tr("{path} could not be written: {reason}").format(path=path, reason=reason)
        problems.show_failure(
            self.window(), tr("Export failed"), Explanation(tr("The table was not exported"), text, "", "")
        )

    def _short(self, ref: str) -> str:
        name = name_of_ref(ref, self._desk.store.cache)
        return (name[:40] + "…" if len(name) > 40 else name).replace("&", "&&")


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
