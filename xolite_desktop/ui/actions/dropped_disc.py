# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""An image of a disc that was dropped on a VM's console: where it goes is asked, then it is uploaded and inserted."""

from __future__ import annotations

from pathlib import Path

from xolite_desktop.models.actions.all_actions import action
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.ui.actions.dialog_table import AskingDialog
from xolite_desktop.ui.actions.run_action import ActionRunner
from xolite_desktop.ui.dialogs.upload_disc import UploadDiscDialog
from xolite_desktop.xapi.refs import Ref


def take_disc(runner: ActionRunner, store: PoolStore, vm_ref: Ref, path: Path) -> None:
    """Ask with the file filled in already."""

    def begin(dialog: AskingDialog) -> None:
        if isinstance(dialog, UploadDiscDialog):
            dialog.take_file(path)

    runner.run(action("vm.upload_disc"), Selection.of(store.cache, [vm_ref]), begin)
