# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where a pool gets its updates from, and how often it looks for them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import ObjectChoice, TextInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.tick_list import ROW, TickList
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.update_sources import Frequency, NewRepository, UpdateSources, sources_of
from xolite_desktop.xapi.records.pool import Pool, Repository
from xolite_desktop.xapi.refs import Ref

_SHOWN = 5
_NEW = ("name", "binary_url", "source_url", "updates", "key_path")
_TIMES = later({None: "Only when asked to", Frequency.DAILY: "Every day", Frequency.WEEKLY: "Every week"})
_DAYS = later(("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"))


class UpdateSourcesDialog(PlanDialog):
    """`answer` is an `UpdateSources`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(
            store, parent, tr("Sources of updates of {name}").format(name=selection.items[0].name),
            tr("For pools of XenServer 8, which fetch updates for their hosts. Hosts of XCP-ng have repositories of their own."),
            icon="database", verb=tr("Save"), width=640,
        )  # fmt: skip
        self._had = sources_of(store.cache.pool or Pool())
        self.repositories = self._known()
        self.forget = CheckBox(tr("Forget those without a tick"))
        self.times = ObjectChoice(
            [(time, tr(word)) for time, word in _TIMES.items()],
            tr("Looks for updates"), chosen=self._had.frequency if self._had.syncs else None,
        )  # fmt: skip
        self.day = ObjectChoice(
            [(number, tr(day)) for number, day in enumerate(_DAYS)], tr("Day"), chosen=self._had.day
        )
        self.adds = CheckBox(tr("Add a repository"))
        self._add_rows()
        self.repositories.itemChanged.connect(self._on_ticked)
        self.check()

    def plan(self) -> UpdateSources:
        ticked = tuple(map(Ref, self.repositories.ticked))
        known = self._store.cache.records("Repository")
        time = self.times.value
        syncs = isinstance(time, Frequency)
        weekly = time is Frequency.WEEKLY
        return UpdateSources(
            ticked,
            tuple(ref for ref in known if ref not in ticked) if self.forget.isChecked() else (),
            self._new() if self.adds.isChecked() else None,
            syncs,
            time if isinstance(time, Frequency) else self._had.frequency,
            (int(str(self.day.value)) if weekly else 0) if syncs else self._had.day,
            self._had,
        )

    def problems(self) -> list[Problem]:
        for field in _NEW:
            self.form.set_row_visible(field, self.adds.isChecked())
        self.day.setVisible(self.times.value is Frequency.WEEKLY)
        return self.plan().problems(self._store.cache)

    def check(self) -> None:
        height = self.sizeHint().height()
        super().check()
        plan = self.plan()
        is_same = plan == self._had
        self.go.setEnabled(self.go.isEnabled() and not is_same)
        self.forget.setEnabled(len(self.repositories.ticked) < self.repositories.count())
        if self.isVisible() and self.sizeHint().height() != height:
            self.fit()

    def _new(self) -> NewRepository:
        return NewRepository(
            self.name.text().strip(), self.binary_url.text().strip(), self.source_url.text().strip(),
            self.updates.isChecked(), self.key_path.text().strip(),
        )  # fmt: skip

    def _add_rows(self) -> None:
        self.name = TextInput("", tr("Name"))
        self.binary_url = TextInput("", tr("Packages"), hint="https://…", most=2000)
        self.source_url = TextInput("", tr("Sources"), hint="https://…", most=2000)
        self.updates = CheckBox(tr("It tells which packages are updates"))
        self.updates.setChecked(True)
        self.key_path = TextInput("", tr("Key"), hint=tr("That of the vendor"))
        if self.repositories.count():
            self.form.add("repositories", tr("Uses"), self.repositories)
            self.form.add("forget", "", self.forget)
        else:
            self.form.add(
                "repositories", tr("Uses"), Label(tr("The pool knows no repository."), tone="secondary")
            )
        self.form.add("sync", tr("Looks for updates"), self.times, beside=self.day)
        self.form.add("adds", "", self.adds)
        self.form.add("name", tr("Name"), self.name)
        self.form.add("binary_url", tr("Packages"), self.binary_url)
        self.form.add("source_url", tr("Sources"), self.source_url)
        self.form.add("updates", "", self.updates)
        self.form.add("key_path", tr("Key"), self.key_path)
        self.day.edited.connect(self.check)

    def _known(self) -> TickList:
        found = TickList(tr("Repositories"))
        records = self._store.cache.of(Repository, "Repository")
        for ref, record in sorted(records.items(), key=lambda item: item[1].name_label.casefold()):
            words = f"{visible(record.name_label)} · {visible(record.binary_url or record.origin)}"
            found.add_line(ref, words, is_ticked=ref in self._had.enabled)
        found.setFixedHeight(ROW * min(_SHOWN, max(1, found.count())) + 2)
        return found

    def _on_ticked(self, *_: object) -> None:
        self.check()
