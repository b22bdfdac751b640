# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Sizes follow the system font."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from xolite_desktop.ui.style import fonts


def test_a_larger_system_font_enlarges_everything_in_proportion(application: QApplication) -> None:
    before = fonts.title().pixelSize()
    kept = application.font()
    try:
        larger = QFont(kept)
        larger.setPointSizeF(kept.pointSizeF() * 2)
        application.setFont(larger)
        assert fonts.title().pixelSize() == 2 * before or abs(fonts.title().pixelSize() - 2 * before) <= 1
    finally:
        application.setFont(kept)


def test_monospace_is_of_one_width(application: QApplication) -> None:
    metrics = QFontMetrics(
        fonts.monospace()
    )  # what it measures: some fonts do not say that they are of one width
    assert metrics.horizontalAdvance("iiii") == metrics.horizontalAdvance("WWWW")


def test_titles_are_larger_and_heavier_than_text(application: QApplication) -> None:
    assert fonts.title().pixelSize() > fonts.body().pixelSize() > fonts.small().pixelSize() - 1
    assert fonts.title().weight() > fonts.body().weight()
