# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is wrong with widgets that show names of other people: markup taken for markup, marks that hide, windows pushed wide."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from xolite_desktop.models.text import visible

MOST_ROWS = 45
LONGEST_LINE = 120  # characters that Qt does not break
MOST_SAID = 4_000
WITH_AMPERSAND = ("R&D", "&Zeta", "&amp;", "&lt;", "'&'")
"""Parts of hostile names that no menu of ours contains."""
MOST_NEEDED = 1024  # pixels: the narrowest window that shows everything
_OURS = re.compile(r"^<qt>((?:[^<>]|<br>)*)</qt>$", re.DOTALL)
_ROOM = re.compile("[ \n\u200b]")
_OF_ITSELF = "\n\t\u200b\u202f"  # what our own layout of lines puts between the characters of a name
_SET_APART = re.compile("\u2068([^\u2066-\u2069]*)\u2069")
"""A name in its own direction, which ours put around it: it ends where it began."""


def faults_of(top: QWidget) -> list[str]:
    """One line for each thing that is wrong in this window, or part of one, and all that is in it."""
    window = top.window()
    faults = [f"title {window.windowTitle()!r}"] if not _is_visible_text(window.windowTitle(), "") else []
    for widget in (top, *top.findChildren(QWidget)):
        faults += [f"{_path(widget)}: {fault}" for fault in _faults(widget, window)]
    for action in top.findChildren(QAction):
        faults += [f"action {action.objectName()}: {fault}" for fault in action_faults(action)]
    return faults


def _faults(widget: QWidget, window: QWidget) -> Iterator[str]:
    yield from _text_faults(widget)
    if not is_safe_tip(widget.toolTip()):
        yield f"tooltip {widget.toolTip()[:80]!r}"
    if isinstance(widget, QAbstractItemView) and widget.isVisible() and widget.model() is not None:
        yield from _item_faults(widget.model(), QModelIndex())
    if widget.isVisible() and max(widget.minimumSizeHint().width(), widget.minimumWidth()) > MOST_NEEDED:
        yield f"needs {widget.minimumSizeHint().width()} pixels"
    if widget.isVisible() and not widget.isWindow() and widget.window() is window:
        room = window.width()
        if widget.width() > room:
            yield f"{widget.width()} wide in a window of {room}"
        elif not _scrolls(widget) and widget.mapTo(window, QPoint(widget.width(), 0)).x() > room + 1:
            yield "reaches beyond its window"


def _text_faults(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        if widget.textFormat() != Qt.TextFormat.PlainText and widget.text():
            yield f"a label that interprets {widget.text()[:80]!r}"
        if not _is_visible_text(widget.text()):
            yield f"hidden characters in {widget.text()[:80]!r}"
    elif isinstance(widget, QAbstractButton | QGroupBox):
        text = widget.text() if isinstance(widget, QAbstractButton) else widget.title()
        yield from _mnemonic_faults(text)
    elif isinstance(widget, QTabBar):
        for number in range(widget.count()):
            yield from _mnemonic_faults(widget.tabText(number))
    elif isinstance(widget, QComboBox):
        for number in range(min(MOST_ROWS, widget.count())):
            if not _is_visible_text(widget.itemText(number), ""):
                yield f"hidden characters in the choice {widget.itemText(number)[:80]!r}"
    elif isinstance(widget, QTextEdit) and type(widget) is QTextEdit and widget.acceptRichText():
        yield "an editor of rich text"
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        return  # what is edited must be what it is


def action_faults(action: QAction) -> Iterator[str]:
    """What is wrong with an entry of a menu."""
    yield from _mnemonic_faults(action.text())
    if not is_safe_tip(action.toolTip()):
        yield f"tooltip {action.toolTip()[:80]!r}"


def _mnemonic_faults(text: str) -> Iterator[str]:
    """A single ampersand is swallowed and underlines what follows."""
    if any(part in text.replace("&&", "") for part in WITH_AMPERSAND):
        yield f"an ampersand of a name in {text[:80]!r}"
    if not _is_visible_text(text.split("\t")[0]):
        yield f"hidden characters in {text[:80]!r}"


def _item_faults(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(min(MOST_ROWS, model.rowCount(parent))):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            index = model.index(row, column, parent)
            text, tip = index.data(Qt.ItemDataRole.DisplayRole), index.data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(text, str) and not _is_visible_text(text, ""):
                yield f"hidden characters in the cell {row}, {column}: {text[:80]!r}"
            if isinstance(tip, str) and not is_safe_tip(tip):
                yield f"tooltip of the cell {row}, {column}: {tip[:80]!r}"
        yield from _item_faults(model, model.index(row, 0, parent))


def is_safe_tip(tip: str) -> bool:
    """Plain to Qt and in short lines, or ours with everything escaped, whose lines Qt breaks; nothing hidden either way."""
    if "<" not in tip and "&" not in tip:
        return _is_visible_text(tip) and max(map(len, tip.split("\n"))) <= LONGEST_LINE
    ours = _OURS.match(tip)
    if ours is None:
        return False
    text = html.unescape(ours[1].replace("<br>", "\n"))
    return (
        _is_visible_text(text) and len(text) <= MOST_SAID and max(map(len, _ROOM.split(text))) <= LONGEST_LINE
    )


@lru_cache(maxsize=1 << 14)
def _is_visible_text(text: str, allowed: str = _OF_ITSELF) -> bool:
    bare = _SET_APART.sub(r"\1", text.translate({ord(character): None for character in allowed}))
    return visible(bare) == bare


def _scrolls(widget: QWidget) -> bool:
    """Whether it is inside something that shows a part of it at a time."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if parent.objectName() == "qt_scrollarea_viewport":
            return True
        parent = parent.parentWidget()
    return False


def _path(widget: QWidget) -> str:
    parent = widget.parentWidget()
    own = f"{type(widget).__name__}{'#' + widget.objectName() if widget.objectName() else ''}"
    return f"{type(parent).__name__}/{own}" if parent is not None else own
