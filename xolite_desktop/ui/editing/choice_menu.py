# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A menu of the values there are: choosing one saves it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from xolite_desktop.models.edits.editable import Editable, bounded
from xolite_desktop.models.edits.edits import Edits
from xolite_desktop.models.text import set_apart
from xolite_desktop.xapi.refs import Ref


def choice_menu(edits: Edits, ref: Ref, entry: Editable, parent: QWidget) -> QMenu:
    """The menu, the value of now ticked; it deletes itself when it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(entry.label)
    before = edits.value(ref, entry)
    for choice in entry.choices(edits.store, ref, before) if entry.choices is not None else ():
        action = QAction(set_apart(bounded(choice.label)).replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(choice.value == before)
        action.triggered.connect(lambda _=False, value=choice.value: edits.save(ref, entry, before, value))
        menu.addAction(action)
        if choice.value == before:
            menu.setActiveAction(action)
    return menu


def open_choices(edits: Edits, ref: Ref, entry: Editable, beside: QWidget) -> QMenu:
    """Open the menu at the widget that shows the value."""
    menu = choice_menu(edits, ref, entry, beside)
    menu.popup(beside.mapToGlobal(QPoint(0, beside.height() + 2)))
    return menu
