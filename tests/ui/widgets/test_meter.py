# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Bars and their figures."""

from __future__ import annotations

import pytest

from xolite_desktop.models.fields import Meter as Values
from xolite_desktop.models.roles import StateKind
from xolite_desktop.ui.style import theme
from xolite_desktop.ui.widgets.meter import HEIGHT, Meter, MeterRow, MeterRows


@pytest.mark.parametrize(("fraction", "filled"), [(0.0, 0), (0.5, 50), (1.0, 100), (1.7, 100), (None, 0)])
def test_a_bar_is_filled_as_far_as_its_fraction(fraction: float | None, filled: int) -> None:
    meter = Meter()
    meter.resize(100, HEIGHT)
    meter.set_fraction(fraction)
    image = meter.grab().toImage()
    accent = theme.color("accent").rgb()
    assert abs(sum(image.pixel(x, HEIGHT // 2) == accent for x in range(100)) - filled) <= 2


def test_a_row_without_a_fraction_has_no_bar() -> None:
    row = MeterRow("vCPUs")
    row.show_value("vCPUs · 8", "", None)
    assert row.meter.isHidden()
    row.show_value("Memory", "75 %", 0.75)
    assert not row.meter.isHidden()
    assert row.accessibleName() == "Memory: 75 %"


def test_rows_come_and_go_with_the_meters() -> None:
    rows = MeterRows()
    rows.show_meters([Values("CPU", "31 %", 0.31), Values("Memory", "65 %", 0.65, StateKind.WARN)])
    assert rows.texts == [("CPU", "31 %"), ("Memory", "65 %")]
    rows.show_meters([Values("CPU", "30 %", 0.30)])
    assert rows.texts == [("CPU", "30 %")]
