# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One QAction for each action, enabled by the pool's own rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QMenu

from xolite_desktop.models.actions.places import Menu
from xolite_desktop.ui.actions.menus import HeaderButtons, context_menu, fill_menu
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.xapi.refs import Ref

Find = Callable[[PoolWindow, str, str], Ref]


async def test_actions_follow_the_selection(window: PoolWindow, find: Find) -> None:
    window.hub.select([find(window, "VM", "web-frontend-01")])
    assert not window.hub.q_action("vm.start").isEnabled()
    assert window.hub.q_action("vm.clean_shutdown").isEnabled()
    window.hub.select([find(window, "VM", "old-jira")])
    assert window.hub.q_action("vm.start").isEnabled()
    assert not window.hub.q_action("vm.clean_shutdown").isEnabled()
    window.hub.select([find(window, "host", "xcp-01")])
    assert not window.hub.q_action("vm.start").isVisible()


async def test_a_disabled_action_says_why(window: PoolWindow, find: Find) -> None:
    window.hub.select([find(window, "VM", "web-frontend-01")])
    assert "web-frontend-01" in window.hub.q_action("vm.start").toolTip()


async def test_several_vms_are_counted(window: PoolWindow, find: Find) -> None:
    window.hub.select([find(window, "VM", "web-frontend-01"), find(window, "VM", "old-jira")])
    assert window.hub.q_action("vm.start").text() == "Start 1 of 2"


async def test_a_menu_shows_what_makes_sense_with_reasons_as_tooltips(window: PoolWindow, find: Find) -> None:
    window.hub.select([find(window, "VM", "web-frontend-01")])
    menu = context_menu(window.hub, window)
    names = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    assert "vm.start" in names
    assert "object.copy_uuid" in names
    assert menu.toolTipsVisible()
    assert any(action.isSeparator() for action in menu.actions())
    window.hub.select([find(window, "host", "xcp-01")])
    of_host = [a.objectName() for a in fill_menu(QMenu(window), window.hub, Menu.CONTEXT).actions()]
    assert "object.copy_uuid" in of_host
    assert [name for name in of_host if name.startswith("vm.")] == ["vm.new", "vm.import"]


async def test_groups_of_many_are_menus_of_their_own(window: PoolWindow, find: Find) -> None:
    window.hub.select([find(window, "VM", "web-frontend-01")])
    menu = context_menu(window.hub, window)
    inner = {a.text(): a.menu() for a in menu.actions() if isinstance(a.menu(), QMenu)}
    assert list(inner) == [
        "Other ways to start and stop", "DVD drive and guest tools", "Disks and devices", "Settings of the VM", "vApp",
    ]  # fmt: skip
    forced = inner["Other ways to start and stop"]
    assert isinstance(forced, QMenu)
    assert "vm.hard_shutdown" in [action.objectName() for action in forced.actions()]
    assert forced.toolTipsVisible()
    assert len(menu.actions()) < 32
    window.hub.select([find(window, "SR", "NFS vol1")])
    assert not [a for a in context_menu(window.hub, window).actions() if isinstance(a.menu(), QMenu)]


async def test_the_header_offers_what_is_possible(window: PoolWindow, find: Find) -> None:
    buttons = HeaderButtons(window.hub, window)
    window.hub.select([find(window, "VM", "web-frontend-01")])
    assert buttons.shown == ("vm.clean_shutdown", "vm.clean_reboot", "vm.snapshot", "vm.migrate")
    window.hub.select([find(window, "VM", "old-jira")])
    assert buttons.shown[0] == "vm.start"
    window.hub.select([find(window, "host", "xcp-01")])
    assert buttons.shown == ("host.enter_maintenance", "host.reboot", "vm.new")


async def test_buttons_without_room_are_in_the_menu(window: PoolWindow, find: Find) -> None:
    buttons = HeaderButtons(window.hub, window)
    window.hub.select([find(window, "VM", "web-frontend-01")])
    buttons.set_room(buttons.full_width)
    assert sum(not button.isHidden() for button in buttons._buttons.values()) == 4
    buttons.set_room(260)
    assert 0 < sum(not button.isHidden() for button in buttons._buttons.values()) < 4
    assert not buttons.more.isHidden()


async def test_a_button_that_goes_grey_gives_the_focus_to_the_menu(
    window: PoolWindow, find: Find, heard: Callable[..., Any]
) -> None:
    window.select(find(window, "VM", "grafana"))
    assert window.pages.page is not None
    buttons = window.pages.page.findChild(HeaderButtons)
    assert buttons is not None
    buttons._buttons["vm.migrate"].setFocus()
    window.connection.hang_up()
    await heard(window.connection.state_changed)
    window.hub.refresh()
    assert not buttons._buttons["vm.migrate"].isEnabled()
    assert window.focusWidget() is buttons.more


async def test_without_a_connection_nothing_can_be_done(
    window: PoolWindow, find: Find, heard: Callable[..., Any]
) -> None:
    window.hub.select([find(window, "VM", "old-jira")])
    window.connection.hang_up()
    await heard(window.connection.state_changed)
    window.hub.refresh()
    assert not window.hub.q_action("vm.start").isEnabled()
    assert window.hub.q_action("object.copy_uuid").isEnabled()
