# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a simulated graphics adapter shows: pixels as palette indices, and who is told when they change."""

from collections.abc import Sequence
from typing import Protocol

# 0 to 15 are the colours of a text console in SGR order, dim then bright; the rest are for pictures.
PALETTE: tuple[int, ...] = (
    0x000000,
    0xC4453C,
    0x3FA65B,
    0xC08A2E,
    0x3F6FD1,
    0xA64CA6,
    0x2F9DA6,
    0xC6CAD0,
    0x6B7280,
    0xF0665C,
    0x5FD07E,
    0xF2C14E,
    0x6FA0FF,
    0xD17BE0,
    0x5CD6DE,
    0xFFFFFF,
    0x0B0D11,
    0x0B3A5E,
    0x14568A,
    0x1B2A4A,
    0xA9C4DC,
    0x23272E,
)
NIGHT = 16
DEEP_BLUE = 17
SEA_BLUE = 18
NAVY = 19
PALE_BLUE = 20
SLATE = 21

BAND_HEIGHT = 16

TEXT_MODE = (720, 400)
GRAPHICS_MODE = (1024, 768)

POINTER = (
    "X...........",
    "XX..........",
    "XoX.........",
    "XooX........",
    "XoooX.......",
    "XooooX......",
    "XoooooX.....",
    "XooooooX....",
    "XoooooooX...",
    "XooooooooX..",
    "XoooooXXXXX.",
    "XooXooX.....",
    "XoXXooX.....",
    "XX..XooX....",
    "X...XooX....",
    ".....XX.....",
)
"""The shape of the pointer: X is its edge, o its body, a dot shows what is below."""


class Viewer(Protocol):
    """Somebody who looks at a screen. Called at once, on the loop that owns the screen; must not draw."""

    def painted(self, x: int, y: int, width: int, height: int) -> None:
        """These pixels may have changed."""

    def scrolled(self, lines: int, changed_bands: Sequence[int]) -> None:
        """Everything moved up by `lines` pixels; as seen in place, the named bands changed.

        A band is `BAND_HEIGHT` lines; band 0 is the topmost.
        """

    def resized(self) -> None:
        """Width and height changed, and with them all pixels."""

    def dismissed(self) -> None:
        """The screen is gone, or another viewer wants it for itself: leave."""


class Screen:
    """The pixels of one VM: `pixels[y * width + x]` is an index into `PALETTE`."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.pixels = bytearray(width * height)
        self.viewers: list[Viewer] = []

    def dismiss(self, *, but: Viewer | None = None) -> None:
        """Sends all viewers away, or all but one."""
        for viewer in [one for one in self.viewers if one is not but]:
            viewer.dismissed()

    def resize(self, width: int, height: int) -> None:
        """Switches the mode; the picture starts black. The same mode again only blanks it."""
        same = (width, height) == (self.width, self.height)
        self.width, self.height = width, height
        self.pixels = bytearray(width * height)
        if same:
            self._painted(0, 0, width, height)
            return
        for viewer in tuple(self.viewers):
            viewer.resized()

    def fill(self, x: int, y: int, width: int, height: int, index: int) -> None:
        """Paints a rect in one colour."""
        row = bytes([index]) * width
        for start in range(y * self.width + x, (y + height) * self.width + x, self.width):
            self.pixels[start : start + width] = row
        self._painted(x, y, width, height)

    def blit(self, x: int, y: int, rows: Sequence[bytes]) -> None:
        """Paints rows of indices, all equally long, below each other."""
        width = len(rows[0])
        start = y * self.width + x
        for row in rows:
            self.pixels[start : start + width] = row
            start += self.width
        self._painted(x, y, width, len(rows))

    def scroll_up(self, lines: int, index: int) -> None:
        """Moves the whole picture up and fills what is left at the bottom."""
        before = self.pixels
        moved = lines * self.width
        self.pixels = before[moved:] + bytes([index]) * moved
        if self.viewers:
            changed = self._changed_bands(before)
            for viewer in tuple(self.viewers):
                viewer.scrolled(lines, changed)

    def _changed_bands(self, before: bytearray) -> list[int]:
        size = BAND_HEIGHT * self.width
        bands = range((self.height + BAND_HEIGHT - 1) // BAND_HEIGHT)
        with memoryview(before) as old, memoryview(self.pixels) as new:
            return [
                band
                for band in bands
                if old[band * size : (band + 1) * size] != new[band * size : (band + 1) * size]
            ]

    def _painted(self, x: int, y: int, width: int, height: int) -> None:
        for viewer in tuple(self.viewers):
            viewer.painted(x, y, width, height)
