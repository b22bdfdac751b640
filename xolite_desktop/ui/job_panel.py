# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The panel at the bottom: what runs and what ended, with a head that folds it away. Absent while there is nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from xolite_desktop.models.jobs.job_list import JobList
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.models.text import count
from xolite_desktop.models.wording import tr
from xolite_desktop.ui import job_filter_bar
from xolite_desktop.ui.job_filter_bar import JobFilterBar
from xolite_desktop.ui.job_row import HEIGHT, JobRow
from xolite_desktop.ui.style import icons
from xolite_desktop.ui.widgets.button import Button, IconButton
from xolite_desktop.ui.widgets.chip import Chip
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.panel import Panel

HEAD = 36
SHOWN_ROWS = 4


class _Head(QWidget):
    """A press anywhere on it folds the panel."""

    pressed = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()


class JobPanel(Panel):
    """Signals: `cancel_asked(Job)`, `details_asked(Job)`, `retry_asked(Job)`, `undo_asked(Job)`; `object_asked(ref)` for
    what one is about.

    While `is_read_only` says so nothing can be cancelled.
    """

    cancel_asked = Signal(object)
    retry_asked = Signal(object)
    details_asked = Signal(object)
    object_asked = Signal(str)
    undo_asked = Signal(object)

    def __init__(
        self,
        jobs: JobList,
        parent: QWidget | None = None,
        *,
        is_read_only: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__("jobPanel", parent)
        self._jobs = jobs
        self._is_read_only = is_read_only
        self.shows_all = True
        self._rows: list[JobRow] = []
        self.is_folded = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        self.filters = JobFilterBar(jobs.store)
        self.filters.changed.connect(self._fit)
        column.addWidget(self.filters)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        content = QWidget()
        content.setLayout(self._list)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        column.addWidget(self._scroll)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tick)
        jobs.rowsInserted.connect(self._on_rows_inserted)
        jobs.rowsRemoved.connect(self._on_rows_removed)
        jobs.modelReset.connect(self._rebuild)
        jobs.dataChanged.connect(self._on_data_changed)
        jobs.counts_changed.connect(self._show_counts)
        self._rebuild()

    @property
    def rows(self) -> list[JobRow]:
        return list(self._rows)

    def fold(self, folded: bool) -> None:
        self.is_folded = folded
        if folded and not self.filters.isHidden():
            self.show_filters(False)
        self._fold_button.setIcon(icons.icon("caret-up" if folded else "caret-down"))
        self._fold_button.setAccessibleName(tr("Show tasks") if folded else tr("Fold tasks away"))
        self._fit()

    def refresh(self) -> None:
        """What can be done with the rows may have changed."""
        for number in range(len(self._rows)):
            self._show_row(number)

    def show_filters(self, shown: bool) -> None:
        """The line to narrow the tasks down; away with it everything is shown again."""
        self.filters.take_hosts()
        self.filters.setVisible(shown)
        self.narrow.set_text(tr("Hide filters") if shown else tr("Filter"))
        if shown:
            self.fold(False)
            self.filters.words.setFocus()
        else:
            self.filters.clear()
        self._fit()

    def show_all(self, shows_all: bool) -> None:
        """Everybody's tasks, or only those of this program and person."""
        self.shows_all = shows_all
        self.whose.set_text(tr("Only mine") if shows_all else tr("Show all"))
        self._fit()

    def _head(self) -> QWidget:
        head = _Head()
        head.setFixedHeight(HEAD)
        self._fold_button = IconButton("caret-down", tr("Fold tasks away"))
        self._running, self._failed = Chip("", tone="accent"), Chip("", tone="bad")
        self._clear = Button(tr("Clear finished"), kind="link")
        self.whose = Button(tr("Only mine"), kind="link")
        self.whose.clicked.connect(lambda: self.show_all(not self.shows_all))
        self.narrow = Button(tr("Filter"), kind="link")
        self.narrow.clicked.connect(lambda: self.show_filters(self.filters.isHidden()))
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(self._fold_button)
        row.addWidget(Label(tr("Tasks")))
        row.addWidget(self._running)
        row.addWidget(self._failed)
        row.addStretch(1)
        row.addWidget(self.narrow)
        row.addWidget(self.whose)
        row.addWidget(self._clear)
        head.pressed.connect(lambda: self.fold(not self.is_folded))
        self._fold_button.clicked.connect(lambda: self.fold(not self.is_folded))
        self._clear.clicked.connect(self._jobs.clear_finished)
        return head

    def _rebuild(self) -> None:
        while self._rows:
            self._drop(0)
        self._on_rows_inserted(QModelIndex(), 0, self._jobs.rowCount() - 1)
        self._show_counts()

    def _on_rows_inserted(self, _: QModelIndex, first: int, last: int) -> None:
        for number in range(first, last + 1):
            row = JobRow(self._jobs.data(self._jobs.index(number, 0), ItemRole.RECORD))
            row.cancel_asked.connect(lambda row=row: self.cancel_asked.emit(row.job))
            row.retry_asked.connect(lambda row=row: self.retry_asked.emit(row.job))
            row.clear_asked.connect(lambda row=row: self._jobs.drop(row.job))
            row.object_asked.connect(
                lambda row=row: self.object_asked.emit(row.job.refs[0]) if row.job.refs else None
            )
            row.details_asked.connect(lambda row=row: self.details_asked.emit(row.job))
            row.undo_asked.connect(lambda row=row: self.undo_asked.emit(row.job))
            self._rows.insert(number, row)
            self._list.insertWidget(number, row)
            self._show_row(number)
        self._fit()

    def _on_rows_removed(self, _: QModelIndex, first: int, last: int) -> None:
        for _number in range(first, last + 1):
            self._drop(first)
        self._fit()

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex, roles: Sequence[int]) -> None:
        for number in range(first.row(), last.row() + 1):
            self._show_row(number)
        if list(roles) != [ItemRole.PROGRESS] and not self.filters.isHidden():
            self._fit()

    def _show_row(self, number: int) -> None:
        index = self._jobs.index(number, 0)
        title, detail = index.data(ItemRole.TEXT), index.data(ItemRole.DETAIL)
        row = self._rows[number]
        waiting = self._jobs.is_waiting(row.job)
        row.show_job(
            str(title),
            str(detail or ""),
            self._jobs.now(),
            waiting=waiting,
            is_read_only=self._is_read_only(),
        )

    def _drop(self, number: int) -> None:
        row = self._rows.pop(number)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _show_counts(self) -> None:
        running, failed = self._jobs.running_count, self._jobs.failed_count
        self._running.show_text(tr("{running} running").format(running=running), "accent")
        self._running.setVisible(running > 0)
        self._failed.show_text(tr("{failed} failed").format(failed=failed), "bad")
        self._failed.setVisible(failed > 0)
        self._clear.setEnabled(any(job.is_over for job in self._jobs.jobs))
        self.setAccessibleName(tr("Tasks, {count}").format(count=count(running, "running task")))

    def _fit(self) -> None:
        wanted, now, cache = self.filters.filter(not self.shows_all), self._jobs.now(), self._jobs.store.cache
        for row in self._rows:
            text = f"{row.title.text()} {row.detail.text()}"
            row.setVisible(wanted.admits(row.job, text, cache, now))
        listed = sum(not row.isHidden() for row in self._rows)
        self.filters.show_count(listed, len(self._rows))
        shown = 0 if self.is_folded else min(SHOWN_ROWS, listed)
        line = 0 if self.filters.isHidden() else job_filter_bar.HEIGHT
        self._scroll.setVisible(shown > 0)
        self._scroll.setFixedHeight(shown * HEIGHT)
        self.setFixedHeight(HEAD + line + shown * HEIGHT + 1)
        self.setVisible(bool(self._rows))
        if self._rows and not self._second.isActive():
            self._second.start()
        elif not self._rows:
            self._second.stop()

    def _tick(self) -> None:
        if self.isVisible() and not self.is_folded:
            for row in self._rows:
                row.tick(self._jobs.now())
