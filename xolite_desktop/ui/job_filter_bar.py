# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The line below the head of the task panel that narrows down which tasks are shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xolite_desktop.models.jobs.job_filter import STATES, JobFilter
from xolite_desktop.models.notices.notice_filter import AGES
from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import count, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.widgets.choice import Choice
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.search_field import SearchField

HEIGHT = 44
_WIDEST_HOST = 220


class JobFilterBar(QWidget):
    """Signals: `changed()` when other tasks are to be shown."""

    changed = Signal()

    def __init__(self, store: PoolStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._hosts: list[str] = [""]
        self.setFixedHeight(HEIGHT)
        self.words = SearchField(tr("Filter tasks"))
        self.states = Choice([tr(title) for title, _ in STATES], tr("State"))
        self.hosts = Choice([tr("All hosts")], tr("Host"))
        self.hosts.setMaximumWidth(_WIDEST_HOST)
        self.ages = Choice([tr(title) for title, _ in AGES], tr("Age"))
        self._shown = Label("", tone="secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 6)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for choice in (self.states, self.hosts, self.ages):
            row.addWidget(choice)
            choice.currentIndexChanged.connect(self.changed)
        row.addWidget(self._shown)
        self.words.textChanged.connect(self.changed)
        self.hide()

    def take_hosts(self) -> None:
        """Offer the hosts that the pool has now; the chosen one stays chosen."""
        hosts = self._store.cache.records("host")
        named = sorted(
            (visible(name_of(record, self._store.cache)), str(ref)) for ref, record in hosts.items()
        )
        refs = ["", *(ref for _, ref in named)]
        chosen = self._hosts[self.hosts.currentIndex()]
        self.hosts.blockSignals(True)
        self.hosts.clear()
        self.hosts.addItems([tr("All hosts"), *(name for name, _ in named)])
        self._hosts = refs
        self.hosts.setCurrentIndex(refs.index(chosen) if chosen in refs else 0)
        self.hosts.blockSignals(False)

    def clear(self) -> None:
        """Everything is shown again."""
        self.words.clear()
        for choice in (self.states, self.hosts, self.ages):
            choice.setCurrentIndex(0)

    def filter(self, only_ours: bool) -> JobFilter:
        """What is chosen; nothing while the line is folded away."""
        if self.isHidden():
            return JobFilter(only_ours)
        return JobFilter(
            only_ours,
            STATES[self.states.currentIndex()][1],
            self._hosts[self.hosts.currentIndex()],
            AGES[self.ages.currentIndex()][1],
            tuple(self.words.text().casefold().split()),
        )

    def show_count(self, shown: int, total: int) -> None:
        """How many tasks the filters leave."""
        words = tr("{shown} of {tasks}").format(shown=shown, tasks=count(total, "task"))
        self._shown.setText(words)
