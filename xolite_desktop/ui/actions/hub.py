# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One QAction for each action of the table, kept in step with what the pool allows for the selection now."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.all_actions import ALL_ACTIONS
from xolite_desktop.models.actions.offer import Offer, offer
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.ui.style import icons
from xolite_desktop.ui.widgets.label import tip

REFRESH_MS = 50


class ActionHub(QObject):
    """Belongs to one window. Signals: `triggered(Action)`; `refreshed()` after the offers were asked anew."""

    triggered = Signal(object)
    refreshed = Signal()

    def __init__(self, connection: Connection, window: QWidget) -> None:
        super().__init__(window)
        self._connection = connection
        self.selection = Selection(connection.store.cache)
        self._refs: tuple[str, ...] = ()
        self.offers: dict[str, Offer] = {}
        self._actions: dict[str, QAction] = {}
        for action in ALL_ACTIONS:
            self._actions[action.id] = self._make(action, window)
        self._soon = Throttle(REFRESH_MS, self.refresh, self, at_once=True)
        connection.store.changed.connect(self._soon.request)
        connection.store.reset.connect(self._soon.request)
        connection.state_changed.connect(self.refresh)
        self.refresh()

    def select(self, refs: Iterable[str]) -> None:
        """What the actions are about from now on."""
        self._refs = tuple(refs)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Ask every action's rule again."""
        self.selection = Selection.of(self._connection.store.cache, self._refs)
        for action in ALL_ACTIONS:
            made = self.offer(action)
            self.offers[action.id] = made
            self._show(self._actions[action.id], made)
        self.refreshed.emit()

    def offer(self, action: Action) -> Offer:
        """What an action means for the selection at this moment."""
        connection = self._connection
        return offer(
            action,
            self.selection,
            is_connected=connection.is_usable,
            permissions=connection.permissions,
        )

    def q_action(self, action_id: str) -> QAction:
        """For menus and buttons. Raises KeyError."""
        return self._actions[action_id]

    def _make(self, action: Action, window: QWidget) -> QAction:
        q_action = QAction(icons.icon(action.icon), action.title, window)
        q_action.setObjectName(action.id)
        if action.shortcut:
            q_action.setShortcut(QKeySequence(action.shortcut))
            q_action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        q_action.triggered.connect(lambda: self.triggered.emit(action))
        window.addAction(q_action)
        return q_action

    def _show(self, q_action: QAction, made: Offer) -> None:
        q_action.setText(made.label.replace("&", "&&"))
        q_action.setEnabled(made.is_enabled)
        q_action.setVisible(made.is_visible)
        q_action.setToolTip(tip(made.tooltip(self.selection)) or made.action.title)
