# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""JPEG pictures that wait until there are several, so that they can be decoded two at a time."""

from __future__ import annotations

from functools import partial

from xolite_desktop.vnc.aside import Aside, Work
from xolite_desktop.vnc.decoders.jpeg import judge_jpeg, paint_jpeg
from xolite_desktop.vnc.framebuffer import Framebuffer
from xolite_desktop.vnc.geometry import Rect

MAX_PICTURES = 64
"""Kept back at most. Servers cut an update into pictures of some 20,000 pixels, so this is more than half a screen."""

MAX_PICTURES_BYTES = 1 << 20
"""And what they may take, as they came; one picture may be larger."""


class Pictures:
    """Kept back until `paint`. They do not lie on each other: what would comes after `make_way`."""

    def __init__(self, aside: Aside) -> None:
        self._aside = aside
        self._framebuffer = Framebuffer(0, 0)
        self.rects: list[Rect] = []
        """Where those are that are kept back."""
        self._works: list[Work] = []
        self._bytes = 0

    def keep(self, raw: bytes, rect: Rect, framebuffer: Framebuffer) -> None:
        """Paint this picture sooner or later. Raises ProtocolError if it does not begin like one, or for one before it."""
        if len(self.rects) >= MAX_PICTURES or self._bytes + len(raw) > MAX_PICTURES_BYTES:
            self.paint()
        x, y, width, height = rect
        judge_jpeg(raw, width, height)
        self._framebuffer = framebuffer
        self._bytes += len(raw)
        self.rects.append(rect)
        self._works.append(partial(paint_jpeg, raw, framebuffer.pixels[y : y + height, x : x + width]))

    def make_way(self, x: int, y: int, width: int, height: int) -> None:
        """Something is going to be painted here: after the pictures that it lies on."""
        right, bottom = x + width, y + height
        for left, top, across, down in self.rects:
            if left < right and x < left + across and top < bottom and y < top + down:
                self.paint()
                return

    def paint(self) -> None:
        """Paint all of them, and report them. Raises ProtocolError for the first that is none."""
        if not self.rects:
            return
        rects, self.rects = self.rects, []
        works, self._works = self._works, []
        self._bytes = 0
        self._aside.do_all(works)
        # Not before: another thread takes damage at any time, and would show what was there until now.
        for rect in rects:
            self._framebuffer.add(rect)
