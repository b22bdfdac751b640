# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tags of several objects: some given to all of them, some taken from all of them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.edits.choices import tags_of_pool
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import count, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.tag_input import TagInput
from xolite_desktop.ui.widgets.tick_list import ROW, SHOWN_ROWS, TickList
from xolite_desktop.xapi.plans.tags import ChangeTags, tag_counts
from xolite_desktop.xapi.rules.disk import vdi_of

LONGEST = 120


class EditTagsDialog(PlanDialog):
    """`answer` is a `ChangeTags`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        several = count(len(selection.items), "object")
        whom = selection.items[0].name if len(selection.items) == 1 else several
        super().__init__(
            store, parent, tr("Edit tags of {whom}").format(whom=whom),
            tr("Other tags of these objects stay as they are."), icon="tag", verb=tr("Change tags"),
        )  # fmt: skip
        self.added = TagInput(tr("Tags for all of them"), tags_of_pool(store))
        self.form.add("added", tr("Add to all"), self.added)
        self.removed = TickList(tr("Tags none of them keeps"))
        self._list_tags(selection)
        self.added.entered.connect(self.go.click)
        self.added.escaped.connect(self.reject)
        self.removed.itemChanged.connect(self.check)
        self.check()
        self.added.take_focus()

    def _list_tags(self, selection: Selection) -> None:
        records = (self._store.cache.get(item.cls, item.ref) for item in selection.items)
        counts = tag_counts(getattr(record, "tags", ()) for record in records)
        for tag in sorted(counts, key=natural_key):
            has = tr("{some} of {all}").format(some=counts[tag], all=len(selection.items))
            words = tr("{tag} ({count})").format(tag=visible(tag[:LONGEST]), count=has)
            self.removed.add_line(tag, words, is_ticked=False)
        if counts:
            self.removed.setFixedHeight(
                ROW * min(len(counts), SHOWN_ROWS) + 2 * self.removed.frameWidth() + 2
            )
            self.form.add("removed", tr("Remove from all"), self.removed)
        else:
            self.removed.setParent(self)
            self.removed.hide()

    def plan(self) -> ChangeTags:
        return ChangeTags(self.added.content, tuple(self.removed.ticked))

    def check(self) -> None:
        super().check()
        plan = self.plan()
        self.go.setEnabled(bool(plan.added or plan.removed))


class EditDiskTagsDialog(EditTagsDialog):
    """The tags of disks, which may be selected by what attaches them to VMs."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        disks = (vdi_of(store.cache, item.ref) for item in selection.items)
        super().__init__(store, Selection.of(store.cache, filter(None, disks)), parent)
