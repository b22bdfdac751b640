# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Menus and header buttons: loops over the table, by place. Nothing here knows a single action."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.all_actions import actions_in
from xolite_desktop.models.actions.places import FEWEST_FOLDED, Group, Menu, submenus
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.actions.hub import ActionHub
from xolite_desktop.ui.style import icons
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import tip

MakeEntry = Callable[[Action, QMenu], QAction]
MOST_POWER_BUTTONS = 2
_GAP = 8


def fill_menu(menu: QMenu, hub: ActionHub, place: Menu) -> QMenu:
    """Put in the actions of a place that make sense for the selection, groups apart, reasons as tooltips."""
    return fill_groups(menu, hub, place, hub.shown_in(place), lambda action, _: hub.q_action(action.id))


def fill_groups(
    menu: QMenu, hub: ActionHub, place: Menu, actions: Iterable[Action], entry: MakeEntry
) -> QMenu:
    """Put in actions with separators between their groups; groups that are many are menus of their own.

    `entry` gives what stands for an action in the menu that it is given as well.
    """
    menu.setToolTipsVisible(True)
    titles = submenus(place, [item.kind for item in hub.selection.items])
    for number, (group, grouped) in enumerate(groupby(actions, lambda action: action.group_in(place))):
        members = list(grouped)
        is_folded = group in titles and len(members) >= FEWEST_FOLDED
        if number and not (is_folded and _ends_folded(menu)):
            menu.addSeparator()
        inner = menu.addMenu(tr(titles[group])) if is_folded else menu
        inner.setToolTipsVisible(True)
        inner.addActions([entry(action, inner) for action in members])
    return menu


def _ends_folded(menu: QMenu) -> bool:
    entries = menu.actions()
    return bool(entries) and isinstance(entries[-1].menu(), QMenu)


def context_menu(hub: ActionHub, parent: QWidget) -> QMenu:
    """The menu of the selected objects; it deletes itself when it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return fill_menu(menu, hub, Menu.CONTEXT)


class HeaderButtons(QWidget):
    """The main actions of the object shown, and the rest behind "…".

    Of the power actions those that are possible are buttons; while none is, as during a shutdown, the buttons stay
    where they were, disabled and with the reason. Signals: `changed()` when other buttons are shown.
    """

    changed = Signal()

    def __init__(self, hub: ActionHub, parent: QWidget | None = None, *, only_visible: bool = False) -> None:
        """With `only_visible` they are refreshed only while somebody sees them: of a hub that many share."""
        super().__init__(parent)
        self._hub = hub
        self._only_visible = only_visible
        self._buttons: dict[str, Button] = {}
        self._shown: tuple[str, ...] = ()
        self._refs: tuple[str, ...] = ()
        self._room = 10_000
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self.more = Button("")
        self.more.setIcon(icons.icon("dots-three", "fg"))
        self.more.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.more.setAccessibleName(tr("More actions"))
        self.more.setToolTip(tr("More actions"))
        self.more.clicked.connect(self._show_menu)
        self._row.addWidget(self.more)
        hub.refreshed.connect(self.refresh)
        self.refresh()

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the actions that are buttons now, room or not."""
        return self._shown

    @property
    def full_width(self) -> int:
        """What all of them would take."""
        widths = [self._buttons[action_id].sizeHint().width() for action_id in self._shown]
        return sum(widths) + _GAP * len(widths) + self.more.sizeHint().width()

    def set_room(self, width: int) -> None:
        """Show as many as fit into so many pixels; the others are in the menu anyway."""
        self._room = width
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._only_visible:
            self.refresh()

    def refresh(self) -> None:
        if self._only_visible and not self.isVisible():
            return
        visible = self._hub.shown_in(Menu.HEADER)
        chosen = tuple(action.id for action in self._chosen(visible))
        for action_id in chosen:
            if action_id not in self._buttons:
                self._add(action_id)
        changed = chosen != self._shown
        self._shown = chosen
        self._refs = self._hub.selection.refs
        for action_id, button in self._buttons.items():
            self._dress(button, action_id)
        self.more.setVisible(bool(visible))
        self._fit()
        if changed:
            self.changed.emit()

    def _fit(self) -> None:
        left = self._room - self.more.sizeHint().width()
        fits = set()
        for action_id in self._shown:
            left -= self._buttons[action_id].sizeHint().width() + _GAP
            if left < 0:
                break
            fits.add(action_id)
        for action_id, button in self._buttons.items():
            button.setVisible(action_id in fits)

    def _chosen(self, visible: list[Action]) -> list[Action]:
        power = [action for action in visible if action.group_in(Menu.HEADER) == Group.POWER]
        change = [action for action in visible if action.group_in(Menu.HEADER) == Group.CHANGE]
        possible = [action for action in power if self._hub.offers[action.id].is_enabled]
        if not possible and self._refs == self._hub.selection.refs:
            possible = [action for action in power if action.id in self._shown]
        return (possible or power)[:MOST_POWER_BUTTONS] + change

    def _add(self, action_id: str) -> None:
        q_action = self._hub.q_action(action_id)
        button = Button(" ", icon=" ")
        button.setIcon(q_action.icon())
        button.clicked.connect(q_action.trigger)
        order = [action.id for action in actions_in(Menu.HEADER)]
        later = [each for each in self._buttons if order.index(each) > order.index(action_id)]
        place = min(
            (self._row.indexOf(self._buttons[each]) for each in later), default=self._row.indexOf(self.more)
        )
        self._row.insertWidget(place, button)
        self._buttons[action_id] = button

    def _dress(self, button: Button, action_id: str) -> None:
        made = self._hub.offers[action_id]
        button.set_text(made.label)
        if button.hasFocus() and not made.is_enabled:
            # Left to Qt the focus would go on to what comes next: the button that cancels what was just started.
            self.more.setFocus()
        button.setEnabled(made.is_enabled)
        button.setToolTip(tip(made.tooltip(self._hub.selection)))

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_menu(menu, self._hub, Menu.HEADER)
        popup_below(menu, self.more)


def popup_below(menu: QMenu, button: QWidget, *, left: bool = False) -> None:
    """Open a menu below a button, right edges in line, or the left ones."""
    across = 0 if left else button.width() - menu.sizeHint().width()
    menu.popup(button.mapToGlobal(QPoint(across, button.height() + 4)))
