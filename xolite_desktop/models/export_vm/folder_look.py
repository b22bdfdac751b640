# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Looks at a folder in a thread, since it may be on a network that does not answer; only the last one counts."""

from __future__ import annotations

import asyncio
import os
import shutil
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from xolite_desktop.models.bridge import Bridge
from xolite_desktop.xapi.plans.export_vm import Folder

PAUSE_MS = 250  # while somebody types


class FolderLook(QObject):
    """`seen` is the folder as it was last seen, None while it is looked at. Signals: `changed()`."""

    changed = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._path: str | None = None
        self._looking: asyncio.Task[None] | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE_MS)
        self._wait.timeout.connect(self._begin)
        self.seen: Folder | None = None

    def look(self, path: str, *, at_once: bool = False) -> None:
        """Look at another folder; nothing is done for the same one."""
        if path == self._path:
            return
        self.stop()
        self._path, self.seen = path, None
        if at_once:
            self._begin()
        else:
            self._wait.start()

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self._wait.stop()
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _begin(self) -> None:
        path = self._path or ""
        self._looking = self._bridge.start(
            asyncio.to_thread(folder_at, path),
            name="looking at a folder",
            on_result=self._end,
            on_error=lambda _: self._end(Folder(path, exists=False)),
        )

    def _end(self, seen: Folder) -> None:
        self._looking, self.seen = None, seen
        self.changed.emit()


def folder_at(path: str) -> Folder:
    """The folder as it is. It blocks. Raises `OSError` where there is none."""
    folder = Path(path).expanduser()
    if not path or not folder.is_dir():
        return Folder(path, exists=False)
    names = frozenset(name.casefold() for name in os.listdir(folder))
    return Folder(path, True, os.access(folder, os.W_OK | os.X_OK), shutil.disk_usage(folder).free, names)
