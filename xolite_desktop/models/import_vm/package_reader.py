# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Looks at a chosen file in a thread, while its name may still be typed; only the last one counts."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from xolite_desktop.models.bridge import Bridge
from xolite_desktop.xapi.packages.package import Package
from xolite_desktop.xapi.packages.reading import read_package

PAUSE_MS = 250  # while somebody types


class PackageReader(QObject):
    """`package` is what is in the file, `error` why it cannot be told; neither while it is looked at.
    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._path = ""
        self._reading: asyncio.Task[None] | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE_MS)
        self._wait.timeout.connect(self._begin)
        self.package: Package | None = None
        self.error: Exception | None = None

    @property
    def is_reading(self) -> bool:
        return self._reading is not None or self._wait.isActive()

    def look(self, path: str, *, at_once: bool = False) -> None:
        """Look at another file; nothing is done for the same one. Without a path nothing is known."""
        if path == self._path:
            return
        self.stop()
        self._path, self.package, self.error = path, None, None
        if path and at_once:
            self._begin()
        elif path:
            self._wait.start()
        self.changed.emit()

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self._wait.stop()
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _begin(self) -> None:
        path = Path(self._path).expanduser()
        self._reading = self._bridge.start(
            asyncio.to_thread(read_package, path),
            name="looking at a file",
            on_result=lambda package: self._end(package, None),
            on_error=lambda error: self._end(None, error),
        )

    def _end(self, package: Package | None, error: Exception | None) -> None:
        self._reading, self.package, self.error = None, package, error
        self.changed.emit()
