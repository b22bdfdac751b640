# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Memory that nothing uses any more goes back to the system.

What threads free, glibc keeps for them: after some hundred consoles and replies a third of the process's memory is
held for nobody. Its `malloc_trim` gives the pages back, in a few milliseconds for a hundred megabytes; other C
libraries do so by themselves or have no such call.
"""

from __future__ import annotations

import ctypes
import sys
import threading
import time
from collections.abc import Callable
from typing import Final

EVERY_S: Final = 30.0

Trim = Callable[[int], int]
"""Takes how many bytes may stay at the top of the heap; gives 1 if anything went back."""


def malloc_trim() -> Trim | None:
    """The C library's own, where it has one."""
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None), "malloc_trim", None)


class FreedMemory:
    """Gives free memory back, at most every 30 s, in a thread of its own: the call waits for no lock of Python."""

    def __init__(self, trim: Trim | None) -> None:
        self._trim = trim
        self._due_at = time.monotonic() + EVERY_S

    def give_back(self) -> threading.Thread | None:
        """Garbage has been collected, so this is a good moment. The thread that does it, if it is time."""
        now = time.monotonic()
        if self._trim is None or now < self._due_at:
            return None
        self._due_at = now + EVERY_S
        thread = threading.Thread(target=self._trim, args=(0,), name="freed-memory", daemon=True)
        thread.start()
        return thread
