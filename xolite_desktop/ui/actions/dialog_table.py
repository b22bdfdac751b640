# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which dialog an action asks with. A dialog here has an `answer` once it is accepted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.ui.dialogs.boot_key import BootKeyDialog
from xolite_desktop.ui.dialogs.choose_host import ResumeOnDialog, StartOnDialog
from xolite_desktop.ui.dialogs.insert_disc import InsertDiscDialog
from xolite_desktop.ui.dialogs.migrate_vm import MigrateDialog


class AskingDialog(Protocol):
    """What running an action needs of a dialog."""

    accepted: SignalInstance

    @property
    def answer(self) -> object: ...
    def open(self) -> None: ...
    def reject(self) -> None: ...


MakeDialog = Callable[[PoolStore, Selection, QWidget], AskingDialog]

DIALOGS: dict[str, MakeDialog] = {
    "boot_key": BootKeyDialog,
    "insert_disc": InsertDiscDialog,
    "migrate_vm": MigrateDialog,
    "resume_on": ResumeOnDialog,
    "start_on": StartOnDialog,
}
