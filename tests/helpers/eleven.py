# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The eleven invariants around a test with windows: what is judged while they are open, and what when all is over."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from helpers.invariants import (
    END_S,
    LONGEST_STALL_S,
    MOST_GROWTH_BYTES,
    MOST_SIGN_INS,
    MOST_TEXT_BYTES,
    LogText,
    Stalls,
    Unhandled,
    assert_closes,
    assert_secret,
    differences,
    executed_twice,
    resident_bytes,
    sessions_left,
    tasks_left,
    text_of_files,
    text_of_process,
)
from xolite_desktop.models.connection_words import State
from xolite_desktop.simulator import Simulator
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.client import CORE_CLASSES

LOGIN = "session.login_with_password"
LEAST_SECRET = 8
"""Shorter passwords are words that stand in any text."""
EQUAL_S = 5.0


class Eleven:
    """Begin it before the first window, `look` before the last one closes, `end` it after that."""

    def __init__(self, simulators: Sequence[Simulator], folder: Path, excused: Collection[str] = ()) -> None:
        """`excused` are invariants such as "G7" that a test breaks on purpose."""
        self._simulators, self._folder, self._excused = simulators, folder, excused
        self._unhandled, self._log, self._stalls = Unhandled(), LogText(), Stalls()
        self._stalls.watch(asyncio.get_running_loop())
        self._tasks = asyncio.all_tasks()
        self._sockets = open_sockets()
        self._memory = resident_bytes()
        self._secrets: set[str] = set()

    def note_secrets(self) -> None:
        """Sessions there are now: they may turn up nowhere."""
        for simulator in self._simulators:
            self._secrets |= simulator.run(lambda simulator=simulator: set(simulator.db.records("session")))
            if len(simulator.password) >= LEAST_SECRET:
                self._secrets.add(simulator.password)

    async def look(self, windows: Windows) -> None:
        """While windows are open: they show what the server has (G5), in plain and short words (G10), and close soon (G11)."""
        self.note_secrets()
        if "G5" not in self._excused:
            await self._equal(windows)
        assert_plain(QApplication.allWidgets())
        await assert_closes(windows.close())

    async def end(self) -> None:
        """All is over, and nothing of it is left."""
        self.note_secrets()
        assert await tasks_left(self._tasks) == []  # G6
        assert await _sockets_beyond(self._sockets) <= 0  # G6
        longest = self._stalls.stop()
        assert "G2" in self._excused or longest < LONGEST_STALL_S
        log = self._log.end()
        assert self._unhandled.end() == []  # G1
        for secrets, text, where in (
            (self._secrets, log, "the log"),
            (self._secrets, text_of_files(self._folder), "a file"),
            (self._secrets, text_of_process(), "the environment"),
        ):
            assert_secret(secrets, text, where)  # G3
        if "G4" not in self._excused:
            assert resident_bytes() - self._memory < MOST_GROWTH_BYTES
        for simulator in self._simulators:
            self._judge(simulator)

    def _judge(self, simulator: Simulator) -> None:
        if "G7" not in self._excused:
            assert sessions_left(simulator) == 0
        if "G8" not in self._excused:
            assert executed_twice(simulator) == []
        if "G9" not in self._excused:
            assert simulator.calls[LOGIN] <= MOST_SIGN_INS

    async def _equal(self, windows: Windows) -> None:
        """Of the last connection that stands: it is the one the test was about."""
        live = [each.connection for each in windows.pool_windows if each.connection.state is State.LIVE]
        there = {f"127.0.0.1:{simulator.port}": simulator for simulator in self._simulators}
        simulator = there.get(str(live[-1].endpoint)) if live else None
        until = time.monotonic() + EQUAL_S
        while simulator is not None and live[-1].state is State.LIVE:
            found = differences(live[-1].store.cache, simulator, CORE_CLASSES)
            if not found:
                return
            assert time.monotonic() < until, "; ".join(found[:5])
            await asyncio.sleep(0.05)


def assert_plain(widgets: Iterable[object]) -> None:
    """G10: whatever is said is said in plain text, and in few words."""
    for widget in widgets:
        if isinstance(widget, QLabel) and widget.isVisible() and widget.text():
            assert len(widget.text().encode("utf-8", "replace")) <= MOST_TEXT_BYTES, widget.text()[:200]
            plain = widget.textFormat() is Qt.TextFormat.PlainText
            assert plain or not Qt.mightBeRichText(widget.text()), widget.text()[:200]


def open_sockets() -> int:
    """How many this process has; a simulator that listens anew has another one, and no more than before."""
    count = 0
    for number in os.listdir("/proc/self/fd"):
        with suppress(OSError):
            count += os.readlink(f"/proc/self/fd/{number}").startswith("socket:")
    return count


async def _sockets_beyond(known: int) -> int:
    until = time.monotonic() + END_S
    while (more := open_sockets() - known) > 0 and time.monotonic() < until:
        await asyncio.sleep(0.01)
    return more
