# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pixels of the remote desktop, and the damage since somebody last asked."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

import numpy as np
import numpy.typing as npt

from xolite_desktop.vnc.geometry import Damage, Rect

Pixels = npt.NDArray[np.uint32]
Lock = AbstractContextManager[object]
"""What keeps two threads apart; the core makes none itself, so alone it runs with none."""

COLOUR_BITS = np.uint32(0x00FFFFFF)
"""The bits of a pixel that are colour. The top byte is undefined on the wire and always 0 in a framebuffer."""

MAX_UNSORTED_RECTS = 1024
"""Painted rects that are only listed; then they are joined, so that they do not pile up when nobody asks."""


class Framebuffer:
    """The pixels of one desktop size: a resize makes a new object, so a painter may keep this one.

    `pixels` is height × width of uint32 0x00RRGGBB in one piece of memory, which is QImage.Format_RGB32 on
    a little-endian machine. Only the decoding thread writes it; reading while it does may show half an
    update, which the damage that follows puts right.
    """

    def __init__(self, width: int, height: int, lock: Lock | None = None) -> None:
        self.width = width
        self.height = height
        self.pixels: Pixels = np.zeros((height, width), np.uint32)
        self.flat: Pixels = self.pixels.reshape(-1)
        self._lock = nullcontext() if lock is None else lock
        self._painted: list[Rect] = []
        self._damage = Damage()

    @property
    def is_damaged(self) -> bool:
        """Whether anything was painted since the last `take`."""
        return bool(self._painted or self._damage)

    def add(self, rect: Rect) -> None:
        """Note that a rect has been painted; called for each of them, so what can wait is left to `take`."""
        self._painted.append(rect)
        if len(self._painted) > MAX_UNSORTED_RECTS:
            with self._lock:
                self._settle()

    def take(self) -> list[Rect]:
        """The damage since the last call; may be called from any thread if a lock was given."""
        with self._lock:
            self._settle()
            return self._damage.take()

    def _settle(self) -> None:
        # Emptied in place and only of what was seen: the decoding thread may add one meanwhile.
        count = len(self._painted)
        painted = self._painted[:count]
        del self._painted[:count]
        self._damage.add_all(painted)
