# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Small charts paint what they are given, gaps and sentences too, in both themes."""

from __future__ import annotations

from array import array
from dataclasses import replace
from math import nan

from PySide6.QtGui import QColor, QImage

from xolite_desktop.models.charts.glance import Glance
from xolite_desktop.models.charts.points import Points
from xolite_desktop.models.charts.quantity import Quantity
from xolite_desktop.ui.style import series, theme
from xolite_desktop.ui.widgets.chart_card import ChartCard


def glance(*values: float) -> Glance:
    times = array("q", range(0, 60 * len(values), 60))
    points = Points(times, array("d", values))
    return Glance(Quantity.SHARE, 0, times[-1], (("cpu0", points),))


def colors(card: ChartCard) -> set[str]:
    card.resize(400, 180)
    image = card.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(40, image.height())}


def test_a_curve_is_drawn_in_its_colour_and_named_with_its_newest_value() -> None:
    card = ChartCard("CPU")
    card.show_glance(glance(0.5, 0.5, 0.37))
    assert card.strip._entries == [("cpu0", "37 %")]
    assert series.color(0).name() in colors(card)
    assert card.chart.accessibleDescription() == "cpu0 37 %, 50 % at most"


def test_what_has_ended_has_no_figure_of_now() -> None:
    card = ChartCard("CPU")
    card.show_glance(replace(glance(0.5, 0.5), past="Not running: these are the figures until then."))
    assert card.strip._entries == [("cpu0", "")]
    assert "until then" in card.chart.toolTip()
    assert card.chart.accessibleDescription() == "Not running: these are the figures until then."


def test_a_gap_is_not_bridged() -> None:
    card = ChartCard("CPU")
    card.show_glance(glance(0.5, nan, nan, nan, 0.5))
    parts = list(card.chart._parts(card.chart.rect().toRectF(), card.chart.glance.curves[0][1]))
    assert [len(part) for part in parts] == [1, 1]


def test_without_curves_there_is_a_sentence() -> None:
    card = ChartCard("CPU")
    card.show_glance(Glance(Quantity.SHARE, sentence="The host is offline."))
    assert card.chart.accessibleDescription() == "The host is offline."
    assert series.color(0).name() not in colors(card)


def test_the_theme_is_worn_at_once() -> None:
    card = ChartCard("CPU")
    card.show_glance(glance(0.2, 0.4))
    light = colors(card)
    theme.appearance().choose("dark")
    dark = colors(card)
    theme.appearance().choose("light")
    assert theme.load("dark").color("panel").name() in dark
    assert theme.load("dark").color("panel").name() not in light


def test_more_curves_than_colours_are_told_apart_by_dashes() -> None:
    looks = {(series.color(n).name(), series.dash(n)) for n in range(16)}
    assert len(looks) == 16
