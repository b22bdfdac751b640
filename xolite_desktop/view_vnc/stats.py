# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What showing a server took, for benchmarks: pictures, pixels, time and processor time of the last connection."""

from __future__ import annotations

import json
import time
from collections import deque
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from xolite_desktop.ui.console.console_link import LinkState
from xolite_desktop.view_vnc.viewer import Viewer

MOST_TIMES_KEPT = 100_000


class Stats(QObject):
    """Listens to a viewer; times are those of the system's monotonic clock, which other processes see too."""

    def __init__(self, viewer: Viewer) -> None:
        super().__init__(viewer)
        self._viewer = viewer
        self._opened_at = self._cpu_at_open = 0.0
        self._last_at = self._cpu_at_last = 0.0
        self._painted_at: deque[float] = deque(maxlen=MOST_TIMES_KEPT)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_shown)
        viewer.link.state_changed.connect(self._on_state_changed)
        # After the turn in which it was painted: only then the picture is on the display.
        viewer.console.shown.connect(self._timer.start)

    def write(self, path: Path) -> None:
        """One JSON object: frames, pixels, seconds, cpu_s, last_at, painted_at… Raises OSError."""
        link = self._viewer.link
        told = {
            "frames": link.frames,
            "pixels": link.pixels,
            "seconds": round(max(0.0, self._last_at - self._opened_at), 6),
            "cpu_s": round(max(0.0, self._cpu_at_last - self._cpu_at_open), 6),
            "opened_at": self._opened_at,
            "painted_at": list(self._painted_at),
        }
        path.write_text(json.dumps(told) + "\n", encoding="utf-8")

    def _on_state_changed(self, state: LinkState) -> None:
        if state is LinkState.LIVE:
            self._opened_at = self._last_at = time.monotonic()
            self._cpu_at_open = self._cpu_at_last = time.process_time()
            self._painted_at.clear()

    def _on_shown(self) -> None:
        self._last_at, self._cpu_at_last = time.monotonic(), time.process_time()
        self._painted_at.append(self._last_at)
