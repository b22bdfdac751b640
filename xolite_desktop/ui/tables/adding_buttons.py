# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Above a table: what makes a new row of it, for the object that the page is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from xolite_desktop.models.wording import tr
from xolite_desktop.ui.actions.hub import ActionHub
from xolite_desktop.ui.actions.menus import popup_below
from xolite_desktop.ui.widgets.button import Button, IconButton
from xolite_desktop.ui.widgets.label import tip


class AddingButtons(QWidget):
    """The first action that is possible is a button, all are in a menu beside it.

    Signals: `changed()` when it takes another width.
    """

    changed = Signal()

    def __init__(self, hub: ActionHub, action_ids: Sequence[str], parent: QWidget) -> None:
        """`hub` is about the object of the page. Without any action nothing is shown."""
        super().__init__(parent)
        self._hub = hub
        self._ids = tuple(action_ids)
        self.button = Button(" ", icon="plus")
        self.more = IconButton("caret-down", tr("More to add"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.button)
        row.addWidget(self.more)
        self.button.clicked.connect(lambda: hub.q_action(self._first).trigger())
        self.more.clicked.connect(lambda: popup_below(self.menu(), self.more))
        hub.refreshed.connect(self.refresh)
        self.refresh()

    def menu(self) -> QMenu:
        """All of them; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for action_id in self._ids:
            menu.addAction(self._hub.q_action(action_id))
        return menu

    @property
    def _first(self) -> str:
        return next((each for each in self._ids if self._hub.offers[each].is_enabled), self._ids[0])

    def refresh(self) -> None:
        visible = [each for each in self._ids if self._hub.offers[each].is_visible]
        self.setVisible(bool(visible))
        if not visible:
            return
        made = self._hub.offers[self._first]
        if self.button.accessibleName() != made.label:
            self.button.set_text(made.label)
            self.changed.emit()
        self.button.setEnabled(made.is_enabled)
        self.button.setToolTip(tip(made.tooltip(self._hub.selection)))
        self.more.setVisible(len(self._ids) > 1)
