# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A window of this process on a pool that a process of its own simulates."""

from __future__ import annotations

import asyncio
import json
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
_Result = TypeVar("_Result")


def beside_a_pool(measure: Callable[[Path], Awaitable[_Result]]) -> _Result:
    """What `measure` gives, run on Qt's loop while the demo pool runs; it is told the folder for `pool_window`."""
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = [sys.executable, "-m", "xolite_desktop.simulator", "--ready", str(folder / "ready.json")]
        pool = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            while not (folder / "ready.json").exists():
                time.sleep(0.1)
            with HardenedEventLoop(application) as loop:
                return loop.run_until_complete(measure(folder))
        finally:
            pool.terminate()
            pool.wait()


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
