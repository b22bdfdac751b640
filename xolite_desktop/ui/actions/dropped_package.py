# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A file with a VM in it that is dropped on the window: the Import wizard opens with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.all_actions import action
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.import_vm.words import is_importable
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.actions.dialog_table import AskingDialog
from xolite_desktop.ui.actions.run_action import ActionRunner
from xolite_desktop.ui.widgets.carried_file import carried_file
from xolite_desktop.ui.widgets.drop_note import DropNote
from xolite_desktop.ui.wizards.import_vm.import_wizard import ImportWizard

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class PackageDrop(QObject):
    """Takes what is dropped on a window where nothing else in it does; other files are not taken."""

    def __init__(self, window: QWidget, runner: ActionRunner, store: PoolStore) -> None:
        super().__init__(window)
        self._runner, self._store = runner, store
        self.note = DropNote(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _DRAGS and isinstance(event, QDropEvent):
            self._drag(event)
            return True
        if event.type() in (QEvent.Type.DragLeave, QEvent.Type.Drop):
            self.note.hide()
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            path = self._path(event)
            if path:
                event.acceptProposedAction()
                self.take(path)
            return True
        return False

    def take(self, path: str) -> None:
        """Ask with the file filled in already."""

        def begin(dialog: AskingDialog) -> None:
            if isinstance(dialog, ImportWizard):
                dialog.file_page.show_path(path)

        self._runner.run(action("vm.import"), Selection.of(self._store.cache, []), begin)

    def _drag(self, event: QDropEvent) -> None:
        path = self._path(event)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(bool(path))
        sentence = tr("Import a VM from {file}").format(file=visible(Path(path).name)) if path else ""
        self.note.say(sentence, event.position().toPoint(), is_allowed=True)

    @staticmethod
    def _path(event: QDropEvent) -> str:
        path = carried_file(event.mimeData())
        return path if is_importable(path) else ""
