# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The Import wizard: begins with a file, or with the host or storage that is selected, and answers with a plan."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.import_actions import calls_of
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.import_vm.package_reader import PackageReader
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.wizards.import_vm.file_page import FilePage
from xolite_desktop.ui.wizards.import_vm.licence_page import LicencePage
from xolite_desktop.ui.wizards.import_vm.machine_page import MachinePage
from xolite_desktop.ui.wizards.import_vm.name_page import NamePage
from xolite_desktop.ui.wizards.import_vm.place_pages import NetworkPage, StoragePage
from xolite_desktop.ui.wizards.import_vm.review_page import ReviewPage
from xolite_desktop.ui.wizards.wizard import Wizard
from xolite_desktop.xapi.plans.import_vm.import_vm import ImportVm
from xolite_desktop.xapi.plans.problem import Problem


class ImportWizard(Wizard[ImportVm]):
    """`answer` is an `ImportVm`."""

    def __init__(
        self, store: PoolStore, selection: Selection, parent: QWidget | None, connection: Connection
    ) -> None:
        chosen = {item.kind: item.ref for item in selection.items[:1]}
        super().__init__(
            store, parent, tr("Import a VM"), tr("Import"), ImportVm(host=chosen.get(NodeKind.HOST))
        )
        self.reader = PackageReader(connection.bridge, self)
        self.file_page = FilePage(store, self.reader, chosen.get(NodeKind.SR))
        self.licence_page = LicencePage(store)
        self.name_page = NamePage(store)
        self.machine_page = MachinePage(store)
        self.storage_page = StoragePage(store)
        self.network_page = NetworkPage(store)
        self.review_page = ReviewPage(store)
        self.set_pages(
            [
                self.file_page,
                self.licence_page,
                self.name_page,
                self.machine_page,
                self.storage_page,
                self.network_page,
                self.review_page,
            ]
        )
        self.finished.connect(self.reader.stop)

    def judge(self, plan: ImportVm) -> list[Problem]:
        return plan.problems(self._store.cache)

    def needed_calls(self, plan: ImportVm) -> frozenset[str]:
        return calls_of(plan)
