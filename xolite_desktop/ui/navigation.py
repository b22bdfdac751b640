# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Navigation`: how a window's tree is arranged, the way back and forward, and what is dragged within the tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models import last_look
from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.charts.load_feed import LoadFeed
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.dropping import Dropping, Verdict
from xolite_desktop.models.dropping_between_pools import BetweenPools, Place
from xolite_desktop.models.edits.edits import Edits
from xolite_desktop.models.settings import Settings, Value
from xolite_desktop.models.tree_order import ORDERS, order_called
from xolite_desktop.ui.actions.hub import ActionHub
from xolite_desktop.ui.actions.run_action import ActionRunner
from xolite_desktop.ui.dialogs.join_pool import JoinPoolDialog
from xolite_desktop.ui.dialogs.migrate_vm import MigrateDialog
from xolite_desktop.ui.dialogs.move_vm import MoveVmDialog
from xolite_desktop.ui.history import History
from xolite_desktop.ui.sidebar import Sidebar
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.refusal import Refusal

ORDER, CLOSED = "tree_order", "closed"
"""Keys in what is kept of a pool's window."""
LOAD = "tree.show_load"
NOTHING_THERE = Refusal("NOTHING_THERE")

Own = Callable[[Selection], None]


class Navigation(QObject):
    """Belongs to one window. Signals: `history_changed(can go back, can go forward)`."""

    history_changed = Signal(bool, bool)

    def __init__(
        self, connection: Connection, sidebar: Sidebar, hub: ActionHub, settings: Settings, window: QObject
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._connection = connection
        self._sidebar = sidebar
        self._hub = hub
        self._history = History()
        self._is_walking = False
        self._order = ORDERS[0].id
        self._select: Callable[[str], bool] = lambda _: False
        self.load_feed = LoadFeed(connection, self._in_sight, self)
        sidebar.order_chosen.connect(self.arrange)
        settings.changed.connect(self._show_loads)
        connection.state_changed.connect(self._on_state_changed)
        self._show_loads()

    @property
    def own(self) -> dict[str, Own]:
        """What the window does for these actions, by id."""
        orders: dict[str, Own] = {
            f"view.tree_{order.id}": lambda _, order_id=order.id: self.arrange(order_id)  # type: ignore[misc]
            for order in ORDERS
        }
        settings = self._settings
        return {
            **orders,
            "view.tree_load": lambda _: settings.set_value(LOAD, not settings.flag(LOAD)),
            "view.filter": lambda _: self._sidebar.focus_filter(),
            "view.back": lambda _: self.go_back(),
            "view.forward": lambda _: self.go_forward(),
            "view.reload": lambda _: self._connection.reload(),
        }

    @property
    def switches(self) -> dict[str, Callable[[], bool]]:
        """Which of these actions are switches, and whether they are on."""
        orders: dict[str, Callable[[], bool]] = {
            f"view.tree_{order.id}": lambda order_id=order.id: self._order == order_id  # type: ignore[misc]
            for order in ORDERS
        }
        return {**orders, "view.tree_load": lambda: self._settings.flag(LOAD)}

    @property
    def refusals(self) -> Mapping[str, Callable[[], Refusal | None]]:
        """Why these actions are not possible now, by id."""
        return {
            "view.back": lambda: None if self._history.can_go_back else NOTHING_THERE,
            "view.forward": lambda: None if self._history.can_go_forward else NOTHING_THERE,
        }

    def begin(self, select: Callable[[str], bool], edits: Edits, runner: ActionRunner) -> None:
        """The window stands: how to show an object, and what drags are done with."""
        self._select = select
        self._runner = runner
        self._dropping = Dropping(self._connection.store, edits, runner.offer, self._go)
        self._between = BetweenPools(self._connection, runner.offer, self._go_between)
        view = self._sidebar.view
        view.giver, view.judge = self._between, self._judge
        view.dropped.connect(self._drop)

    # Arranging

    def arrange(self, order_id: str) -> None:
        """Show the objects in another order."""
        self._order = order_called(order_id).id
        self._sidebar.arrange(self._order)
        self._hub.refresh_only(*(f"view.tree_{order.id}" for order in ORDERS))

    def _show_loads(self, *_: object) -> None:
        if self._settings.flag(LOAD):
            self._sidebar.view.show_loads(self._connection.store.loads)
            self.load_feed.look()
        else:
            self._sidebar.view.show_loads(None)
            self.load_feed.rest()

    def _in_sight(self) -> list[Ref]:
        return [Ref(key) for key in self._sidebar.view.keys_in_sight()]

    def _on_state_changed(self, *_: object) -> None:
        if not self._connection.is_usable:
            self._connection.store.loads.clear()

    def restore(self, look: Mapping[str, Value]) -> None:
        """As it was when the window closed, as far as the pool still has it."""
        self.arrange(str(look.get(ORDER, "")))
        if CLOSED in look:
            self._sidebar.view.close_keys(last_look.all_present(self._connection.store.cache, look[CLOSED]))

    def remember(self, look: dict[str, Value]) -> None:
        """Put down what `restore` needs."""
        look[ORDER] = self._order
        look[CLOSED] = list(
            last_look.all_lasting(self._connection.store.cache, self._sidebar.view.closed_keys)
        )

    # History

    def visit(self, ref: Ref) -> None:
        """An object is shown."""
        if not self._is_walking:
            self._history.visit(ref)
        self._show_history()

    def forget(self, ref: Ref) -> None:
        """An object is gone."""
        self._history.forget(ref)

    def go_back(self) -> None:
        self._walk(self._history.back())

    def go_forward(self) -> None:
        self._walk(self._history.forward())

    def _walk(self, ref: Ref | None) -> None:
        if ref is not None:
            self._is_walking = True
            self._select(ref)
            self._is_walking = False
        self._show_history()

    def _show_history(self) -> None:
        self.history_changed.emit(self._history.can_go_back, self._history.can_go_forward)
        self._hub.refresh_only("view.back", "view.forward")

    # Dragging

    def _judge(self, refs: list[str], target: str, giver: object) -> Verdict | None:
        if not isinstance(giver, BetweenPools) or self._between.is_same_pool(giver):
            return self._dropping.verdict(refs, target)
        return self._between.verdict(refs, target, giver)

    def _drop(self, refs: list[str], target: str, giver: object) -> None:
        if not isinstance(giver, BetweenPools) or self._between.is_same_pool(giver):
            self._dropping.drop(refs, target)
        else:
            self._between.drop(refs, target, giver)

    def _go(self, entry: Action, selection: Selection, host: Ref) -> None:
        """Ask as ever, with the host chosen that was dropped on."""

        def prefer(dialog: object) -> None:
            if isinstance(dialog, MigrateDialog | MoveVmDialog):
                dialog.prefer(host)

        self._runner.run(entry, selection, prefer)

    def _go_between(self, entry: Action, selection: Selection, place: Place) -> None:
        """Ask in this window, which may be behind the one that was dropped on."""

        def prefer(dialog: object) -> None:
            if isinstance(dialog, JoinPoolDialog):
                dialog.prefer(place.connection)
            elif isinstance(dialog, MoveVmDialog):
                dialog.prefer_pool(place.connection)
                if place.host is not None:
                    dialog.prefer(place.host)

        window = self._sidebar.window()
        window.raise_()
        window.activateWindow()
        self._runner.run(entry, selection, prefer)
