# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The application as a whole: its name and look, its windows, what happens to surprises."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from xolite_desktop import __version__
from xolite_desktop.models.bridge import Bridge
from xolite_desktop.models.watchdog import Watchdog
from xolite_desktop.models.wording import tr
from xolite_desktop.paths import resource
from xolite_desktop.ui import problems
from xolite_desktop.ui.connecting import Connecting
from xolite_desktop.ui.crash_dialog import CrashDialog
from xolite_desktop.ui.dialogs.connect import SignIn
from xolite_desktop.ui.profile import Profile
from xolite_desktop.ui.surroundings import Surroundings
from xolite_desktop.ui.tour.steps import chosen
from xolite_desktop.ui.tour.tour import DemoPool, Tour, run_tour
from xolite_desktop.ui.windows import Windows

log = logging.getLogger(__name__)


class Application(QObject):
    """One for each process. `start_demo` starts the demo pool, or gives the one that runs."""

    def __init__(self, qt: QApplication, profile: Profile, start_demo: Callable[[], DemoPool]) -> None:
        super().__init__(qt)
        qt.setApplicationName("xolite-desktop")
        qt.setApplicationDisplayName("XO Lite Desktop")
        qt.setApplicationVersion(__version__)
        qt.setDesktopFileName("xolite-desktop")
        qt.setWindowIcon(QIcon(str(resource("icon", "xolite-desktop.svg"))))
        self._profile = profile
        self._start_demo = start_demo
        self.surprises: list[BaseException] = []
        self._crash: CrashDialog | None = None
        self._watchdog: Watchdog | None = None
        self._surroundings: Surroundings | None = None
        self._bridge = Bridge(self)
        self.windows = Windows(profile, self)
        self.windows.demo_asked.connect(self.open_demo)

    def watch(self) -> None:
        """Log every moment in which the window did not answer, until `close`; for debugging."""
        self._watchdog = Watchdog(lambda block: log.debug("%s", block))
        self._watchdog.start()

    def open_first(self, host: str | None, user: str, *, demo: bool) -> None:
        """The first window: the demo, or a connect window filled with what the command line said."""
        self._surroundings = Surroundings(self._profile.sign_ins, self)
        self._profile.updates.begin()
        if demo:
            self.open_demo()
        else:
            self.windows.show_connect(host or "", user)

    def open_demo(self) -> None:
        """The demo pool by the usual road: sign-in, certificate (vouched for, since it is ours), events, consoles."""
        idle = [connecting for connecting in self.windows.connecting if not connecting.is_busy]
        window = idle[0] if idle else self.windows.show_connect()
        window.window.show_progress(tr("Starting the demo pool…"))
        # It is a good part of a second until the pool stands: nothing for the thread that paints.
        starting = asyncio.to_thread(self._start_demo)
        self._bridge.start(
            starting, name="start of the demo pool", on_result=lambda pool: _enter(window, pool)
        )

    async def take_screenshots(self, folder: Path, names: Sequence[str] = ()) -> int:
        """Visit the demo and write pictures, of all steps or of some; 0 if everything was there to see and nothing
        surprised us."""
        try:
            steps = chosen(names)
            pictures = await run_tour(Tour(self.windows, self._start_demo(), folder), steps)
        except (TimeoutError, LookupError, OSError) as error:
            log.error("the tour ended early: %s", error)
            return 1
        log.info("%d pictures in %s", len(pictures), folder)
        return 1 if self.surprises else 0

    def report(self, doing: str, error: BaseException | None) -> None:
        """An exception nobody expected: into the log, and before a person, one at a time."""
        log.error("%s: %s", doing, error, exc_info=error)
        if error is None:
            return
        self.surprises.append(error)
        if self._crash is None:
            self._crash = problems.show_crash(error, QApplication.activeWindow())
            self._crash.finished.connect(self._on_crash_closed)

    async def close(self) -> None:
        """Close all windows and connections, and save what is to be kept."""
        await self._bridge.close()
        await self.windows.close()
        await self._profile.updates.close()
        if self._watchdog is not None:
            self._watchdog.stop()
            self._watchdog = None
        self._profile.settings.flush()

    def _on_crash_closed(self) -> None:
        self._crash = None


def _enter(connecting: Connecting, pool: DemoPool) -> None:
    if not connecting.is_busy:
        connecting.connect_to(SignIn(pool.address, pool.user, pool.password))
