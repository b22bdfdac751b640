# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The snapshots of a VM, as a list or as the tree they form."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.snapshot_outline import SnapshotOutline
from xolite_desktop.models.tables.table import Table
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.tables.table_panel import TableDesk
from xolite_desktop.ui.tabs.outline_tab import OutlineTab, list_or_tree
from xolite_desktop.xapi.refs import Ref


class SnapshotsTab(OutlineTab):
    """The VM itself is in the tree where it is now."""

    key = "snapshots_as"

    def __init__(self, desk: TableDesk, table: Table, parent: QWidget | None = None) -> None:
        ways = list_or_tree(
            tr("Snapshots as a list"), tr("Snapshots as a tree"), tr("How snapshots are shown")
        )
        super().__init__(desk, table, SnapshotOutline(desk.store), ways, tr("Snapshots as a tree"), parent)

    def has_tree(self, ref: Ref) -> bool:
        return bool(self.store.index.snapshots_of_vm(ref))

    def goes_to(self, ref: Ref) -> tuple[str, str]:
        return (ref, tr("Go to the snapshot")) if ref != self.ref else ("", "")
