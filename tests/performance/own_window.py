# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A window of this process on a pool that a process of its own simulates."""

from __future__ import annotations

import asyncio
import ctypes
import faulthandler
import json
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtWidgets import QApplication

from xolite_desktop.main import Demo, make_profile
from xolite_desktop.models.event_loop import HardenedEventLoop
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.net.pins import Pins

PATIENCE_S: Final = 60.0
_PR_SET_PDEATHSIG: Final = 1
_Result = TypeVar("_Result")


def start_pool(folder: Path, *more: str) -> subprocess.Popen[bytes]:
    """The simulator as a program, which writes `ready.json` once it listens and ends with this one, even if this one
    crashes: left behind it would hold the output of both open, and whoever reads that would wait for ever."""
    command = [sys.executable, "-m", "xolite_desktop.simulator", "--ready", str(folder / "ready.json"), *more]
    ends = _end_with_parent if sys.platform == "linux" else None
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, preexec_fn=ends)


def _end_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def beside_a_pool(measure: Callable[[Path], Awaitable[_Result]]) -> _Result:
    """What `measure` gives, run on Qt's loop while the demo pool runs; it is told the folder for `pool_window`."""
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pool = start_pool(folder)
        try:
            while not (folder / "ready.json").exists():
                time.sleep(0.1)
            with HardenedEventLoop(application) as loop:
                return loop.run_until_complete(measure(folder))
        finally:
            pool.terminate()
            pool.wait()


def no_longer_than(seconds: float) -> None:
    """If this process has not ended by then, it hangs: print where each thread stands, and end it; so does a crash."""
    faulthandler.enable()
    faulthandler.dump_traceback_later(seconds, exit=True)


async def pool_window(folder: Path) -> tuple[Windows, PoolWindow]:
    """Sign in to the pool that `ready.json` in the folder tells of; the profile is kept there too."""
    told = json.loads((folder / "ready.json").read_text("utf-8"))
    pins = Pins(None)
    windows = Windows(make_profile(folder / "profile", pins, Demo(pins, is_vouched_for=False)))
    windows.connect_to(told["url"].removeprefix("https://"), told["user"], told["password"])
    async with asyncio.timeout(PATIENCE_S):
        while not windows.pool_windows:
            await asyncio.sleep(0.1)
            for connecting in windows.connecting:
                if connecting.questions.dialog is not None:
                    connecting.connection.trust()
    return windows, windows.pool_windows[0]
