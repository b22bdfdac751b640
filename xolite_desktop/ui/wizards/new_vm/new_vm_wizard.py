# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The New VM wizard: begins with the template or the host that is selected, and answers with a plan."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.api_calls.scripts import Scripts
from xolite_desktop.models.new_vm.api_calls import new_vm_calls, new_vm_scripts
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.wizards.new_vm.boot_page import BootPage
from xolite_desktop.ui.wizards.new_vm.cloud_page import CloudPage
from xolite_desktop.ui.wizards.new_vm.disks_page import DisksPage
from xolite_desktop.ui.wizards.new_vm.name_page import NamePage
from xolite_desktop.ui.wizards.new_vm.network_page import NetworkPage
from xolite_desktop.ui.wizards.new_vm.resources_page import ResourcesPage
from xolite_desktop.ui.wizards.new_vm.review_page import ReviewPage
from xolite_desktop.ui.wizards.new_vm.template_page import TemplatePage
from xolite_desktop.ui.wizards.wizard import Wizard
from xolite_desktop.xapi.plans.new_vm.from_template import proposed_plan, templates
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.new_vm.placement import placement_problems
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import NULL_REF, Ref


class NewVmWizard(Wizard[NewVm]):
    """`answer` is a `NewVm`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(
            store, parent, tr("New virtual machine"), tr("Create"), _first_plan(store, selection)
        )
        self.template_page = TemplatePage(store)
        self.name_page = NamePage(store)
        self.resources_page = ResourcesPage(store)
        self.boot_page = BootPage(store)
        self.disks_page = DisksPage(store)
        self.network_page = NetworkPage(store)
        self.cloud_page = CloudPage(store)
        self.review_page = ReviewPage(store)
        self.set_pages(
            [
                self.template_page, self.name_page, self.resources_page, self.boot_page, self.disks_page,
                self.network_page, self.cloud_page, self.review_page,
            ]
        )  # fmt: skip

    def judge(self, plan: NewVm) -> list[Problem]:
        cache = self._store.cache
        return [*plan.problems(cache), *placement_problems(cache, plan)]

    def needed_calls(self, plan: NewVm) -> frozenset[str]:
        return new_vm_calls(self._store, plan)

    def scripts(self, plan: NewVm) -> Scripts:
        return new_vm_scripts(self._store, plan)


def _first_plan(store: PoolStore, selection: Selection) -> NewVm:
    """Of the selected template, else of the first there is; on the selected host."""
    items = selection.items[:1]
    chosen = next((item.ref for item in items if item.kind is NodeKind.TEMPLATE), None)
    host = next((item.ref for item in items if item.kind is NodeKind.HOST), None)
    template = chosen or next(iter(templates(store.cache)), Ref(NULL_REF))
    return proposed_plan(store.cache, template, host)
