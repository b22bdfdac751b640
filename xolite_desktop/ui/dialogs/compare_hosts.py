# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Hosts side by side, differences marked; it follows the pool while it is open, and goes to the clipboard or a file."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from xolite_desktop.models.comparison_table import ComparisonTable
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.host_comparison import Fact, compare_hosts
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.roles import ItemRole, StateKind
from xolite_desktop.models.tables.table_text import as_csv, as_lines
from xolite_desktop.models.text import count, visible
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.models.updates import Updates, found_words
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.dialogs.save_file import ask_where
from xolite_desktop.ui.style import fonts, theme
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.row_table import RowTable
from xolite_desktop.xapi.plans.updates import in_order
from xolite_desktop.xapi.refs import Ref

_WIDTH, _HEIGHT = 920, 400
_FOLLOWS_MS = 500
_GROUP, _FACT, _HOST = 110, 160, 190


class _Marking(QStyledItemDelegate):
    """What differs stands out by colour and weight."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        is_odd = index.data(ItemRole.STATE) == StateKind.WARN
        tone = "warn" if is_odd else "fg2" if index.column() < 2 else "fg"
        option.palette.setColor(QPalette.ColorRole.Text, theme.color(tone))
        option.font = fonts.strong() if is_odd or index.column() == 0 else fonts.body()


class CompareHostsDialog(Dialog):
    """Of these hosts; the coordinator comes first. Signals: `written()` when a file is, or could not be."""

    written = Signal()

    def __init__(self, connection: Connection, hosts: Sequence[Ref], parent: QWidget | None = None) -> None:
        super().__init__(
            parent, tr("Compare hosts"), tr("What should be the same on all hosts of a pool. Where most agree, the others are marked."),
            icon="columns", tint="accent", width=_WIDTH,
        )  # fmt: skip
        self._connection, self._store = connection, connection.store
        self._hosts = in_order(self._store.cache, list(hosts))
        self.updates: Updates | None = None
        self._writing: asyncio.Task[None] | None = None
        self.table = ComparisonTable([name_of_ref(ref, self._store.cache) for ref in self._hosts], self)
        self.state = Label(tone="secondary")
        self.only = CheckBox(tr("Only differences"))
        self.view = self._make_view()
        top = QHBoxLayout()
        top.addWidget(self.state, 1)
        top.addWidget(self.only)
        self.body.addLayout(top)
        self.body.addWidget(self.view)
        self._make_foot()
        self.only.toggled.connect(self.look)
        soon = Throttle(_FOLLOWS_MS, self.look, self)
        self._store.changed.connect(soon.request)
        self.finished.connect(self._on_finished)
        self.look()

    def look(self, *_: object) -> None:
        """Compare what the pool says now."""
        facts = compare_hosts(self._store, self._hosts)
        if self.updates is not None:
            found = {each.host: found_words(each) for each in self.updates.hosts}
            missing = tuple(found.get(host, "") for host in self._hosts)
            facts.insert(0, Fact(tr("Software"), tr("Missing packages"), missing))
        self.table.show(facts, only_differing=self.only.isChecked())
        number = self.table.difference_count
        self.state.setText(count(number, "difference") if number else tr("Nothing differs."))

    def ask_updates(self) -> None:
        """Ask the hosts which packages they lack, and compare that as well."""
        if self.updates is None:
            self.updates = Updates(self._connection, self)
            self.updates.changed.connect(self.look)
        else:
            self.updates.ask()
        self.look()

    def copy(self) -> None:
        """What is shown, to the clipboard."""
        QGuiApplication.clipboard().setText(as_lines(self.table.titles(), self.table.lines()))
        self.copied.set_text(tr("Copied"))

    def export(self) -> QFileDialog:
        """What is shown, to a file."""
        name = tr("hosts")
        return ask_where(self, tr("Export what is shown"), name, "csv", "CSV (*.csv)", self.write)

    def write(self, path: str) -> None:
        """Write the file, beside the window's work."""
        text = as_csv(self.table.titles(), self.table.lines())

        def failed(error: Exception) -> None:
            reason = str(getattr(error, "strerror", "") or error)
            self._say(tr("{path} could not be written: {reason}").format(path=visible(path), reason=reason))

        self._writing = self._connection.bridge.start(
            asyncio.to_thread(Path(path).write_bytes, text.encode("utf-8", "replace")),
            name="writing the comparison of hosts",
            on_result=lambda _: self._say(tr("Saved as {path}.").format(path=visible(path))),
            on_error=failed,
        )

    def _say(self, sentence: str) -> None:
        self.state.setText(sentence)
        self.written.emit()

    def _make_foot(self) -> None:
        self.copied = Button(tr("Copy"), icon="copy")
        self.exported = Button(tr("Export…"), icon="export")
        self.asked = Button(tr("Ask for updates"), icon="arrow-fat-line-down")
        close = Button(tr("Close"), kind="primary")
        for button in (self.copied, self.exported, self.asked):
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        self.copied.clicked.connect(self.copy)
        self.exported.clicked.connect(self.export)
        self.asked.clicked.connect(self.ask_updates)
        close.clicked.connect(self.accept)
        close.setFocus()

    def _on_finished(self) -> None:
        if self.updates is not None:
            self.updates.close()
        if self._writing is not None:
            self._writing.cancel()  # the file is written whole; there is nobody to be told

    def _make_view(self) -> RowTable:
        wide = max(_HOST, (_WIDTH - 60 - _GROUP - _FACT) // max(1, len(self._hosts)))
        view = RowTable(self.table, tr("Compare hosts"), (_GROUP, _FACT, *(wide for _ in self._hosts)))
        view.setItemDelegate(_Marking(view))
        view.setFixedHeight(_HEIGHT)
        view.setSelectionMode(RowTable.SelectionMode.NoSelection)
        view.setHorizontalScrollMode(RowTable.ScrollMode.ScrollPerPixel)
        return view
