# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Menu bar, read-only mode, notifications and settings of a window on the demo pool."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QComboBox, QLabel

from xolite_desktop.models.actions.all_actions import ALL_ACTIONS, actions_in
from xolite_desktop.models.actions.places import MENU_BAR, Menu
from xolite_desktop.models.actions.shortcuts import shortcut_groups
from xolite_desktop.models.settings import SETTINGS
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.dialogs.settings import GROUPS, SettingsDialog
from xolite_desktop.ui.dialogs.shortcuts import _halves
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.profile import Profile
from xolite_desktop.ui.tabs.events import EventsTab
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.xapi.refs import Ref

Find = Callable[[PoolWindow, str, str], Ref]


def titles(window: PoolWindow, place: Menu) -> list[str]:
    menu = window.shell.menu_bar.menus[place]
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if not action.isSeparator()]


async def test_every_menu_of_the_table_is_there(window: PoolWindow) -> None:
    assert list(window.shell.menu_bar.menus) == [place for place in MENU_BAR if actions_in(place)]
    assert "Settings" in titles(window, Menu.POOL)


async def test_what_the_selection_has_no_use_for_is_there_with_a_reason(
    window: PoolWindow, find: Find
) -> None:
    window.select(find(window, "host", "xcp-01"))
    assert "Start" in titles(window, Menu.VM)
    start = next(a for a in window.shell.menu_bar.menus[Menu.VM].actions() if a.text() == "Start")
    assert not start.isEnabled()
    assert start.toolTip() == "Nothing is selected that this applies to"
    window.select(find(window, "VM", "mail-relay"))
    assert "Migrate…" in titles(window, Menu.VM)


async def test_an_action_without_work_is_done_by_the_window_or_only_shows_something(
    window: PoolWindow,
) -> None:
    own = window.actions_runner._own
    shown = {"pool.show_ha_plan", "network.show_capacity"}  # its dialog is all there is to it
    assert {action.id for action in ALL_ACTIONS if action.work is None and action.id not in own} == shown


async def test_read_only_mode_disables_what_changes_something_and_says_so(
    window: PoolWindow, find: Find, simulator: Simulator
) -> None:
    window.select(find(window, "VM", "mail-relay"))
    window.hub.q_action("view.read_only").trigger()
    if isinstance(window.shell.dialog, ConfirmDialog):
        window.shell.dialog.go.click()
    assert window.connection.is_read_only
    assert window.hub.q_action("view.read_only").isChecked()
    shut_down = window.hub.q_action("vm.clean_shutdown")
    assert not shut_down.isEnabled()
    assert "read-only" in shut_down.toolTip()
    assert not window.status_bar.read_only.isHidden()
    window.status_bar.read_only.click()
    assert not window.connection.is_read_only
    assert window.status_bar.read_only.isHidden()
    assert shut_down.isEnabled()


async def test_work_that_runs_is_told_of_before_the_window_becomes_read_only(window: PoolWindow) -> None:
    import asyncio

    released = asyncio.Event()

    async def work(_: Any) -> None:
        await released.wait()

    job = window._runner.start("Copying web-01", work)
    window.shell.toggle_read_only()
    assert not window.connection.is_read_only
    dialog = window.shell.dialog
    assert isinstance(dialog, ConfirmDialog)
    assert "Copying web-01" in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.go.click()
    assert window.connection.is_read_only
    released.set()
    while not job.is_over:
        await asyncio.sleep(0)


async def test_the_bell_counts_alarms_and_leads_to_them(window: PoolWindow, find: Find, heard: Any) -> None:
    alarms = window.shell.alarms
    if not alarms.number:
        await heard(alarms.changed)
    assert alarms.updates == 2, "hosts whose synchronized updates are not all applied"
    assert window.toolbar.bell.chip.text == str(alarms.number + alarms.updates)
    assert window.status_bar.waiting.text().strip() == "Updates for 2 hosts"
    window.select(find(window, "VM", "gitlab"))
    window.toolbar.bell.clicked.emit()
    page = window.shell.notifications
    assert page is not None
    assert page.isVisible()
    assert page.notices.table.rowCount() == alarms.number
    assert page.updates.sentence.startswith("Updates wait for 2 hosts")
    page.notices.view.selectRow(0)
    notice = page.notices.table.notice(0)
    assert notice is not None
    assert page.notices.details.title.text() == notice.title
    page.notices.details.object.activated.emit()
    assert window.pages.page is not None
    assert window.pages.page.ref == notice.object_ref
    window.shell.toggle_notifications()
    page.closed.emit()
    assert window.pages.page is not None


async def test_the_object_that_is_selected_comes_back_from_the_notifications(
    window: PoolWindow, find: Find
) -> None:
    ref = find(window, "VM", "gitlab")
    window.select(ref)
    window.shell.toggle_notifications()
    assert window.pages.page is None
    window.select(ref)
    assert window.pages.page is not None
    assert window.pages.page.ref == ref


async def test_messages_are_dismissed_for_everybody(
    window: PoolWindow, heard: Any, simulator: Simulator
) -> None:
    if not window.shell.alarms.number:
        await heard(window.shell.alarms.changed)
    window.shell.toggle_notifications()
    page = window.shell.notifications
    assert page is not None
    page.notices.view.selectRow(0)
    (ref,) = page.notices.selected
    page.notices.dismiss.click()
    await heard(window.connection.store.changed, lambda delta: ref in delta.removed.get("message", {}))
    assert ref not in page.notices.table.refs
    assert not simulator.run(lambda: ref in simulator.db.records("message"))
    window.connection.set_read_only(True)
    page.notices.view.selectRow(0)
    assert not page.notices.dismiss.isEnabled()
    assert page.notices.dismiss.toolTip().startswith("This window is read-only")


async def test_an_object_has_its_own_events(window: PoolWindow, find: Find) -> None:
    window.select(find(window, "VM", "keycloak"))
    assert window.pages.page is not None
    assert window.pages.page.choose_tab_called("Events")
    tab = window.pages.page.tab
    assert isinstance(tab, EventsTab)
    assert tab.notices is not None
    names = {tab.notices.table.notice(row).code for row in range(tab.notices.table.rowCount())}  # type: ignore[union-attr]
    assert names == {"VM_STARTED", "VM_MIGRATED"}


async def test_settings_apply_at_once_and_show_what_holds(window: PoolWindow, profile: Profile) -> None:
    window.hub.q_action("program.settings").trigger()
    dialog = window.shell.dialog
    assert isinstance(dialog, SettingsDialog)
    settings = window._profile.settings
    confirm, theme = dialog.fields["confirm.interrupting"], dialog.fields["theme"]
    assert isinstance(confirm, CheckBox)
    assert isinstance(theme, QComboBox)
    confirm.click()
    assert settings.flag("confirm.interrupting") is False
    theme.activated.emit(2)
    assert settings.text("theme") == "dark"
    settings.set_value("theme", "light")
    assert theme.currentIndex() == 1
    dialog.accept()


def test_every_setting_of_the_dialog_has_words() -> None:
    for _, keys in GROUPS:
        for key in keys:
            setting = SETTINGS[key]
            assert setting.title
            assert setting.sentence.endswith(".")
            assert len(setting.words) == len(setting.choices)


def test_shortcuts_are_listed_once_by_menu() -> None:
    keys = [shortcut.keys for _, group in shortcut_groups() for shortcut in group]
    assert len(keys) == len(set(keys))
    assert {action.shortcut for action in ALL_ACTIONS if action.shortcut} <= set(keys)


def test_the_columns_of_shortcuts_are_about_as_high_as_each_other() -> None:
    halves = _halves()
    assert sorted(title for half in halves for title, _ in half) == sorted(
        title for title, _ in shortcut_groups()
    )
    lines = [sum(len(group) + 2 for _, group in half) for half in halves]
    assert abs(lines[0] - lines[1]) <= 4
    assert halves[0][0] == shortcut_groups()[0]
