# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Fonts derived from the system's: sizes as ratios, so that a larger system font enlarges everything."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

# The drawn design has body text of 13; everything else is a ratio of the system font's own size.
BODY = 13
SMALL = 12
TITLE = 20
DIALOG_TITLE = 16


def pixel_size(designed: int) -> int:
    """Pixels for a size of the design, at the system's font size."""
    return max(8, round(designed * QFontInfo(QGuiApplication.font()).pixelSize() / BODY))


def _sized(designed: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(pixel_size(designed))
    font.setWeight(weight)
    return tabular(font)


def tabular(font: QFont) -> QFont:
    """The same font with figures of one width, so that numbers under each other can be compared."""
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def body() -> QFont:
    return _sized(BODY)


def strong() -> QFont:
    """Card titles and figures."""
    return _sized(BODY, QFont.Weight.DemiBold)


def small() -> QFont:
    """Hints, details and the status bar."""
    return _sized(SMALL)


def title() -> QFont:
    """The name of the object a page is about."""
    return _sized(TITLE, QFont.Weight.DemiBold)


def dialog_title() -> QFont:
    return _sized(DIALOG_TITLE, QFont.Weight.DemiBold)


@cache
def _monospace_family() -> str:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()


def monospace(designed: int = SMALL) -> QFont:
    """For uuids, addresses and fingerprints."""
    font = QFont(_monospace_family())
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(pixel_size(designed))
    return font
