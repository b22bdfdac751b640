# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The window of a pool, live against the simulator."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from xolite_desktop.models.roles import NodeKind
from xolite_desktop.ui.page_stack import PageStack
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.profile import Profile
from xolite_desktop.ui.style import theme
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.roles.permissions import EVERYTHING, Permissions

Find = Callable[[PoolWindow, str, str], Ref]


Heard = Callable[..., Any]


async def until(window: PoolWindow, heard: Heard, condition: Callable[[], bool]) -> None:
    """Wait for the batch after which something holds."""
    if not condition():
        await heard(window.connection.store.changed, lambda _: condition())


async def test_it_opens_on_the_pool_with_its_name_in_the_title(window: PoolWindow) -> None:
    assert window.windowTitle() == "lab-pool — XO Lite Desktop"
    assert window.pages.page is not None
    assert (window.pages.page.header.name, window.pages.page.header.word) == ("lab-pool", "Connected")


@pytest.mark.parametrize(
    ("cls", "name"),
    [("host", "xcp-02"), ("VM", "gitlab"), ("SR", "NFS vol1"), ("network", "Storage"), ("pool", "lab-pool")],
)
async def test_every_class_has_its_page(window: PoolWindow, find: Find, cls: str, name: str) -> None:
    assert window.select(find(window, cls, name))
    assert isinstance(window.pages, PageStack)
    assert window.pages.page is not None
    assert window.pages.page.header.name == name


async def test_templates_and_snapshots_have_pages_of_their_own(window: PoolWindow, find: Find) -> None:
    store = window.connection.store
    template = find(window, "VM", "win2022-golden")
    snapshot = next(iter(store.index.snapshots_of_vm(find(window, "VM", "postgres-primary"))))
    for ref, titles in (
        (template, ["Overview", "Disks", "Network", "Events", "Properties"]),
        (snapshot, ["Overview", "Disks", "Network", "Events", "Properties"]),
    ):
        assert window.select(ref)
        page = window.pages.page
        assert page is not None
        shown = [tab.title for number, tab in enumerate(page.tabs) if page.bar.isTabVisible(number)]
        assert shown == titles
    assert "of postgres-primary" in page.header.line


async def test_a_vm_that_becomes_a_template_gets_its_page(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    ref = find(window, "VM", "old-jira")
    window.select(ref)
    before = window.pages.page
    await window.connection.client.call("VM.set_is_a_template", ref, True)
    await until(window, heard, lambda: window.pages.page is not before)
    assert window.pages.page is not None
    assert (window.pages.page.ref, window.pages.page.header.word) == (ref, "Template")


async def test_several_objects_have_a_page_together(window: PoolWindow, find: Find) -> None:
    window.select(find(window, "VM", "gitlab"))
    refs = [find(window, "VM", name) for name in ("gitlab", "old-jira")]
    window.sidebar.select_all(refs)
    page = window.pages.several
    assert page is not None
    assert page.header.name == "2 VMs selected"
    assert page.panel is not None
    assert set(page.panel.model.refs) == set(refs)
    assert set(window.hub.selection.refs) == set(refs)
    window.sidebar.select_all([*refs, find(window, "host", "xcp-01")])
    assert page.header.name == "3 objects selected"
    assert page.header.line == "1 host · 2 VMs"
    window.sidebar.select_all(refs[:1])
    assert window.pages.page is not None
    assert window.pages.page.ref == refs[0]


async def test_actions_above_a_table_are_about_its_rows(window: PoolWindow, find: Find) -> None:
    window.show()
    window.select(find(window, "pool", "lab-pool"))
    assert window.pages.page is not None
    assert window.pages.page.choose_tab_called("VMs")
    panel = window.pages.page.tab.panel  # type: ignore[attr-defined]
    panel.show()
    panel.view.select([find(window, "VM", "old-jira")])
    window.rows_hub.q_action("vm.start").trigger()
    assert [job.title for job in window.jobs.jobs if "old-jira" in job.title] == ["Starting old-jira"]
    assert window.hub.selection.refs == (find(window, "pool", "lab-pool"),)


async def test_tabs_say_how_much_they_list(window: PoolWindow, find: Find) -> None:
    window.select(find(window, "VM", "postgres-primary"))
    page = window.pages.page
    assert page is not None
    titles = [page.bar.tabText(number) for number in range(page.bar.count())]
    assert {"Disks 3", "Network 2", "Snapshots 2"} <= set(titles)
    assert page.choose_tab_called("Disks")


async def test_nothing_is_shown_for_an_object_that_does_not_exist(window: PoolWindow) -> None:
    assert not window.select("OpaqueRef:none")


async def test_back_and_forward_go_where_one_was(window: PoolWindow, find: Find) -> None:
    pages = window.pages
    window.select(find(window, "VM", "gitlab"))
    window.select(find(window, "host", "xcp-01"))
    window.navigation.go_back()
    assert pages.page is not None
    assert pages.page.header.name == "gitlab"
    window.navigation.go_back()
    assert pages.page.header.name == "lab-pool"
    window.navigation.go_forward()
    assert pages.page.header.name == "gitlab"
    assert window.sidebar.selected == [find(window, "VM", "gitlab")]


async def test_a_change_made_elsewhere_is_seen(window: PoolWindow, find: Find, heard: Heard) -> None:
    ref = find(window, "VM", "old-jira")
    window.select(ref)
    await window.connection.client.call("VM.set_name_label", ref, "new-jira")
    await until(window, heard, lambda: window.connection.store.cache.vm(ref).name_label == "new-jira")  # type: ignore[union-attr]
    page = window.pages.page
    assert page is not None
    page._soon.flush()
    assert page.header.name == "new-jira"


async def test_an_object_that_goes_gives_way_to_the_pool(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    ref = find(window, "VM", "old-jira")
    window.select(ref)
    await window.connection.client.call("VM.destroy", ref)
    await until(window, heard, lambda: window.connection.store.cache.vm(ref) is None)
    assert window.pages.page is not None
    assert window.pages.page.header.name == "lab-pool"


async def test_a_role_that_may_not_do_everything_is_shown(window: PoolWindow) -> None:
    window.connection.permissions = Permissions(frozenset({"vm.get_record"}))
    window.status_bar.refresh_connection()
    assert window.status_bar.endpoint.text().endswith("certificate pinned · read-only")
    assert "may do everything" in window.toolbar._user.toolTip()
    window.toolbar.show_user("ada", "read-only")
    assert "read-only" in window.toolbar._user.toolTip()
    window.connection.permissions = EVERYTHING


async def test_the_status_bar_says_how_safely_we_speak(window: PoolWindow) -> None:
    assert window.status_bar.endpoint.text().endswith("TLS 1.3 · certificate pinned")
    assert window.status_bar.totals.text().startswith("3 hosts · 60 VMs")
    assert window.status_bar.product.text() == "XCP-ng 8.3"


async def test_other_peoples_tasks_are_in_the_panel(window: PoolWindow) -> None:
    assert not window.job_panel.isHidden()
    titles = [row.title.text() for row in window.job_panel.rows]
    assert "Migrating gitlab" in titles
    height = window.job_panel.height()
    window.job_panel.fold(True)
    assert window.job_panel.height() < height


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
async def test_the_context_menu_is_about_the_selection(window: PoolWindow, find: Find) -> None:
    window.select(find(window, "VM", "gitlab"))
    window.sidebar.menu_asked.emit(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "vm.migrate" in [action.objectName() for action in menu.actions()]
    menu.close()


async def test_a_group_has_a_table_of_what_is_in_it_and_no_menu(window: PoolWindow, find: Find) -> None:
    ref, storage = find(window, "VM", "gitlab"), find(window, "SR", "NFS vol1")
    window.select(ref)
    window.sidebar.select(NodeKind.STORAGE)
    shown = window.pages.several
    assert shown is not None
    assert shown.header.name == "Storage"
    assert storage in shown.refs
    assert ref not in shown.refs
    assert window.hub.selection.refs == ()
    window.sidebar.menu_asked.emit(QPoint(10, 10))
    assert QApplication.activePopupWidget() is None
    window.sidebar.filter.setText("NFS")
    window.sidebar.apply_filter_now()
    window.tree.flush()
    window.navigation.go_back()
    assert window.pages.page is not None
    assert window.pages.page.ref == ref
    window.navigation.go_forward()
    assert window.pages.several is shown


async def test_the_console_takes_the_keyboard_only_when_its_tab_is_chosen(
    window: PoolWindow, find: Find, qtbot: QtBot
) -> None:
    vm, host = find(window, "VM", "old-jira"), find(window, "host", "xcp-01")
    window.activateWindow()
    window.select(vm)
    page = window.pages.page
    assert page is not None
    page.choose_tab_called("Console")
    console = page.tab.console  # type: ignore[attr-defined]
    assert window.focusWidget() is console
    window.sidebar.view.setFocus()
    window.select(host)
    window.select(vm)
    assert window.focusWidget() is window.sidebar.view


async def test_keys_reach_the_filter_and_the_tabs(window: PoolWindow, find: Find, heard: Heard) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if QApplication.activeWindow() is not window:
        window.activateWindow()
        await heard(application.focusWindowChanged)
    window.select(find(window, "VM", "old-jira"))
    QTest.keyClick(window.sidebar.view, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.page is not None
    assert window.pages.page.tab.title == "Console"
    window.sidebar.view.setFocus()
    QTest.keyClick(window.sidebar.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.sidebar.filter.hasFocus()


async def test_the_theme_is_chosen_in_the_users_menu(window: PoolWindow, pinned_profile: Profile) -> None:
    menu = window.toolbar.user_menu()
    dark = next(action for action in menu.actions() if action.text() == "Dark theme")
    assert isinstance(dark, QAction)
    dark.trigger()
    assert theme.appearance().theme.name == "dark"
    assert pinned_profile.settings.text("theme") == "dark"
    menu.deleteLater()


async def test_every_control_has_a_name(window: PoolWindow, find: Find, qtbot: QtBot) -> None:
    window.select(find(window, "VM", "gitlab"))
    nameless = [
        widget
        for kind in (QAbstractButton, QLineEdit)
        for widget in window.findChildren(kind)
        if widget.isVisible() and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


async def test_a_newer_version_is_told_quietly_to_who_wants_to_know(
    window: PoolWindow, pinned_profile: Profile
) -> None:
    settings, told = pinned_profile.settings, window.status_bar.release
    settings.set_value("updates.asked_on", date.today().isoformat())
    settings.set_value("updates.newest", "99.1")
    assert told.isHidden()
    settings.set_value("updates.check", True)
    assert not told.isHidden()
    assert told.text() == "Version 99.1 is there"
