# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The bar at the top of a pool's window: back and forward, new things, search, alarms, and who is signed in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from xolite_desktop.models.actions.all_actions import actions_in
from xolite_desktop.models.actions.places import Menu
from xolite_desktop.models.alarm_count import AlarmCount
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.text import count, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.actions.hub import ActionHub
from xolite_desktop.ui.actions.menus import fill_menu, popup_below
from xolite_desktop.ui.style import icons, theme
from xolite_desktop.ui.widgets.button import Button, IconButton
from xolite_desktop.ui.widgets.chip import Chip
from xolite_desktop.ui.widgets.key_cap import KeyCap
from xolite_desktop.ui.widgets.label import tip
from xolite_desktop.ui.widgets.panel import Panel, separator

_SEARCH_WIDTH = 380
_THEMES = (
    ("system", later("Theme of the system")),
    ("light", later("Light theme")),
    ("dark", later("Dark theme")),
)


class SearchBox(QPushButton):
    """Looks like a field to type into; a press opens the palette."""

    def __init__(self) -> None:
        super().__init__("  " + tr("Search objects or run a command"))
        self.setObjectName("searchBox")
        self.setAccessibleName(tr("Search objects or run a command"))
        self.setIcon(icons.icon("magnifying-glass", "fg3"))
        self.setAutoDefault(False)
        self.setMaximumWidth(_SEARCH_WIDTH)
        self.setMinimumWidth(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.addStretch(1)
        row.addWidget(KeyCap(keys.replace("+", " ")))


class Bell(QWidget):
    """The way to the notifications, with how many alarms there are. Signals: `clicked()`."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._button = IconButton("bell", tr("Notifications"))
        self._button.clicked.connect(self.clicked)
        self.chip = Chip("", tone="bad")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(2)
        row.addWidget(self._button)
        row.addWidget(self.chip)
        self.show_count(0)

    def follow(self, alarms: AlarmCount) -> None:
        """Show how many there are, now and from now on."""
        self._alarms = alarms
        alarms.changed.connect(self._show_alarms)
        self._show_alarms()

    def _show_alarms(self) -> None:
        alarms = self._alarms
        self.show_count(alarms.number, alarms.updates, is_grave=alarms.is_grave)

    def show_count(self, number: int, updates: int = 0, *, is_grave: bool = True) -> None:
        """So many alarms that nobody has dismissed, and hosts for which updates wait; nothing beside the bell where
        there are none."""
        total = number + updates
        self.chip.show_text(str(total) if total < 1000 else "999+", "bad" if is_grave else "warn")
        self.chip.setVisible(total > 0)
        name = tr("Notifications, {alarms}").format(alarms=count(number, "alarm"))
        if updates:
            hosts = count(updates, "host")
            name = tr("{notifications}, updates for {hosts}").format(notifications=name, hosts=hosts)
        self._button.setAccessibleName(name)
        self._button.setToolTip(name)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class Toolbar(Panel):
    """Signals: `back()`, `forward()`, `theme_chosen(str)`, `stay_chosen(bool)`.

    `stays` says whether the person stays signed in now; while it is None that is not offered.
    """

    back = Signal()
    forward = Signal()
    theme_chosen = Signal(str)
    stay_chosen = Signal(bool)

    def __init__(self, hub: ActionHub, parent: QWidget | None = None) -> None:
        super().__init__("toolbar", parent)
        self._hub = hub
        self.stays: Callable[[], bool] | None = None
        self.setFixedHeight(46)
        self._back = IconButton("arrow-left", tr("Back (Alt+Left)"))
        self._forward = IconButton("arrow-right", tr("Forward (Alt+Right)"))
        self._user = Button("", kind="flat", icon="user-circle")
        self._user.setToolTip(tr("Who is signed in; disconnect and appearance"))
        self._back.clicked.connect(self.back)
        self._forward.clicked.connect(self.forward)
        self._user.clicked.connect(self._show_menu)
        self.search = SearchBox()
        self.bell = Bell()
        self._made: dict[str, Button] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(self._back)
        row.addWidget(self._forward)
        self._add_actions(row)
        row.addStretch(1)
        row.addWidget(self.search, 4)
        row.addStretch(1)
        row.addWidget(self.bell)
        row.addWidget(self._user)
        self.show_history(False, False)
        hub.refreshed.connect(self._dress)

    def _add_actions(self, row: QHBoxLayout) -> None:
        """What the table has for the toolbar, in its order."""
        for action in actions_in(Menu.TOOLBAR):
            if not self._made:
                row.addWidget(separator())
            q_action = self._hub.q_action(action.id)
            button = self._made[action.id] = Button(" ", kind="flat", icon=action.icon)
            button.clicked.connect(q_action.trigger)
            row.addWidget(button)
        self._dress()

    def _dress(self) -> None:
        for action_id, button in self._made.items():
            made = self._hub.offers[action_id]
            button.set_text(tr(made.action.title))
            button.setVisible(made.is_visible)
            button.setEnabled(made.is_enabled)
            button.setToolTip(tip(made.tooltip(self._hub.selection)))

    def follow_user(self, connection: Connection) -> None:
        """Show who is signed in, and the role, which may become another one meanwhile."""
        self._connection = connection
        connection.role.changed.connect(self._show_who)  # a method: what closes over this would keep it
        self._show_who()

    def _show_who(self) -> None:
        self.show_user(self._connection.user, self._connection.permissions.role)

    def show_user(self, user: str, role: str = "") -> None:
        """Who is signed in; `role` is empty for who may do everything."""
        self._user.set_text(visible(user) or tr("Not signed in"))
        self._user.setToolTip(
            tip(
                tr("Who is signed in ({role}); disconnect and appearance").format(
                    role=role or tr("may do everything")
                )
            )
        )

    def show_history(self, can_go_back: bool, can_go_forward: bool) -> None:
        self._back.setEnabled(can_go_back)
        self._forward.setEnabled(can_go_forward)

    def _show_menu(self) -> None:
        popup_below(self.user_menu(), self._user)

    def user_menu(self) -> QMenu:
        """The menu of the user's button; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for choice, text in _THEMES:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(theme.appearance().choice == choice)
            action.triggered.connect(lambda checked=False, choice=choice: self.theme_chosen.emit(choice))
            group.addAction(action)
        menu.addSeparator()
        if self.stays is not None:
            stay = menu.addAction(tr("Stay signed in"))
            stay.setCheckable(True)
            stay.setChecked(self.stays())
            stay.triggered.connect(self.stay_chosen)
        fill_menu(menu, self._hub, Menu.POOL)
        return menu
