# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A snapshot schedule: what is taken, when, of which VMs, and how many are kept; and which one a VM is in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.schedule_words import KINDS, history, kind_word, when_both, when_here
from xolite_desktop.models.text import count, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.dialogs.about import CopyDialog
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import NumberInput, ObjectChoice, TextInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.search_field import SearchField
from xolite_desktop.ui.widgets.tick_list import ROW, TickList
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.schedule import (
    DAYS,
    MINUTES,
    EditSchedule,
    Frequency,
    schedulable,
    schedule_plan,
)
from xolite_desktop.xapi.records.vm import VMSS
from xolite_desktop.xapi.refs import Ref

_SHOWN_VMS = 6
_TAKEN = ("snapshot", "checkpoint")
_FREQUENCIES = later(
    {Frequency.HOURLY: "Every hour", Frequency.DAILY: "Every day", Frequency.WEEKLY: "Every week"}
)


class Days(QWidget):
    """The days of a week to tick. Signals: `edited()`."""

    edited = Signal()

    def __init__(self, days: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        self.boxes: dict[str, CheckBox] = {}
        for day in DAYS:
            box = self.boxes[day] = CheckBox(tr(day)[:3])
            box.setAccessibleName(tr(day))
            box.setChecked(day in days)
            box.toggled.connect(self.edited)
            row.addWidget(box)
        row.addStretch(1)

    @property
    def value(self) -> tuple[str, ...]:
        return tuple(day for day, box in self.boxes.items() if box.isChecked())


class ScheduleDialog(PlanDialog):
    """`answer` is an `EditSchedule`. Of a schedule that exists, else of a new one."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        is_new = item.cls != "VMSS"
        first = (item.ref,) if item.cls == "VM" else ()
        self._before = EditSchedule("", vms=first) if is_new else schedule_plan(store.cache, item.ref)
        self._had = None if is_new else self._before
        super().__init__(
            store, parent, tr("New snapshot schedule") if is_new else tr("Edit {name}").format(name=item.name),
            tr("The pool takes the snapshots by itself, by the clock of its coordinator."), icon="clock",
            verb=tr("Make schedule") if is_new else tr("Save"), width=600,
        )  # fmt: skip
        self._make_fields(tr("Snapshots") if is_new else self._before.name)
        self.search = SearchField(tr("Filter VMs"))
        self.vms = self._vm_list()
        self.add_content(self.search)
        self.add_content(self.vms)
        self.search.textChanged.connect(self.vms.filter)
        self.vms.itemChanged.connect(lambda _: self.check())
        self.check()
        self.name.setFocus()
        self.name.selectAll()

    def _make_fields(self, name: str) -> None:
        before = self._before
        kinds = _TAKEN if before.type in _TAKEN else (*_TAKEN, before.type)
        self.name = TextInput(name, tr("Name"))
        self.description = TextInput(before.description, tr("Description"))
        self.kind = ObjectChoice(
            [(kind, kind_word(kind)) for kind in kinds if kind in KINDS or kind == before.type], tr("Takes"),
            chosen=before.type,
        )  # fmt: skip
        self.frequency = ObjectChoice(
            [(each, tr(word)) for each, word in _FREQUENCIES.items()], tr("When"), chosen=before.frequency
        )
        self.hour = ObjectChoice([(hour, f"{hour:02}") for hour in range(24)], tr("Hour"), chosen=before.hour)
        self.minute = ObjectChoice(
            [(each, f":{each:02}") for each in MINUTES], tr("Minute"), chosen=before.minute
        )
        self.days = Days(before.days)
        self.here = Label("", tone="secondary")
        self.retained = NumberInput(before.retained, tr("Keeps"))
        self.enabled = CheckBox(tr("Switched on"))
        self.enabled.setChecked(before.enabled)
        self.form.add("name", tr("Name"), self.name)
        self.form.add("description", tr("Description"), self.description)
        self.form.add("type", tr("Takes"), self.kind)
        self.form.add("frequency", tr("When"), self.frequency, beside=self._time())
        self.form.add("days", tr("On"), self.days)
        self.form.add("here", tr("Here"), self.here)
        self.form.add("retained", tr("Keeps"), self.retained, unit=tr("of each VM, the oldest go"))
        self.form.add("enabled", "", self.enabled)
        for choice in (self.hour, self.minute):
            choice.edited.connect(self.check)

    def _time(self) -> QWidget:
        cell = QWidget()
        row = QHBoxLayout(cell)
        row.setContentsMargins(4, 0, 0, 0)
        row.addWidget(Label(tr("at"), tone="secondary"))
        row.addWidget(self.hour)
        row.addWidget(self.minute)
        return cell

    def _vm_list(self) -> TickList:
        found = TickList(tr("VMs of the schedule"))
        cache = self._store.cache
        first = [ref for ref in schedulable(cache) if ref in self._before.vms]
        for ref in [*first, *(ref for ref in schedulable(cache) if ref not in self._before.vms)]:
            vm = cache.vm(ref)
            other = vm.snapshot_schedule if vm is not None and ref not in self._before.vms else ""
            away = name_of_ref(other, cache) if other else ""
            name = name_of_ref(ref, cache)
            text = tr("{name}  (now in {schedule})").format(name=name, schedule=away) if away else name
            found.add_line(ref, text, is_ticked=ref in self._before.vms)
        found.setFixedHeight(ROW * min(_SHOWN_VMS, max(1, found.count())) + 2)
        return found

    def plan(self) -> EditSchedule:
        frequency = self.frequency.value
        assert isinstance(frequency, Frequency)
        return EditSchedule(
            self.name.text().strip(), self.description.text().strip(), self.enabled.isChecked(),
            str(self.kind.value), frequency, int(str(self.hour.value)), int(str(self.minute.value)),
            self.days.value, self.retained.value, tuple(map(Ref, self.vms.ticked)), self._had,
        )  # fmt: skip

    def problems(self) -> list[Problem]:
        self.hour.setVisible(self.frequency.value is not Frequency.HOURLY)
        self.form.set_row_visible("days", self.frequency.value is Frequency.WEEKLY)
        plan = self.plan()
        here = when_here(plan, self._store.cache)
        self.here.setText(tr("{time} by the clock of this computer").format(time=here))
        self.form.set_row_visible("here", bool(here))
        return plan.problems()

    def check(self) -> None:
        height = self.days.isVisible(), self.here.isVisible()
        super().check()
        if self.isVisible() and (self.days.isVisible(), self.here.isVisible()) != height:
            self.fit()


class ChooseScheduleDialog(PlanDialog):
    """`answer` is the schedule's ref, empty for none."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        items = selection.items
        whom = items[0].name if len(items) == 1 else count(len(items), "VM")
        super().__init__(
            store, parent, tr("Snapshot schedule of {whom}").format(whom=whom),
            tr("A VM is in one schedule at most."), icon="clock", verb=tr("Save"), width=520,
        )  # fmt: skip
        schedules = store.cache.of(VMSS, "VMSS")
        options: list[tuple[object, str]] = [("", tr("None"))]
        options += [
            (ref, f"{visible(each.name_label)} · {when_both(schedule_plan(store.cache, ref), store.cache)}")
            for ref, each in sorted(schedules.items(), key=lambda pair: pair[1].name_label.casefold())
        ]
        current = {getattr(store.cache.vm(item.ref), "snapshot_schedule", "") for item in items}
        chosen = next(iter(current)) if len(current) == 1 else ""
        self.schedule = ObjectChoice(options, tr("Schedule"), chosen=chosen if chosen in schedules else "")
        self.form.add("schedule", tr("Schedule"), self.schedule)
        self.check()

    def plan(self) -> Ref:
        return Ref(str(self.schedule.value or ""))


def history_dialog(store: PoolStore, selection: Selection, parent: QWidget) -> CopyDialog:
    """What came of a schedule."""
    item = selection.items[0]
    lines = tuple(history(store.cache, item.ref))
    lead = when_both(schedule_plan(store.cache, item.ref), store.cache) + "."
    title = tr("History of {name}").format(name=item.name)
    nothing = tr("The pool has no message about it, and there are no snapshots by it.")
    return CopyDialog(title, lead, lines or (nothing,), icon="clock", parent=parent)
