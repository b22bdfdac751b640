# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the VM is called, whether it is a new one or the one that it was, and where it runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import size
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import Form, said
from xolite_desktop.ui.widgets.inputs import ObjectChoice, TextInput
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.packages.package import Kind
from xolite_desktop.xapi.plans.import_vm.import_vm import ImportVm, placed_on
from xolite_desktop.xapi.plans.new_vm.placement import free_memory
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.placement import unusable


class NamePage(WizardPage[ImportVm]):
    """Another host proposes the storage that it reaches."""

    def __init__(self, store: PoolStore) -> None:
        super().__init__(store, tr("Name and place"), ("name", "identity", "host"))

    def build(self) -> None:
        self.name = TextInput("", tr("Name"))
        self.identity = ObjectChoice(
            [
                (False, tr("A new VM: other UUID and MAC addresses")),
                (True, tr("The same VM: it keeps its UUID and MAC addresses")),
            ],
            tr("Identity"),
        )
        self.host = ObjectChoice([], tr("Host"))
        self.form = Form()
        self.form.add("name", tr("Name"), self.name)
        self.form.add("identity", tr("Identity"), self.identity)
        self.form.add(
            "host",
            tr("Host"),
            self.host,
            hint=tr("Where it starts by preference, and whose storage is offered."),
        )
        self.column.addWidget(self.form)
        self.form.edited.connect(self.edited)

    def show_plan(self, plan: ImportVm) -> None:
        self.blockSignals(True)
        if self.name.text() != plan.name:
            self.name.setText(plan.name)
        self.identity.choose(plan.keep_identity)
        self.host.show_options(self._hosts(), plan.host)
        self.blockSignals(False)
        is_xva = plan.package is not None and plan.package.kind is Kind.XVA
        self.form.set_row_visible("identity", is_xva)

    def write(self, plan: ImportVm) -> ImportVm:
        host = self.host.value
        plan = replace(plan, name=self.name.text().strip(), keep_identity=bool(self.identity.value))
        return placed_on(self._store.cache, plan, Ref(str(host)) if host else None)

    def show_problems(self, problems: Sequence[Problem], plan: ImportVm) -> None:
        self.form.show_problems(problems, partial(said, store=self._store))

    def _hosts(self) -> list[tuple[object, str]]:
        cache = self._store.cache
        refs = sorted(cache.records("host"), key=lambda ref: natural_key(name_of_ref(ref, cache)))
        found: list[tuple[object, str]] = [(None, tr("Any host"))]
        for ref in refs:
            if unusable(cache, ref) is None:
                free = free_memory(cache, ref)
                name = name_of_ref(ref, cache)
                said_free = tr("{size} of memory free").format(size=size(free)) if free is not None else ""
                found.append((ref, f"{name} · {said_free}" if said_free else name))
        return found
