# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where Tab goes in a window whose parts come and go: as it is read, not as its parts were made, which is Qt's order."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QLayout,
    QSplitter,
    QWidget,
)


def step_focus(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next or the former part of a window that takes it; False if it is nowhere, or stays."""
    now = window.focusWidget()
    stops = [widget for widget in in_reading_order(window) if widget is now or takes_focus(widget)]
    if now is None or now not in stops or len(stops) < 2:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[(stops.index(now) + (1 if forward else -1)) % len(stops)].setFocus(reason)
    return True


def in_reading_order(root: QWidget) -> Iterator[QWidget]:
    """What is shown and enabled below a widget, each before its own parts; what is in no layout comes last."""
    # Not `children`: that has PySide tie all of them to the wrapper asked, and Qt's own parts go out of our reach with it.
    others = root.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    first = _panes(root) if isinstance(root, QSplitter) else _placed(root.layout())
    for child in dict.fromkeys((*first, *others)):
        if child.isHidden() or child.isWindow() or not child.isEnabled():
            continue
        yield child
        yield from in_reading_order(child)


def _panes(splitter: QSplitter) -> Iterator[QWidget]:
    for number in range(splitter.count()):
        pane = splitter.widget(number)
        if pane is not None:
            yield pane


def _placed(layout: QLayout | None) -> Iterator[QWidget]:
    if layout is None:
        return
    items = (layout.itemAt(number) for number in range(layout.count()))
    for item in items:
        widget = item.widget() if item is not None else None
        if widget is not None:
            yield widget
        elif item is not None:
            yield from _placed(item.layout())


def takes_focus(widget: QWidget) -> bool:
    """Whether Tab stops there. Of buttons that exclude each other only the one that is down: arrows go to the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive() and group.checkedButton() not in (None, widget):
        return False
    return widget.focusProxy() is None and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
