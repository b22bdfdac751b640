# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which host becomes the coordinator, and why others cannot."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.choose_host import ChooseHostDialog
from xolite_desktop.xapi.rules.membership import coordinate


class ChangeCoordinatorDialog(ChooseHostDialog):
    """`answer` is the host."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(
            store, selection, parent, title=tr("New coordinator of {whom}"),
            lead=tr("The toolstacks of all hosts restart; VMs run on. Tasks of the pool that run now are lost from sight. This window loses its connection, and comes back by itself in about a minute."),
            verb=tr("Change coordinator"), icon="crown",
            verdict=lambda _, host: coordinate(store.cache, host),
        )  # fmt: skip
