# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""When to ask for the next update: one request outstanding, the next one as soon as an update has been read.

The request is asked for at the end of parsing an update. Whoever moves the bytes sends it before painting what
the decoders have kept back, so that the server and we work at the same time.
"""

from __future__ import annotations

from contextlib import nullcontext

from xolite_desktop.vnc.framebuffer import Lock


class Pacing:
    """Decides; sends nothing. However often a request is wanted, at most one is waiting to be sent."""

    def __init__(self, lock: Lock | None = None) -> None:
        self._lock = nullcontext() if lock is None else lock
        self._wanted = False
        self._full = False
        self._outstanding = False

    @property
    def is_wanted(self) -> bool:
        """Whether a request should go out now."""
        return self._wanted

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

    def update_finished(self) -> None:
        """An update has been read to its end, whether or not we had asked for it."""
        self._outstanding = False
        self.request(incremental=True)

    def taken(self) -> bool:
        """The wanted request goes out; gives whether it is an incremental one."""
        with self._lock:
            incremental = not self._full
            self._wanted = self._full = False
            self._outstanding = True
            return incremental
