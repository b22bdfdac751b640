# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How curves of one chart are told apart: a colour for each, and another dash where the colours are used up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from xolite_desktop.ui.style import theme

TOKENS = ("accent", "series_2", "mark_bad", "mark_warn", "mark_info", "mark_ok", "mark_off")
DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)


def color(number: int) -> QColor:
    """The colour of the curve of that number, from 0, in the theme worn now."""
    return theme.color(TOKENS[number % len(TOKENS)])


def dash(number: int) -> Qt.PenStyle:
    return DASHES[number // len(TOKENS) % len(DASHES)]
