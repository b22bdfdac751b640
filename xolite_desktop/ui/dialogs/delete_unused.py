# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Before disks that no VM has are deleted: which they are, what they give back, and a number to type."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import count, day, grouped, size, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.dialogs.typed_name import TypedName
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.tick_list import ROW, SHOWN_ROWS, TickList
from xolite_desktop.xapi.chains import Part, chains_of, frees, used_bytes
from xolite_desktop.xapi.plans.delete_unused import DeleteUnused, unused
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.wire_time import parse_wire_time
from xolite_desktop.xapi.refs import Ref

_HEADINGS = later({Part.ORPHAN: "Disks that no VM has", Part.DETACHED: "Snapshots that no VM has"})
LONGEST = 120


class DeleteUnusedDialog(PlanDialog):
    """`answer` is a `DeleteUnused`. Nothing is ticked in the beginning: a disk may wait for its VM."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        self._chains = chains_of(store.cache, item.ref)
        found = unused(store.cache, self._chains)
        lead = (
            tr("No VM has them now. What is ticked is gone for good: look whether somebody has put it aside.")
            if found
            else tr("A VM has every disk that could be deleted.")
        )
        super().__init__(
            store, parent, tr("Delete unused disks of {name}").format(name=item.name), lead, icon="trash",
            verb=tr("Delete"), width=640, danger=True,
        )  # fmt: skip
        self.rows = TickList(tr("Disks that no VM has"))
        shown = self._list(found)
        self.rows.setFixedHeight(ROW * min(shown, SHOWN_ROWS) + 2 * self.rows.frameWidth() + 2)
        self.rows.setVisible(bool(found))
        self.total = Label(tone="secondary", wrap=True)
        self._typed: TypedName | None = None
        self.add_content(self.rows)
        self.add_content(self.total)
        self.rows.itemChanged.connect(self._on_ticked)
        self.check()

    @property
    def typed(self) -> TypedName | None:
        """Where the number of what goes is typed; None while nothing is ticked."""
        return self._typed

    def plan(self) -> DeleteUnused:
        return DeleteUnused(tuple(map(Ref, self.rows.ticked)))

    def problems(self) -> list[Problem]:
        return [each for each in self.plan().problems(self._store.cache) if self.rows.ticked]

    def check(self) -> None:
        super().check()
        ticked = self.plan().disks
        freed = frees(self._store.cache, self._chains, ticked)
        sentence = tr("{disks}: at least {size} come back.")
        self.total.setText(
            sentence.format(disks=count(len(ticked), "disk"), size=size(freed)) if ticked else ""
        )
        self.total.setVisible(bool(ticked))
        typed = self._typed is not None and self._typed.is_typed
        self.go.setEnabled(self.go.isEnabled() and bool(ticked) and typed)

    def _on_ticked(self) -> None:
        """Another number is to be typed."""
        if self._typed is not None:
            self._typed.hide()
            self._typed.deleteLater()
            self._typed = None
        if self.rows.ticked:
            self._typed = TypedName(grouped(len(self.rows.ticked)))
            self._typed.edited.connect(self.check)
            self.add_content(self._typed)
            self._typed.show()  # Qt would do so later, when the height has been taken
        self.check()
        if self.isVisible():
            self.fit()

    def _list(self, found: list[Ref]) -> int:
        rows = 0
        for part, title in _HEADINGS.items():
            refs = [ref for ref in found if self._chains.parts[ref] is part]
            if refs:
                self.rows.add_heading(tr(title))
                rows += 1 + len(refs)
            for ref in refs:
                self.rows.add_line(ref, self._words(ref), is_ticked=False)
        return rows

    def _words(self, ref: Ref) -> str:
        """Its name, what it takes of how much, and when it was taken if it is a snapshot."""
        vdi = self._store.cache.vdi(ref)
        if vdi is None:
            return ""
        name = visible(vdi.name_label[:LONGEST]) or tr("(no name)")
        used = tr("{used} of {total}").format(used=size(used_bytes(vdi)), total=size(vdi.virtual_size))
        taken = parse_wire_time(vdi.snapshot_time) if vdi.is_a_snapshot else None
        when = day(taken.astimezone()) if taken is not None else ""
        return " · ".join(filter(None, (name, used, when)))
