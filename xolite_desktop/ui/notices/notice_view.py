# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Messages in a table with filters above and the chosen one in full below."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QVBoxLayout,
    QWidget,
)

from xolite_desktop.models.connection import Connection
from xolite_desktop.models.notices.dismissing import refusal
from xolite_desktop.models.notices.fixes import MOST, Fix, fixes_of
from xolite_desktop.models.notices.notice import Notice
from xolite_desktop.models.notices.notice_filter import AGES, KINDS, SEVERITIES, NoticeFilter, wire_date
from xolite_desktop.models.notices.notice_table import NoticeTable
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.text import count, exact, grouped
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.notices.notice_export import NoticeExport
from xolite_desktop.ui.notices.notice_rows import ROW, NoticeDelegate
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.choice import Choice
from xolite_desktop.ui.widgets.label import ElidedLabel, Label, LinkLabel, tip
from xolite_desktop.ui.widgets.panel import Panel
from xolite_desktop.ui.widgets.row_table import RowTable
from xolite_desktop.ui.widgets.search_field import SearchField
from xolite_desktop.xapi.refs import Ref

_WIDTHS = (120, 420, 200, 130)
_LONGEST = 600  # letters of a message that leave room for the others
_LONGEST_TITLE = 40


class NoticeView(QWidget):
    """Signals: `object_asked(ref)`; `fix_asked(action id, ref)`; `dismiss_asked(list of Ref)`."""

    object_asked = Signal(str)
    fix_asked = Signal(str, str)
    dismiss_asked = Signal(list)

    def __init__(
        self, connection: Connection, *, of_one: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._of_one = of_one
        self.table = NoticeTable(connection.store, self)
        self.view = RowTable(
            self.table, tr("Messages"), _WIDTHS, row=max(ROW, fonts.pixel_size(fonts.BODY) + 18)
        )
        self.words = SearchField(tr("Filter messages"))
        self.severities = _choice([title for title, _ in SEVERITIES], tr("Severity"))
        self.kinds = _choice([title for title, _ in KINDS], tr("Kind of object"))
        self.ages = _choice([title for title, _ in AGES], tr("Age"))
        self.dismiss = Button(tr("Dismiss"), icon="check")
        self.dismiss_all = Button(tr("Dismiss all shown"), icon="checks")
        self.export = Button(tr("Export…"), icon="export")
        self.exporting = NoticeExport(self.table, connection.bridge, self)
        self._count = Label("", tone="secondary")
        self.said = ElidedLabel("")
        self._empty = Label("", tone="hint", wrap=True)
        self.details = _Details()
        self._build()
        self._connect()
        self.severities.setCurrentIndex(len(SEVERITIES) - 1 if of_one else 0)
        self._apply()

    @property
    def selected(self) -> list[Ref]:
        """The chosen messages, from top to bottom; all that a row stands for."""
        return [ref for row in self._rows() for ref in self.table.refs_of(row)]

    def _rows(self) -> list[int]:
        return sorted({index.row() for index in self.view.selectionModel().selectedIndexes()})

    def _build(self) -> None:
        view = self.view
        view.setItemDelegate(NoticeDelegate(view))
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(16, 12, 16, 12)
        column_layout.setSpacing(10)
        column_layout.addLayout(self._bar())
        column_layout.addWidget(self._empty)
        column_layout.addWidget(view, 1)
        column_layout.addStretch(0)  # takes the room of an empty table
        column_layout.addWidget(self.details)

    def _bar(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for choice in (self.severities, self.kinds, self.ages):
            row.addWidget(choice)
        self.kinds.setVisible(not self._of_one)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._count)
        below.addWidget(self.said, 1)
        below.addWidget(self.export)
        below.addWidget(self.dismiss)
        below.addWidget(self.dismiss_all)
        both = QVBoxLayout()
        both.setSpacing(8)
        both.addLayout(row)
        both.addLayout(below)
        return both

    def _connect(self) -> None:
        self.words.textChanged.connect(self._apply)
        self.words.left.connect(self.view.setFocus)
        for choice in (self.severities, self.kinds, self.ages):
            choice.currentIndexChanged.connect(self._apply)
        self.dismiss.clicked.connect(lambda: self.dismiss_asked.emit(self.selected))
        self.dismiss_all.clicked.connect(lambda: self.dismiss_asked.emit(list(self.table.refs)))
        self.export.clicked.connect(lambda: self.exporting.ask(self))
        self.exporting.said.connect(self.said.setText)
        self.view.selectionModel().selectionChanged.connect(self.refresh)
        self.view.doubleClicked.connect(self._open_object)
        self.details.object.activated.connect(self._open_object)
        self.details.fix_asked.connect(self.fix_asked)
        table = self.table
        for signal in (
            table.settled,
            table.rowsInserted,
            table.rowsRemoved,
            table.rowsMoved,
            table.dataChanged,
        ):
            signal.connect(self.refresh)
        for changed in (self._connection.state_changed, self._connection.read_only_changed):
            changed.connect(self.refresh)

    def _apply(self, *_: object) -> None:
        age: timedelta | None = AGES[self.ages.currentIndex()][1]
        self.table.set_filter(
            replace(
                NoticeFilter(),
                severities=SEVERITIES[self.severities.currentIndex()][1],
                cls=KINDS[self.kinds.currentIndex()][1],
                since=wire_date(datetime.now(UTC) - age) if age is not None else "",
                words=tuple(self.words.text().casefold().split()),
            )
        )
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Show what can be done with what is chosen now."""
        number, chosen, rows = self.table.message_count, self.selected, self._rows()
        self._count.setText(count(number, "message"))
        self._empty.setText(
            tr("Nothing to show. Alarms and events of the pool appear here; the filters may hide some.")
        )
        is_empty = number == 0 and not self.table.is_building
        self._empty.setVisible(is_empty)
        self.view.setVisible(not is_empty)
        self.export.setEnabled(number > 0)
        why = refusal(self._connection, 2)
        for button, refs in ((self.dismiss, len(chosen)), (self.dismiss_all, number)):
            button.setEnabled(refs > 0 and why is None)
            reason = explain(why).one_line if why is not None else tr("No message is chosen")
            button.setToolTip(tip("" if button.isEnabled() else reason))
        notice = self.table.notice(rows[0]) if len(rows) == 1 else None
        first = self.table.notice_of(chosen[-1]) if notice is not None else None
        self.details.show_notice(notice, len(chosen), first)
        store = self._connection.store
        self.details.show_fixes(fixes_of(notice, store.cache) if notice is not None else ())

    def _open_object(self, *_: object) -> None:
        notice = self._current()
        if notice is not None and notice.object_ref is not None:
            self.object_asked.emit(notice.object_ref)

    def _current(self) -> Notice | None:
        rows = self._rows()
        index: QModelIndex = self.view.currentIndex()
        return self.table.notice(rows[0] if rows else index.row())


class _Details(Panel):
    """One message in full. Signals: `fix_asked(action id, ref)`."""

    fix_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("note")
        self.title = Label("", font=fonts.strong(), wrap=True)
        self.text = Label("", wrap=True, selectable=True)
        self.advice = Label("", tone="secondary", wrap=True)
        self.code = Label("", tone="hint", font=fonts.monospace(), selectable=True)
        self.object = LinkLabel("")
        self.fixes = [Button("") for _ in range(MOST)]
        self._offered: tuple[Fix, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        for label in (self.title, self.text, self.advice):
            column.addWidget(label)
        row = QHBoxLayout()
        row.addWidget(self.object, 1)
        row.addWidget(self.code)
        column.addLayout(row)
        below = QHBoxLayout()
        below.addStretch(1)
        for button in self.fixes:
            button.clicked.connect(self._ask)
            below.addWidget(button)
        column.addLayout(below)
        self.hide()

    def show_notice(self, notice: Notice | None, times: int = 1, first: Notice | None = None) -> None:
        """`first` is the oldest of as many `times` as it was said."""
        self.setVisible(notice is not None)
        if notice is None:
            return
        self.title.setText(notice.title)
        is_long = len(notice.text) > _LONGEST
        self.text.setText(notice.text[:_LONGEST] + "…" if is_long else notice.text)
        self.text.setToolTip(tip(notice.text) if is_long else "")
        self.text.setVisible(bool(notice.text))
        self.advice.setText(notice.advice)
        self.advice.setVisible(bool(notice.advice))
        when = exact(notice.when) if notice.when is not None else ""
        since = exact(first.when) if times > 1 and first is not None and first.when is not None else ""
        often = tr("{count} times since {since}").format(count=grouped(times), since=since) if since else ""
        self.code.setText(" · ".join(filter(None, (often, when, notice.code))))
        self.object.setText(notice.object_name if notice.object_ref is not None else "")

    def show_fixes(self, fixes: tuple[Fix, ...]) -> None:
        """A button for each thing that can be done about it."""
        self._offered = fixes
        for number, button in enumerate(self.fixes):
            button.setVisible(number < len(fixes))
            title = fixes[number].title if number < len(fixes) else ""
            is_long = len(title) > _LONGEST_TITLE
            button.set_text(title[:_LONGEST_TITLE] + "…" if is_long else title)
            button.setToolTip(tip(title) if is_long else "")

    def _ask(self) -> None:
        pressed = self.sender()
        for button, fix in zip(self.fixes, self._offered, strict=False):
            if button is pressed:
                self.fix_asked.emit(fix.action_id, fix.ref)


def _choice(titles: list[str], name: str) -> Choice:
    return Choice([tr(title) for title in titles], name)
