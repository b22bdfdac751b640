# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where Tab goes in a window whose parts come and go: as it is read, not as its parts were made, which is Qt's order."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid


def step_focus(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next or the former part of a window that takes it; False if it is nowhere, or stays."""
    now = window.focusWidget()
    stops = [widget for widget in in_reading_order(window) if widget is now or takes_focus(widget)]
    if now is None or now not in stops or len(stops) < 2:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[(stops.index(now) + (1 if forward else -1)) % len(stops)].setFocus(reason)
    return True


def in_reading_order(root: QWidget) -> list[QWidget]:
    """What is shown and enabled below a widget, each before its own parts: row by row, and from left to right in a row."""
    found = list(_walk(root))
    _hold(root, found)
    return found


def _walk(root: QWidget) -> Iterator[QWidget]:
    parts = root.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    shown = [each for each in parts if not each.isHidden() and not each.isWindow() and each.isEnabled()]
    for row in _rows(shown):
        for child in row:
            yield child
            yield from _walk(child)


def _hold(root: QWidget, found: list[QWidget]) -> None:
    """Keep what was met as long as the root: to PySide children belong to the wrapper that was asked for them, and when that
    of a part nobody else refers to goes, those of its children are of no use any more, whoever has them."""
    held = [each for each in getattr(root, "_held_parts", ()) if isValid(each)]
    root._held_parts = dict.fromkeys((*held, *found))  # type: ignore[attr-defined]


def _rows(parts: list[QWidget]) -> Iterator[list[QWidget]]:
    """Beside each other is what has its middle beside the first of a row."""
    row: list[QWidget] = []
    for part in sorted(parts, key=lambda each: each.y()):
        if row and part.geometry().center().y() > row[0].geometry().bottom():
            yield sorted(row, key=lambda each: (each.x(), each.y()))
            row = []
        row.append(part)
    yield sorted(row, key=lambda each: (each.x(), each.y()))


def takes_focus(widget: QWidget) -> bool:
    """Whether Tab stops there. Of buttons that exclude each other only the one that is down: arrows go to the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive() and group.checkedButton() not in (None, widget):
        return False
    return widget.focusProxy() is None and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
