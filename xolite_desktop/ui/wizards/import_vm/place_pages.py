# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which storage each disk goes to, and which network each interface is on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from xolite_desktop.models.import_vm.words import disk_title, nic_title
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import size
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.copy_vm import storage_options
from xolite_desktop.ui.dialogs.place_rows import Option, PlaceRow, PlaceRows
from xolite_desktop.ui.dialogs.plan_dialog import said
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.packages.package import Kind, Package
from xolite_desktop.xapi.plans.import_vm.import_vm import ImportVm
from xolite_desktop.xapi.plans.move_vm import networks_on, reachable_srs
from xolite_desktop.xapi.plans.nic import networks_for_vms
from xolite_desktop.xapi.plans.problem import Problem, at
from xolite_desktop.xapi.refs import Ref

_SHOWN = 9
LEFT_OUT = ""


class _PlacePage(WizardPage[ImportVm]):
    """Rows with a choice each, made anew for another file."""

    def build(self) -> None:
        self.rows: PlaceRows | None = None
        self._package: Package | None = None
        self.note = Label(tone="secondary", wrap=True)
        self.wrong = Label(tone="bad", wrap=True)
        self.column.addWidget(self.note)
        self.column.addWidget(self.wrong)

    def show_plan(self, plan: ImportVm) -> None:
        package = plan.package
        if package is None:
            return
        if package is not self._package or self.rows is None:
            self._show_rows(package)
        assert self.rows is not None, "there are rows"
        self.rows.blockSignals(True)
        self.rows.offer(self.options(plan), lambda _: None, tr("Each its own"))
        for row, place in zip(self.rows.rows, self.places(plan), strict=True):
            row.choice.blockSignals(True)
            row.choice.choose(place)
            row.choice.blockSignals(False)
        self.rows.show_common()
        self.rows.blockSignals(False)

    def show_problems(self, problems: Sequence[Problem], plan: ImportVm) -> None:
        if self.rows is not None:
            self.rows.show_problems(problems, partial(said, store=self._store))
        wrong = at(problems, self.fields[0])
        self.say_wrong(self.wrong, said(wrong, self._store) if wrong is not None else "")
        note = self.note_for(plan)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def new_rows(self, package: Package) -> PlaceRows:
        raise NotImplementedError

    def options(self, plan: ImportVm) -> list[Option]:
        """What can be chosen."""
        raise NotImplementedError

    def places(self, plan: ImportVm) -> list[Ref | str]:
        """What the plan has for each row."""
        raise NotImplementedError

    def note_for(self, plan: ImportVm) -> str:
        """What follows from what was chosen; empty for nothing."""
        return ""

    def _show_rows(self, package: Package) -> None:
        if self.rows is not None:
            self.column.removeWidget(self.rows)
            self.rows.hide()
            self.rows.deleteLater()
        self._package = package
        self.rows = self.new_rows(package)
        self.rows.edited.connect(self.edited)
        self.column.insertWidget(0, self.rows)


class StoragePage(_PlacePage):
    """An SR for each disk."""

    def __init__(self, store: PoolStore) -> None:
        super().__init__(store, tr("Storage"), ("disks",))

    def applies(self, plan: ImportVm) -> bool:
        return plan.package is None or bool(plan.package.disks)

    def new_rows(self, package: Package) -> PlaceRows:
        rows = [
            PlaceRow(f"disks.{number}.sr", disk_title(package, number), size(disk.size))
            for number, disk in enumerate(package.disks)
        ]
        return PlaceRows(tr("Disks"), tr("All disks"), rows, shown=_SHOWN)

    def options(self, plan: ImportVm) -> list[Option]:
        found = storage_options(self._store)
        if plan.host is None:
            return found
        reached = reachable_srs(self._store.cache, plan.host)
        return [option for option in found if option[0] in reached]

    def places(self, plan: ImportVm) -> list[Ref | str]:
        srs = dict(plan.srs)
        return [srs.get(disk.id, "") for disk in plan.package.disks] if plan.package is not None else []

    def write(self, plan: ImportVm) -> ImportVm:
        if plan.package is None or self.rows is None:
            return plan
        pairs = zip(plan.package.disks, self.rows.rows, strict=True)
        return replace(plan, srs=tuple((disk.id, row.place) for disk, row in pairs if row.place))

    def note_for(self, plan: ImportVm) -> str:
        first = plan.first_sr
        is_xva = plan.package is not None and plan.package.kind is Kind.XVA
        if first is None or not is_xva or len({sr for _, sr in plan.srs}) < 2:
            return ""
        return tr(
            "All disks are imported to {storage} first; those that belong elsewhere are copied there then."
        ).format(storage=name_of_ref(first, self._store.cache))


class NetworkPage(_PlacePage):
    """A network for each interface."""

    def __init__(self, store: PoolStore) -> None:
        super().__init__(store, tr("Network"), ("nics", "macs"))

    def build(self) -> None:
        super().build()
        self.macs = CheckBox(tr("With the MAC addresses of the package"))
        self.column.insertWidget(0, self.macs)
        self.macs.toggled.connect(self.edited)

    def show_plan(self, plan: ImportVm) -> None:
        super().show_plan(plan)
        has_some = plan.package is not None and any(nic.mac for nic in plan.package.nics)
        self.macs.blockSignals(True)
        self.macs.setChecked(plan.keep_macs)
        self.macs.blockSignals(False)
        self.macs.setVisible(plan.machine is not None and has_some)

    def show_problems(self, problems: Sequence[Problem], plan: ImportVm) -> None:
        super().show_problems(problems, plan)
        wrong = at(problems, "macs")
        if wrong is not None:
            self.wrong.setText(said(wrong, self._store))
            self.wrong.show()

    def applies(self, plan: ImportVm) -> bool:
        return plan.package is None or bool(plan.package.nics)

    def new_rows(self, package: Package) -> PlaceRows:
        rows = [
            PlaceRow(f"nics.{number}.network", nic_title(package, number), "")
            for number in range(len(package.nics))
        ]
        return PlaceRows(tr("Interfaces"), tr("All interfaces"), rows, shown=_SHOWN)

    def options(self, plan: ImportVm) -> list[Option]:
        cache = self._store.cache
        refs = networks_on(cache, plan.host) if plan.host is not None else networks_for_vms(cache)
        return [*((ref, name_of_ref(ref, cache)) for ref in refs), (LEFT_OUT, tr("Without this interface"))]

    def places(self, plan: ImportVm) -> list[Ref | str]:
        networks = dict(plan.networks)
        package = plan.package
        return [networks.get(nic.id) or LEFT_OUT for nic in package.nics] if package is not None else []

    def write(self, plan: ImportVm) -> ImportVm:
        if plan.package is None or self.rows is None:
            return plan
        pairs = zip(plan.package.nics, self.rows.rows, strict=True)
        networks = tuple((nic.id, row.place or None) for nic, row in pairs)
        return replace(plan, networks=networks, keep_macs=self.macs.isChecked())
