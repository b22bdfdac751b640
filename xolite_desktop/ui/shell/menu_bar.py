# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The menu bar of a pool's window: loops over the table, by place. Nothing here knows a single action."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.all_actions import actions_in
from xolite_desktop.models.actions.places import MENU_BAR, Menu
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.actions.hub import ActionHub
from xolite_desktop.ui.actions.menus import fill_groups
from xolite_desktop.ui.widgets.label import tip


class MenuBar(QMenuBar):
    """The system's own on macOS, at the top of the window elsewhere.

    Menus are filled when they open. What makes no sense for the selection is there too, disabled and with the reason,
    so that everything that can be done is found here.
    """

    def __init__(self, hub: ActionHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self.menus: dict[Menu, QMenu] = {}
        for place in MENU_BAR:
            if not actions_in(place):
                continue
            menu = self.addMenu(f"&{tr(place)}")
            menu.aboutToShow.connect(partial(self._fill, place))
            self.menus[place] = menu
            self._fill(place)

    def _fill(self, place: Menu) -> None:
        menu = self.menus[place]
        for leftover in menu.actions():
            menu.removeAction(leftover)
            inner = leftover.menu()
            if isinstance(inner, QMenu):
                inner.deleteLater()
            elif leftover.parent() is menu:
                leftover.deleteLater()
        fill_groups(menu, self._hub, place, actions_in(place), self._entry)

    def _entry(self, action: Action, menu: QMenu) -> QAction:
        made = self._hub.offers[action.id]
        if made.is_visible:
            return self._hub.q_action(action.id)
        absent = QAction(self._hub.q_action(action.id).icon(), tr(action.title).replace("&", "&&"), menu)
        absent.setEnabled(False)
        if made.refusal is not None:
            absent.setToolTip(tip(explain(made.refusal).title))
        return absent
