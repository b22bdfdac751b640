# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Letting other callbacks run: a window must never wait for more than a slice of our work."""

import asyncio
import time
from typing import Final

SLICE_S: Final = 0.006


class Breath:
    """Work goes on in slices of 6 ms; between two of them the loop has its turn."""

    def __init__(self) -> None:
        self._began = time.perf_counter()

    async def breathe(self) -> None:
        """Give way if this slice is over."""
        if time.perf_counter() - self._began >= SLICE_S:
            await asyncio.sleep(0)
            self._began = time.perf_counter()
