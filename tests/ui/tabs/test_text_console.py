# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The consoles of a host: the screen of its control domain, and its text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from xolite_desktop.ui.console.console_link import LinkState
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.tabs.console import ConsoleTab
from xolite_desktop.ui.tabs.text_console import TextConsoleTab
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.roles.least import LEAST
from xolite_desktop.xapi.roles.permissions import Permissions

Find = Callable[[PoolWindow, str, str], Ref]
Heard = Callable[..., Any]


def host_tab(window: PoolWindow, find: Find, title: str) -> Any:
    window.select(find(window, "host", "xcp-01"))
    assert window.pages.page is not None
    assert window.pages.page.choose_tab_called(title)
    return window.pages.page.tab


async def text_of(window: PoolWindow, find: Find, heard: Heard) -> TextConsoleTab:
    tab = host_tab(window, find, "Text console")
    assert isinstance(tab, TextConsoleTab)
    await written(tab, heard, "login:")
    return tab


async def written(tab: TextConsoleTab, heard: Heard, text: str) -> None:
    assert tab.view is not None
    assert tab.link is not None
    # A thread writes the text: it may be there before the window has heard that it may type.
    while not (tab.link.is_live and text in tab.view.visible_text()):
        await heard(tab.link.written)


async def test_the_screen_of_a_host_is_that_of_its_control_domain(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    tab = host_tab(window, find, "Console")
    assert isinstance(tab, ConsoleTab)
    assert tab.link is not None
    if not tab.link.is_live:
        await heard(tab.link.state_changed, lambda state: state is LinkState.LIVE)
    assert not tab.pane.bar.power.isVisible()
    assert not tab.pane.bar.disc.isVisible()


async def test_a_role_that_may_not_see_it_is_told_which_may(window: PoolWindow, find: Find) -> None:
    window.connection.permissions = Permissions(LEAST["vm-operator"])
    tab = host_tab(window, find, "Console")
    assert isinstance(tab, ConsoleTab)
    assert tab.open_console is not None
    assert tab.open_console.view.notice.sentence == "Your role does not allow this."


async def test_a_person_signs_in_on_the_text_console(window: PoolWindow, find: Find, heard: Heard) -> None:
    tab = await text_of(window, find, heard)
    assert tab.view is not None
    QTest.keyClicks(tab.view, "root")
    QTest.keyClick(tab.view, Qt.Key.Key_Return)
    await written(tab, heard, "assword")


async def test_text_is_marked_copied_and_pasted(window: PoolWindow, find: Find, heard: Heard) -> None:
    tab = await text_of(window, find, heard)
    view = tab.view
    assert view is not None
    end = view.viewport().rect().bottomRight() - QPoint(2, 2)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(0, 0))
    QTest.mouseMove(view.viewport(), end)
    view._marked = ((0, 0), (23, 79))
    tab.copy.click()
    assert "login:" in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().setText("ada\x1b[2J")
    tab.paste.click()
    await written(tab, heard, "login: ada")


async def test_it_is_let_go_a_while_after_it_is_left_and_vms_without_one_have_no_tab(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    tab = await text_of(window, find, heard)
    assert window.pages.page is not None
    window.pages.page.choose_tab(0)
    assert tab._let_go.isActive()
    tab._let_go.timeout.emit()
    assert tab.link is not None
    assert tab.link.state is LinkState.OFF
    window.select(find(window, "VM", "postgres-primary"))
    assert not window.pages.page.choose_tab_called("Text console")
