# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The disks of a storage, as a list or as the trees that base copies, disks and snapshots form."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from xolite_desktop.models.chain_outline import ChainOutline
from xolite_desktop.models.tables.disk_columns import vbds_of
from xolite_desktop.models.tables.table import Table
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.tables.table_panel import TableDesk
from xolite_desktop.ui.tabs.outline_tab import OutlineTab, list_or_tree
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import Label, tip
from xolite_desktop.xapi.records.kinds import takes_disks
from xolite_desktop.xapi.refs import Ref

DELETE = "sr.delete_unused"
MOST = 2_000  # disks whose chains are followed anew after each change, which takes 8 ms
_EDGE = 10


class ChainsTab(OutlineTab):
    """Libraries of discs have no tree: images are based on nothing. Nor has what is too large to be weighed at each change."""

    key = "disks_as"

    def __init__(self, desk: TableDesk, table: Table, parent: QWidget | None = None) -> None:
        ways = list_or_tree(tr("Disks as a list"), tr("Disks as a tree"), tr("How disks are shown"))
        self.said = Label(tone="secondary", wrap=True)
        self.delete = Button(tr("Delete unused…"), icon="trash", kind="danger")
        self._hub = desk.page
        self._chains = ChainOutline(desk.store)
        super().__init__(desk, table, self._chains, ways, tr("Disks as a tree"), parent)
        self._chains.weighed.connect(self._show_summary)
        self._hub.refreshed.connect(self._dress)
        self.delete.clicked.connect(self._hub.q_action(DELETE).trigger)

    def above(self) -> QWidget:
        line = _Line()
        line.row.addWidget(self.said, 1)
        line.row.addWidget(self.delete)
        return line

    def has_tree(self, ref: Ref) -> bool:
        sr = self.store.cache.sr(ref)
        number = len(self.store.index.vdis_of_sr(ref))
        return sr is not None and takes_disks(sr) and 0 < number <= MOST

    def goes_to(self, ref: Ref) -> tuple[str, str]:
        """The VM that has it."""
        owner = next((vbd.VM for vbd in vbds_of(self.store, ref) if self.store.cache.vm(vbd.VM)), "")
        return (owner, tr("Go to its VM")) if owner else ("", "")

    def _show_summary(self) -> None:
        said = self._chains.summary()
        if self.said.text() != said:
            self.said.setText(said)
            self.card.fit()
        self._dress()

    def _dress(self) -> None:
        made = self._hub.offers[DELETE]
        self.delete.setVisible(made.is_visible)
        self.delete.setEnabled(made.is_enabled)
        self.delete.setToolTip(tip(made.tooltip(self._hub.selection)))


class _Line(QWidget):
    """A sentence and its button. It says how high it has to be, as a layout alone does not."""

    def __init__(self) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(_EDGE, 4, _EDGE, 4)
        self.row.setSpacing(12)
