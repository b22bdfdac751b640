# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The memory of the pool: a bar for each host with all that runs there, and the sums."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xolite_desktop.models.pool_memory import HostMemory, hosts_memory, pool_memory
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import count
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.tabs.memory_segments import memory_segments
from xolite_desktop.ui.tabs.tab import CardTab
from xolite_desktop.ui.widgets.card import Card
from xolite_desktop.ui.widgets.fields import Fields
from xolite_desktop.ui.widgets.label import ElidedLabel, Label, LinkLabel
from xolite_desktop.ui.widgets.segment_bar import SegmentBar

_LABELS = 180
_AT_ONCE = 4  # rows of a step


class HostRow(QWidget):
    """Name, bar and words of a host. Signals: `activated(ref)` of the host, or of a VM in the bar."""

    activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ref = ""
        self.name = LinkLabel("")
        self.words = ElidedLabel("", tone="secondary")
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = SegmentBar("")
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.name, 1)
        top.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 8)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.bar)
        self.name.activated.connect(self._on_name)
        self.bar.activated.connect(self.activated)

    def show_host(self, store: PoolStore, host: HostMemory) -> None:
        self._ref = host.ref
        self.name.setText(host.name)
        self.words.setText(host.words)
        self.bar.setAccessibleName(tr("Memory of {name}").format(name=host.name))
        self.bar.show_segments(memory_segments(store, host.ref))

    def _on_name(self) -> None:
        self.activated.emit(self._ref)


class PoolMemoryTab(CardTab):
    """Rows follow the hosts, which come and go."""

    title = "Memory"
    classes = frozenset({"host", "host_metrics", "VM", "VM_metrics"})
    refresh_ms = 500

    def __init__(self, store: PoolStore, parent: QWidget | None = None) -> None:
        super().__init__(store, parent)
        self.rows: list[HostRow] = []
        self._is_built = False

    def refresh(self) -> None:
        for _ in self.steps():
            pass

    def steps(self) -> Iterator[None]:
        hosts = hosts_memory(self.store)
        if not self._is_built:
            self._build()
        self.sums.show_fields(pool_memory(hosts))
        self._hosts_card.set_hint(count(len(hosts), "host"))
        yield
        while len(self.rows) > len(hosts):
            self.rows.pop().deleteLater()
        for number, host in enumerate(hosts):
            if number == len(self.rows):
                self._add_row()
            self.rows[number].show_host(self.store, host)
            if number % _AT_ONCE == _AT_ONCE - 1:
                yield
        yield

    def _build(self) -> None:
        self._is_built = True
        self.sums = Fields(label_width=_LABELS)
        card = Card(tr("Memory of the pool"))
        card.add(self.sums)
        self._hosts_card = Card(tr("Hosts"))
        note = tr(
            "Each part is Xen, the control domain or a VM; point at one to see which, press one to go there."
        )
        self._hosts_card.add(Label(note, tone="hint", wrap=True))
        self.cards.add_row((card, 1))
        self.cards.add_row((self._hosts_card, 1))

    def _add_row(self) -> None:
        row = HostRow()
        row.activated.connect(self.link_activated)
        self.rows.append(row)
        self._hosts_card.add(row)
