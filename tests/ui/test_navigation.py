# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Orders, reloading and dragging in a whole window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint

from xolite_desktop.models.actions.places import Menu
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.migrate_vm import MigrateDialog
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.profile import Profile
from xolite_desktop.xapi.refs import Ref

Find = Callable[[PoolWindow, str, str], Ref]


async def test_the_order_is_chosen_in_the_menu_and_shown_beside_it(window: PoolWindow, find: Find) -> None:
    vm = find(window, "VM", "gitlab")
    window.select(vm)
    window.hub.q_action("view.tree_tag").trigger()
    assert window.tree.order.id == "tag"
    assert window.hub.q_action("view.tree_tag").isChecked()
    assert not window.hub.q_action("view.tree_host").isChecked()
    assert window.sidebar.orders.buttons["tag"].isChecked()
    assert window.sidebar.selected == [vm]
    window.sidebar.orders.buttons["list"].click()
    assert window.hub.q_action("view.tree_list").isChecked()
    assert "view.tree_list" in [
        each.objectName() for each in window.shell.menu_bar.menus[Menu.VIEW].actions()
    ]


async def test_the_order_and_closed_groups_come_back(
    window: PoolWindow, windows: Any, simulator: Simulator, heard: Callable[..., Any]
) -> None:
    window.navigation.arrange("folder")
    window.sidebar.view.collapse(window.tree.index_of("folder:/Production"))
    look: dict[str, Any] = {}
    window.navigation.remember(look)
    window.navigation.arrange("host")
    window.navigation.restore(look)
    assert window.tree.order.id == "folder"
    assert not window.sidebar.view.isExpanded(window.tree.index_of("folder:/Production"))
    assert window.sidebar.view.isExpanded(window.tree.index_of("folder:/Engineering"))


async def test_everything_is_read_anew_without_losing_anything(
    window: PoolWindow, find: Find, simulator: Simulator, heard: Callable[..., Any]
) -> None:
    vm = find(window, "VM", "gitlab")
    window.select(vm)
    resets: list[bool] = []
    window.tree.modelReset.connect(lambda: resets.append(True))
    window.hub.q_action("view.reload").trigger()
    assert window.connection.is_reloading
    assert window.status_bar.live.text() == "Reloading everything…"
    await heard(window.connection.figures_changed, lambda: not window.connection.is_reloading)
    assert window.status_bar.live.text().startswith("Live")
    assert window.sidebar.selected == [vm]
    assert resets == []


async def test_a_vm_dropped_on_a_host_asks_with_that_host_chosen(window: PoolWindow, find: Find) -> None:
    vm, host = find(window, "VM", "postgres-primary"), find(window, "host", "xcp-02")
    dialogs: list[Any] = []
    window.actions_runner.asked.connect(dialogs.append)
    window.sidebar.view.dropped.emit([vm], host, window.sidebar.view.giver)
    (dialog,) = dialogs
    assert isinstance(dialog, MigrateDialog)
    assert dialog.hosts.currentItem().text() == "xcp-02"
    dialog.reject()


async def test_a_vm_dropped_on_a_tag_gets_it(
    window: PoolWindow, find: Find, heard: Callable[..., Any]
) -> None:
    vm = find(window, "VM", "gitlab")
    window.sidebar.view.dropped.emit([vm], "tag:infra", window.sidebar.view.giver)
    await heard(
        window.connection.store.changed,
        lambda _: "infra" in window.connection.store.cache.vm(vm).tags,  # type: ignore[union-attr]
    )


async def test_suspend_and_resume_share_their_keys(window: PoolWindow, find: Find) -> None:
    suspend, resume = (window.hub.q_action(f"vm.{name}") for name in ("suspend", "resume"))
    window.select(find(window, "VM", "showroom"))
    assert resume.shortcut().toString() == "Ctrl+Y"
    assert suspend.shortcut().isEmpty()
    window.select(find(window, "VM", "postgres-primary"))
    assert suspend.shortcut().toString() == "Ctrl+Y"
    assert resume.shortcut().isEmpty()


def bars(window: PoolWindow) -> set[str]:
    """The names of the rows in sight that show a load."""
    view = window.sidebar.view
    rows, index = set(), view.indexAt(QPoint(5, 5))
    while index.isValid() and view.visualRect(index).top() < view.viewport().height():
        if view.itemDelegate()._load(index) is not None:
            rows.add(index.data())
        index = view.indexBelow(index)
    return rows


async def test_the_tree_draws_the_load_that_the_window_hears_of(window: PoolWindow, find: Find) -> None:
    window.show()
    view, loads = window.sidebar.view, window.connection.store.loads
    host, running, halted = (
        find(window, *each) for each in (("host", "xcp-01"), ("VM", "dns-01"), ("VM", "old-jira"))
    )
    view.scrollToTop()
    before = view.viewport().grab().toImage()
    resets: list[int] = []
    window.tree.modelReset.connect(lambda: resets.append(1))
    loads.take({host: 0.4, running: 0.95, halted: 0.5})
    assert {"xcp-01", "dns-01"} <= bars(window)
    assert "old-jira" not in bars(window)
    assert view.viewport().grab().toImage() != before
    assert resets == []


async def test_the_load_is_switched_off_in_the_menu_and_stays_so(
    window: PoolWindow, find: Find, pinned_profile: Profile
) -> None:
    window.show()
    vm, feed = find(window, "VM", "dns-01"), window.navigation.load_feed
    window.connection.store.loads.take({vm: 0.5})
    switch = window.hub.q_action("view.tree_load")
    assert switch.isChecked()
    assert feed.is_looking
    assert vm in window.sidebar.view.keys_in_sight()
    switch.trigger()
    assert not switch.isChecked()
    assert not feed.is_looking
    assert "dns-01" not in bars(window)
    assert pinned_profile.settings.flag("tree.show_load") is False
    window.hide()
    assert list(window.sidebar.view.keys_in_sight()) == []


async def test_nothing_is_drawn_of_a_pool_that_cannot_be_asked(
    window: PoolWindow, find: Find, heard: Callable[..., Any]
) -> None:
    window.show()
    loads = window.connection.store.loads
    loads.take({find(window, "VM", "dns-01"): 0.5})
    window.connection.hang_up()
    if window.connection.is_usable:
        await heard(window.connection.state_changed, lambda _: not window.connection.is_usable)
    assert "dns-01" not in bars(window)
