# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where to migrate VMs to: every host of the pool, those that cannot take them with the reason."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.choose_host import ChooseHostDialog
from xolite_desktop.xapi.rules import vm_power


class MigrateDialog(ChooseHostDialog):
    """`answer` is the chosen host's ref once accepted."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(
            store, selection, parent, title=tr("Migrate {whom}"),
            lead=tr("It keeps running while it moves to another host."), verb=tr("Migrate"),
            icon="arrows-left-right",
            verdict=lambda vm, host: vm_power.migrate_to(store.cache, vm, host),
        )  # fmt: skip
