# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The bar at the top of a pool's window: back and forward, and who is signed in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from xolite_desktop.models.actions.places import Menu
from xolite_desktop.models.text import visible
from xolite_desktop.ui.actions.hub import ActionHub
from xolite_desktop.ui.actions.menus import fill_menu, popup_below
from xolite_desktop.ui.style import icons, theme
from xolite_desktop.ui.widgets.button import Button, IconButton
from xolite_desktop.ui.widgets.label import tip
from xolite_desktop.ui.widgets.panel import Panel

_THEMES = (("system", "Theme of the system"), ("light", "Light theme"), ("dark", "Dark theme"))


class Toolbar(Panel):
    """Signals: `back()`, `forward()`, `connect_asked()` for another pool, `theme_chosen(str)`, `stay_chosen(bool)`.

    `stays` says whether the person stays signed in now; while it is None that is not offered.
    """

    back = Signal()
    forward = Signal()
    connect_asked = Signal()
    theme_chosen = Signal(str)
    stay_chosen = Signal(bool)

    def __init__(self, hub: ActionHub, parent: QWidget | None = None) -> None:
        super().__init__("toolbar", parent)
        self._hub = hub
        self.stays: Callable[[], bool] | None = None
        self.setFixedHeight(46)
        self._back = IconButton("arrow-left", "Back (Alt+Left)")
        self._forward = IconButton("arrow-right", "Forward (Alt+Right)")
        self._user = Button("", kind="flat", icon="user-circle")
        self._user.setToolTip("Who is signed in; disconnect and appearance")
        self._back.clicked.connect(self.back)
        self._forward.clicked.connect(self.forward)
        self._user.clicked.connect(self._show_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(self._back)
        row.addWidget(self._forward)
        row.addStretch(1)
        row.addWidget(self._user)
        self.show_history(can_go_back=False, can_go_forward=False)

    def show_user(self, user: str, role: str = "") -> None:
        """Who is signed in; `role` is empty for who may do everything."""
        self._user.set_text(visible(user) or "Not signed in")
        self._user.setToolTip(
            tip(f"Who is signed in ({role or 'may do everything'}); disconnect and appearance")
        )

    def show_history(self, *, can_go_back: bool, can_go_forward: bool) -> None:
        self._back.setEnabled(can_go_back)
        self._forward.setEnabled(can_go_forward)

    def _show_menu(self) -> None:
        popup_below(self.user_menu(), self._user)

    def user_menu(self) -> QMenu:
        """The menu of the user's button; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        another = menu.addAction(icons.icon("plus"), "Connect to another pool…")
        another.triggered.connect(self.connect_asked)
        menu.addSeparator()
        group = QActionGroup(menu)
        for choice, text in _THEMES:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(theme.appearance().choice == choice)
            action.triggered.connect(lambda checked=False, choice=choice: self.theme_chosen.emit(choice))
            group.addAction(action)
        menu.addSeparator()
        if self.stays is not None:
            stay = menu.addAction("Stay signed in")
            stay.setCheckable(True)
            stay.setChecked(self.stays())
            stay.triggered.connect(self.stay_chosen)
        fill_menu(menu, self._hub, Menu.POOL)
        return menu
