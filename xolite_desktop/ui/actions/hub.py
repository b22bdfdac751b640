# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One QAction for each action of the table, kept in step with what the pool allows for the selection now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.all_actions import ALL_ACTIONS, actions_in
from xolite_desktop.models.actions.all_actions import action as action_called
from xolite_desktop.models.actions.offer import Offer, offer
from xolite_desktop.models.actions.places import Menu
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import icons
from xolite_desktop.ui.widgets.label import tip
from xolite_desktop.xapi.rules.refusal import Refusal

REFRESH_MS = 50
_MENU_ROLES = {
    "": QAction.MenuRole.NoRole,
    "about": QAction.MenuRole.AboutRole,
    "preferences": QAction.MenuRole.PreferencesRole,
    "quit": QAction.MenuRole.QuitRole,
}


class ActionHub(QObject):
    """Belongs to one window. Signals: `triggered(Action)`; `refreshed()` after the offers were asked anew."""

    triggered = Signal(object)
    refreshed = Signal()

    def __init__(self, connection: Connection, window: QWidget, *, has_shortcuts: bool = True) -> None:
        """`has_shortcuts` is for the hub of the object that the window shows; others have the mouse and their menus, and
        make and ask nothing before something of them is wanted.
        """
        super().__init__(window)
        self._connection = connection
        self._has_shortcuts = has_shortcuts
        self.selection = Selection(connection.store.cache)
        self._refs: tuple[str, ...] = ()
        self._offers: dict[str, Offer] = {}
        self._actions: dict[str, QAction] = {}
        self._switches: Mapping[str, Callable[[], bool]] = {}
        self._refusals: Mapping[str, Callable[[], Refusal | None]] = {}
        self._shared = _shared_keys()
        self._soon = Throttle(REFRESH_MS, self.refresh, self, at_once=True)
        connection.store.changed.connect(self._soon.request)
        connection.store.reset.connect(self._soon.request)
        connection.state_changed.connect(self.refresh)
        connection.role.changed.connect(self.refresh)
        connection.read_only_changed.connect(self.refresh)
        if has_shortcuts:
            self._wake()

    @property
    def offers(self) -> Mapping[str, Offer]:
        """What each action means now, by its id."""
        self._wake()
        return self._offers

    def _wake(self) -> None:
        """Make the actions, and ask all of them for the first time."""
        if not self._actions:
            window = cast("QWidget", self.parent())
            self._actions = {action.id: self._make(action, window) for action in ALL_ACTIONS}
            self.refresh()

    def follow_window(
        self, switches: Mapping[str, Callable[[], bool]], refusals: Mapping[str, Callable[[], Refusal | None]]
    ) -> None:
        """Which of the window's own actions are switches, with whether they are on, and what refuses others now."""
        self._wake()
        self._switches, self._refusals = switches, refusals
        for action_id in switches:
            self._actions[action_id].setCheckable(True)
        self.refresh_only(*{*switches, *refusals})
        self._told()

    def select(self, refs: Iterable[str]) -> None:
        """What the actions are about from now on."""
        self._refs = tuple(refs)
        if self._refs and not self._actions:
            self._wake()
        else:
            self.refresh()

    def refresh(self, *_: object) -> None:
        """Ask every action's rule again."""
        self.selection = Selection.of(self._connection.store.cache, self._refs)
        if not self._actions:
            return
        for action in ALL_ACTIONS:
            self._ask(action)
        self._told()

    def _told(self) -> None:
        if self._has_shortcuts:
            self._share_keys()
        self.refreshed.emit()

    def refresh_only(self, *action_ids: str) -> None:
        """Ask the rules of these again, which are about the window and in no menu of the selection."""
        for action_id in action_ids:
            self._ask(action_called(action_id))

    def _ask(self, action: Action) -> None:
        made, before = self.offer(action), self._offers.get(action.id)
        self._offers[action.id] = made
        # A reason may name objects that have another name now; of the many that make no sense here nothing is said anew.
        has_reason = made.is_visible and (made.refusal is not None or bool(made.refused))
        if made != before or has_reason or action.id in self._switches:
            self._show(self._actions[action.id], made)

    def about(self, action: Action) -> Selection:
        """What an action of this hub is about now: what is selected, or the pool itself."""
        return self.selection.about(action.applies_to)

    def offer(self, action: Action, selection: Selection | None = None) -> Offer:
        """What an action means at this moment for what is selected, or for another selection."""
        connection = self._connection
        made = offer(
            action,
            self.about(action) if selection is None else selection,
            is_connected=connection.is_usable,
            permissions=connection.permissions,
            is_read_only=connection.is_read_only,
        )
        own = self._refusals.get(action.id)
        refusal = own() if own is not None and made.refusal is None else None
        return replace(made, refusal=refusal) if refusal is not None else made

    def _share_keys(self) -> None:
        """Qt does nothing on keys that two enabled actions claim: the first that is possible has them."""
        for keys, actions in self._shared.items():
            owner = next((each for each in actions if self._offers[each.id].is_enabled), actions[0])
            for each in actions:
                wanted = QKeySequence(keys if each is owner else "")
                if self._actions[each.id].shortcut() != wanted:
                    self._actions[each.id].setShortcut(wanted)

    def shown_in(self, menu: Menu) -> list[Action]:
        """The actions that make sense in a menu for what is selected now, in its order."""
        kinds = [item.kind for item in self.selection.items]
        return [
            each for each in actions_in(menu) if self.offers[each.id].is_visible and each.is_in(menu, kinds)
        ]

    def q_action(self, action_id: str) -> QAction:
        """For menus and buttons. Raises KeyError."""
        self._wake()
        return self._actions[action_id]

    def of_keys(self, keys: QKeySequence) -> QAction | None:
        """The action on what is selected that has these keys: of several the first that is possible, else the first
        that makes sense, else any, which is disabled. None if nothing is selected, or the keys are nobody's.
        """
        if not self.selection.items or keys.isEmpty():
            return None
        found = [each for each in ALL_ACTIONS if each.applies_to and QKeySequence(each.shortcut) == keys]
        found.sort(
            key=lambda each: (not self.offers[each.id].is_enabled, not self.offers[each.id].is_visible)
        )
        return self.q_action(found[0].id) if found else None

    def _make(self, action: Action, window: QWidget) -> QAction:
        q_action = QAction(icons.icon(action.icon), tr(action.title), window)
        q_action.setObjectName(action.id)
        q_action.setMenuRole(_MENU_ROLES[action.system_role])
        if action.shortcut and self._has_shortcuts:
            q_action.setShortcut(QKeySequence(action.shortcut))
            q_action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        q_action.triggered.connect(lambda: self.triggered.emit(action))
        if self._has_shortcuts:
            window.addAction(q_action)
        return q_action

    def _show(self, q_action: QAction, made: Offer) -> None:
        q_action.setText(made.label.replace("&", "&&"))
        q_action.setEnabled(made.is_enabled)
        q_action.setVisible(made.is_visible)
        is_on = self._switches.get(made.action.id)
        if is_on is not None:
            q_action.setChecked(is_on())
        q_action.setToolTip(tip(made.tooltip(self.about(made.action))) or tr(made.action.title))


def _shared_keys() -> dict[str, list[Action]]:
    """The actions of the table that have a shortcut in common, by it."""
    found: dict[str, list[Action]] = {}
    for action in ALL_ACTIONS:
        if action.shortcut:
            found.setdefault(action.shortcut, []).append(action)
    return {keys: actions for keys, actions in found.items() if len(actions) > 1}
