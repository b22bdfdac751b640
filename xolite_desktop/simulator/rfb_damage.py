# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What one viewer of a simulated console has not been sent yet: bands of lines, and a scroll before them."""

from collections.abc import Iterable

from xolite_desktop.simulator.screen import BAND_HEIGHT

Rect = tuple[int, int, int, int]
"""x, y, width, height."""

Span = tuple[int, int]
"""First column, and the one after the last."""


class Damage:
    """For each band the columns that changed; `scroll` is how far the picture moved up before that."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.scroll = 0
        self._spans: list[Span | None] = [None] * ((height + BAND_HEIGHT - 1) // BAND_HEIGHT)

    def __bool__(self) -> bool:
        return self.scroll > 0 or any(self._spans)

    def add(self, x: int, y: int, width: int, height: int) -> None:
        """These pixels changed; what lies outside is left out."""
        left, right = max(0, x), min(self.width, x + width)
        top, bottom = max(0, y), min(self.height, y + height)
        if left >= right or top >= bottom:
            return
        for band in range(top // BAND_HEIGHT, (bottom + BAND_HEIGHT - 1) // BAND_HEIGHT):
            first, last = self._spans[band] or (left, right)
            self._spans[band] = (min(first, left), max(last, right))

    def add_bands(self, bands: Iterable[int]) -> None:
        """These bands changed over their whole width."""
        for band in bands:
            self.add(0, band * BAND_HEIGHT, self.width, BAND_HEIGHT)

    def add_scroll(self, lines: int) -> bool:
        """The picture moved up by whole bands: damage moves along. False if it cannot be said as a scroll."""
        everything = all(span == (0, self.width) for span in self._spans)
        if (
            everything
            or lines % BAND_HEIGHT
            or self.height % BAND_HEIGHT
            or self.scroll + lines >= self.height
        ):
            return False
        moved = lines // BAND_HEIGHT
        self._spans = [*self._spans[moved:], *[(0, self.width)] * moved]
        self.scroll += lines
        return True

    def take(self) -> tuple[int, list[Rect]]:
        """The scroll and the rects, equal neighbours joined; afterwards there is none."""
        rects: list[Rect] = []
        for band, span in enumerate(self._spans):
            if span is None:
                continue
            x, width, y = span[0], span[1] - span[0], band * BAND_HEIGHT
            height = min(BAND_HEIGHT, self.height - y)
            if rects and rects[-1][0] == x and rects[-1][2] == width and rects[-1][1] + rects[-1][3] == y:
                rects[-1] = (x, rects[-1][1], width, rects[-1][3] + height)
            else:
                rects.append((x, y, width, height))
        scroll, self.scroll = self.scroll, 0
        self._spans = [None] * len(self._spans)
        return scroll, rects
