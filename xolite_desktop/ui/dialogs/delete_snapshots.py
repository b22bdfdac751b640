# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Before snapshots are deleted: how much that frees, and whether those that were taken after them go as well."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import count, size
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.dialogs.typed_name import TypedName
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.plans.snapshot import branch, space_freed
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.snapshot_tree import snapshot_tree


class DeleteSnapshotsDialog(PlanDialog):
    """`answer` is True if whole branches go. Cancel is the default; the name, or how many, must be typed."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        self._refs = selection.refs
        many = len(self._refs) > 1
        whom = count(len(self._refs), "snapshot") if many else selection.items[0].name
        super().__init__(
            store, parent, tr("Delete {whom}?").format(whom=whom),
            tr("What was kept is gone for good. The VM itself stays as it is."),
            icon="trash", verb=tr("Delete"), danger=True, width=520,
        )  # fmt: skip
        self._below = self._branch()
        self.branch = CheckBox(
            tr("Also {count} taken after it").format(
                count=count(len(self._below) - len(self._refs), "snapshot")
            )
        )
        self.branch.setVisible(len(self._below) > len(self._refs))
        self.freed = Label(tone="secondary")
        self.typed = TypedName(str(len(self._refs)) if many else selection.items[0].name)
        for widget in (self.branch, self.freed, self.typed):
            self.add_content(widget)
        self.branch.toggled.connect(self.check)
        self.typed.edited.connect(self.check)
        self.check()

    def _branch(self) -> set[Ref]:
        found: set[Ref] = set()
        for ref in self._refs:
            snapshot = self._store.cache.vm(ref)
            if snapshot is not None:
                tree = snapshot_tree(self._store.cache, self._store.index, snapshot.snapshot_of)
                found.update(branch(tree.children, ref))
        return found

    def plan(self) -> bool:
        return self.branch.isChecked()

    def check(self) -> None:
        super().check()
        doomed = self._below if self.branch.isChecked() else self._refs
        freed = space_freed(self._store.cache, doomed)
        self.freed.setText(tr("This frees up to {size}.").format(size=size(freed)))
        self.go.setEnabled(self.typed.is_typed)
