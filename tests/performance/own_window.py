# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A window of this process on a pool that a process of its own simulates."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Final

from xolite_desktop.main import Demo, make_profile
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.net.pins import Pins

PATIENCE_S: Final = 60.0


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
