# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""When to ask for the next update: one request outstanding, the next one as soon as its update begins to arrive.

So the server works on the next update while this one travels and is decoded: never more than one update on its way
and one asked for, which is what the servers' own limits are made for.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

from xolite_desktop.vnc.framebuffer import Lock


class Pacing:
    """Decides; sends nothing. However often a request is wanted, at most one is waiting to be sent.

    `urge` is called where waiting for the next look at `is_wanted` would cost time: when an update begins.
    """

    def __init__(self, lock: Lock | None = None, urge: Callable[[], object] | None = None) -> None:
        self._lock = nullcontext() if lock is None else lock
        self._urge = urge
        self._wanted = False
        self._full = False
        self._outstanding = False
        self._held = False

    @property
    def is_wanted(self) -> bool:
        """Whether a request should go out now."""
        return self._wanted

    @property
    def is_held(self) -> bool:
        return self._held

    def request(self, incremental: bool) -> None:
        """Somebody wants an update.

        One for changes is pointless while the server owes us one. A full one goes out all the same: the
        server may hold the outstanding one back for hours, until something changes.
        """
        with self._lock:
            if incremental and self._outstanding:
                return
            self._wanted = True
            self._full = self._full or not incremental

    def update_started(self) -> None:
        """An update begins to arrive, whether or not we had asked for it."""
        self._outstanding = False
        if not self._held:
            self.request(incremental=True)
            if self._urge is not None:
                self._urge()

    def hold(self) -> None:
        """Nobody looks: ask no more by ourselves. The server still owes the update asked for last."""
        self._held = True

    def release(self, *, ask: bool = True) -> None:
        """Somebody looks again, and wants to see what happened meanwhile if there is somebody to `ask` yet."""
        self._held = False
        if ask:
            self.request(incremental=True)

    def taken(self) -> bool:
        """The wanted request goes out; gives whether it is an incremental one."""
        with self._lock:
            incremental = not self._full
            self._wanted = self._full = False
            self._outstanding = True
            return incremental
