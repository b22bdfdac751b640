# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rects, and the damage they add up to. Units are pixels, the origin is the top left corner."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

MAX_DAMAGE_RECTS = 32
"""More than this is kept as one rect around them all: painting too much is cheaper than counting."""


FEW_RECTS = 8
"""As many as it pays to paint one by one."""


class Rect(NamedTuple):
    """A part of the framebuffer; may be empty."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column that is not part of the rect."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row that is not part of the rect."""
        return self.y + self.height

    @property
    def is_empty(self) -> bool:
        return not (self.width and self.height)

    def contains(self, other: Rect) -> bool:
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


class Screen(NamedTuple):
    """One of the screens that a desktop is shown on, as ExtendedDesktopSize has it; `flags` are none so far."""

    number: int
    x: int
    y: int
    width: int
    height: int
    flags: int


def bounds(rects: Collection[tuple[int, int, int, int]]) -> Rect:
    """The smallest rect around all of them; there must be at least one."""
    left = min([x for x, _, _, _ in rects])
    top = min([y for _, y, _, _ in rects])
    right = max([x + width for x, _, width, _ in rects])
    bottom = max([y + height for _, y, _, height in rects])
    return Rect(left, top, right - left, bottom - top)


def few(rects: Iterable[Rect]) -> list[Rect]:
    """At most FEW_RECTS that cover all of these: one around them unless that would cover much that none of them does."""
    several = list(rects)
    if len(several) < 2:
        return several
    around = bounds(several)
    covered = sum(rect.width * rect.height for rect in several)
    if len(several) > FEW_RECTS or 2 * covered >= around.width * around.height:
        return [around]
    return several


def _joined(last: Rect, rect: Rect) -> Rect | None:
    """One rect for two, if that covers nothing else."""
    if last.contains(rect):
        return last
    if rect.contains(last):
        return rect
    if last.x == rect.x and last.width == rect.width and last.y <= rect.bottom and rect.y <= last.bottom:
        return bounds((last, rect))
    if last.y == rect.y and last.height == rect.height and last.x <= rect.right and rect.x <= last.right:
        return bounds((last, rect))
    return None


class Damage:
    """What has been painted since somebody last asked: few rects that cover at least all of it."""

    def __init__(self) -> None:
        self._rects: list[Rect] = []

    def __bool__(self) -> bool:
        return bool(self._rects)

    def add(self, rect: Rect) -> None:
        """Add one rect; neighbours are joined, and past MAX_DAMAGE_RECTS one rect stands for all."""
        if rect.is_empty:
            return
        rects = self._rects
        joined = _joined(rects[-1], rect) if rects else None
        if joined is not None:
            rects[-1] = joined
            return
        rects.append(rect)
        if len(rects) > MAX_DAMAGE_RECTS:
            self._rects = [bounds(rects)]

    def add_all(self, rects: list[Rect]) -> None:
        """Add many at once, cheaply when there are too many to be told apart anyway."""
        if len(rects) > MAX_DAMAGE_RECTS:
            rects = [bounds(rects)]
        for rect in rects:
            self.add(rect)

    def take(self) -> list[Rect]:
        """The rects, and start anew."""
        taken, self._rects = self._rects, []
        return taken
