# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What closes gives the keyboard back to where it was, and what is taken away is out of sight at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from xolite_desktop.ui.pages.page import Page
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.xapi.refs import Ref

Find = Callable[[PoolWindow, str, str], Ref]


def shown(window: PoolWindow, ref: Ref, tab: str) -> Page:
    assert window.select(ref)
    page = window.pages.page
    assert page is not None
    assert page.choose_tab_called(tab)
    page.tab.finish()
    return page


async def test_the_keyboard_goes_back_after_a_name_was_edited(window: PoolWindow, find: Find) -> None:
    shown(window, find(window, "VM", "gitlab"), "Overview")
    tree = window.sidebar.view
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_F2)
    editing = window.focusWidget()
    assert editing is not tree
    QTest.keyClick(editing, Qt.Key.Key_Escape)
    assert window.focusWidget() is tree


async def test_what_a_page_said_before_is_out_of_sight_at_once(window: PoolWindow, find: Find) -> None:
    """During a drag nothing is deleted, and both would be seen."""
    page = shown(window, find(window, "VM", "gitlab"), "Overview")
    QCoreApplication.sendPostedEvents()
    before = page.header._line.findChildren(QWidget)
    assert any(part.isVisible() for part in before)
    window.select(find(window, "VM", "postgres-primary"))
    assert not any(part.isVisible() for part in before)


async def test_a_console_that_comes_back_to_its_tab_has_the_keyboard(window: PoolWindow, find: Find) -> None:
    page = shown(window, find(window, "VM", "gitlab"), "Console")
    consoles = window.pages.consoles
    ref = find(window, "VM", "gitlab")
    consoles.undock(ref)
    consoles.dock(ref)
    assert page.tab.isAncestorOf(window.focusWidget())


def parts_of(window: PoolWindow) -> dict[str, QWidget]:
    page = window.pages.page
    assert page is not None
    return {
        "toolbar": window.toolbar, "sidebar": window.sidebar, "header": page.header, "tabs": page.bar,
        "page": page.stack, "tasks": window.job_panel, "status": window.status_bar,
    }  # fmt: skip


async def test_tab_goes_through_the_window_as_it_is_read(window: PoolWindow, find: Find) -> None:
    """The page was made after the tasks were, and the buttons of its header after its tabs."""
    window.show()
    shown(window, find(window, "VM", "gitlab"), "Disks")
    QCoreApplication.sendPostedEvents()  # a table is in sight a turn later
    parts, met = parts_of(window), list[str]()
    window.toolbar.search.setFocus()
    first = window.focusWidget()
    for _ in range(99):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        now = window.focusWidget()
        part = next(name for name, part in parts.items() if part is now or part.isAncestorOf(now))
        met += [part] if met[-1:] != [part] else []
        if now is first:
            break
    assert met == ["toolbar", "sidebar", "header", "tabs", "page", "tasks", "status", "toolbar"]
    window.sidebar.view.setFocus()
    QTest.keyClick(window.sidebar.view, Qt.Key.Key_Backtab)
    assert window.focusWidget() is window.sidebar.filter
    QTest.keyClick(window.sidebar.filter, Qt.Key.Key_Backtab)  # not to the arrangement that stands last
    assert window.focusWidget() is window.sidebar.orders.buttons["host"]
