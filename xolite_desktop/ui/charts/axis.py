# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Axes with our marks and words: local time below, values at the left."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg

from xolite_desktop.models.charts.axes import time_ticks, value_ticks
from xolite_desktop.models.charts.quantity import Quantity
from xolite_desktop.ui.style import fonts, theme

_TIME_ROOM = 66  # pixels for each mark


class _Axis(pg.AxisItem):
    """Marks come from a function of ours, so that labels and lines agree."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.enableAutoSIPrefix(False)
        self._words: dict[float, str] = {}
        self.setStyle(tickLength=0, tickTextOffset=6)
        self.restyle()

    def restyle(self) -> None:
        """Wear the theme and the fonts of now."""
        self.setPen(pg.mkPen(theme.color("line")))
        self.setTextPen(pg.mkPen(theme.color("fg3")))
        self.setStyle(tickFont=fonts.small())
        self.picture = None
        self.update()

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        ticks = self._ticks(low, high, size)
        self._words = dict(ticks)
        return [(1.0, [moment for moment, _ in ticks])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [self._words.get(value, "") for value in values]

    def _ticks(self, low: float, high: float, size: float) -> list[tuple[float, str]]:
        raise NotImplementedError


class TimeAxis(_Axis):
    """Seconds since 1970, in this machine's time."""

    def __init__(self) -> None:
        super().__init__("bottom")

    def _ticks(self, low: float, high: float, size: float) -> list[tuple[float, str]]:
        return time_ticks(low, high, max(1, int(size // _TIME_ROOM)))


class ValueAxis(_Axis):
    """Values of one quantity."""

    def __init__(self) -> None:
        self._quantity = Quantity.SHARE
        super().__init__("left")
        self.setWidth(fonts.pixel_size(76))

    def show_quantity(self, quantity: Quantity) -> None:
        if quantity is not self._quantity:
            self._quantity = quantity
            self.picture: Any = None
            self.update()

    def _ticks(self, low: float, high: float, size: float) -> list[tuple[float, str]]:
        return value_ticks(self._quantity, low, high)
