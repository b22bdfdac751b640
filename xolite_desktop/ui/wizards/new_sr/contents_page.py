# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is at the place already: storage that is there is attached again, or makes way for a new one once a word was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt

from xolite_desktop.models.new_sr.prober import Prober
from xolite_desktop.models.new_sr.summary import lost
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import breakable, size, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.host_rows import HostRows
from xolite_desktop.ui.dialogs.plan_dialog import Form, said
from xolite_desktop.ui.dialogs.typed_name import TypedName
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.inputs import TextInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.wizards.new_sr.asking import VALUE, ProbingLine, show_items
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.new_sr.new_sr import NOT_CONFIRMED, Look, NewSr
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.storage import SR
from xolite_desktop.xapi.sr_probe import FoundSr


class ContentsPage(WizardPage[NewSr]):
    """Looks by itself when it is turned to, unless it has looked at this place."""

    def __init__(self, store: PoolStore, prober: Prober) -> None:
        super().__init__(store, tr("Contents"), ("contents", "confirmed"))
        self._prober = prober
        self._plan: NewSr | None = None
        self._look: Look | None = None

    def build(self) -> None:
        self.set_lead(tr("What is there already is found first, so that nothing is lost by mistake."))
        self.asking = ProbingLine(self._store, self._prober)
        self.again = Button(tr("Look again"), icon="arrow-clockwise")
        self.told = Label(tone="secondary", wrap=True)
        self.rows = HostRows(tr("What to do with it"))
        self.warning = Label(tone="bad", wrap=True)
        self.typed = TypedName(tr("format"))
        self.uuid = TextInput("", tr("UUID"))
        self.form = Form()
        self.form.add("uuid", tr("UUID"), self.uuid)
        self.wrong = Label(tone="bad", wrap=True)
        for widget in (self.asking, self.told, self.rows, self.form, self.warning, self.typed, self.wrong):
            self.column.addWidget(widget)
        self.column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self._prober.looked.connect(self._on_looked)
        self._prober.changed.connect(self._show_asking)
        self.again.clicked.connect(self._ask)
        self.rows.itemSelectionChanged.connect(self.edited)
        self.typed.edited.connect(self.edited)
        self.form.edited.connect(self.edited)

    def applies(self, plan: NewSr) -> bool:
        return not plan.kind.is_library

    def show_plan(self, plan: NewSr) -> None:
        self._plan = plan
        self._show_rows(plan)
        if plan.kind.looks and plan.seen is None:
            self._ask()

    def write(self, plan: NewSr) -> NewSr:
        item = self.rows.currentItem()
        existing = str(item.data(VALUE)) if item is not None else ""
        seen = replace(plan, look=self._look, confirmed=self.typed.is_typed)
        if seen.is_blind:
            existing = self.uuid.text().strip().lower()
        elif seen.seen is None:
            existing = ""
        self._plan = replace(seen, existing=existing)
        return self._plan

    def show_problems(self, problems: Sequence[Problem], plan: NewSr) -> None:
        is_told = plan.seen is not None or plan.is_blind
        shown = [each for each in problems if each.code != NOT_CONFIRMED and is_told]
        self.say_wrong(self.wrong, said(shown[0], self._store) if shown else "")
        gone = lost(plan) if is_told and not shown else ""
        self.warning.setText(breakable(gone))
        self.warning.setVisible(bool(gone))
        self.typed.setVisible(bool(plan.wiped) and not shown)
        self._show_asking()

    def _ask(self) -> None:
        self._look = None
        if self._plan is not None:
            self._prober.look(self._plan)

    def _on_looked(self, look: Look) -> None:
        """What would be wiped is kept unless somebody says otherwise."""
        plan = self._plan
        if plan is None:
            return
        self._look = look
        known = {str(sr.uuid) for sr in self._store.cache.of(SR, "SR").values()}
        free = [found.uuid for found in look.srs if found.uuid not in known]
        kept = plan.existing if plan.existing in free else free[0] if free and plan.kind.wipes else ""
        self._show_rows(replace(plan, look=look, existing=kept))
        self.edited.emit()

    def _show_asking(self) -> None:
        plan, is_asking = self._plan, self._prober.is_asking
        if plan is None:
            return
        self.again.setVisible(plan.kind.looks and not is_asking)
        self.told.setVisible((plan.seen is not None or plan.is_blind) and not is_asking)
        self.rows.setVisible(plan.seen is not None and not plan.is_blind and not is_asking)
        self.form.setVisible(plan.is_blind and not is_asking)
        self.told.setText(_told(plan))

    def _show_rows(self, plan: NewSr) -> None:
        seen = plan.seen
        wipes = plan.kind.wipes
        new = tr("Format it and make a new storage") if wipes else tr("Make a new storage beside it")
        if seen is None or not seen.srs:
            new = tr("Make a new storage")
        items = [("", new, "", "plus")]
        items += [
            (each.uuid, self._named(each), _detail(each), "storage")
            for each in (seen.srs if seen is not None else ())
        ]
        show_items(self.rows, items, plan.existing)

    def _named(self, found: FoundSr) -> str:
        known = next(
            (sr for sr in self._store.cache.of(SR, "SR").values() if str(sr.uuid) == found.uuid), None
        )
        if known is not None:
            return tr("{name}, which this pool uses").format(name=visible(known.name_label))
        return tr("Attach again: {name}").format(name=visible(found.name) or tr("storage without a name"))


def _detail(found: FoundSr) -> str:
    return " · ".join(filter(None, (size(found.size) if found.size else "", visible(found.uuid))))


def _told(plan: NewSr) -> str:
    if plan.is_blind:
        return tr(
            "The driver cannot tell what is there. To attach storage that was there before with its disks, enter its UUID; "
            "else a new storage is made."
        )
    if plan.seen is None or not plan.seen.srs:
        return tr("There is no storage of a pool yet.")
    return tr("There is storage of this or another pool. Attach it only if no other pool uses it.")
