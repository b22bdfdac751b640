# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Disks, interfaces and snapshots are acted on where they are listed, and new ones are made there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from helpers.doing import Doing
from helpers.person import click, press_key, type_text, until
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.dialogs.nic import NewNicDialog
from xolite_desktop.ui.dialogs.snapshot import SnapshotDialog
from xolite_desktop.ui.tables.table_panel import TablePanel
from xolite_desktop.ui.tabs.table_tab import TableTab
from xolite_desktop.xapi.records.storage import VBD
from xolite_desktop.xapi.refs import Ref

VM = "postgres-primary"
HALTED = "old-jira"


def panel_of(doing: Doing, vm: Ref, title: str) -> TablePanel:
    doing.window.show()
    assert doing.window.select(vm)
    page = doing.window.pages.page
    assert page is not None
    assert page.choose_tab_called(title)
    assert isinstance(page.tab, TableTab)
    assert page.tab.panel is not None
    page.tab.panel.show()  # Qt would do it with the next turn of the loop
    return page.tab.panel


def asked(doing: Doing) -> list[QWidget]:
    found: list[QWidget] = []
    doing.window.actions_runner.asked.connect(found.append)
    return found


def disk_of(doing: Doing, vm: Ref, position: str) -> Ref:
    vbds = doing.cache.of(VBD, "VBD").items()
    return next(ref for ref, vbd in vbds if vm == vbd.VM and vbd.userdevice == position)


@pytest.mark.parametrize(
    ("tab", "button", "others"),
    [
        ("Disks", "New disk…", ["vm.new_disk", "vm.attach_disk", "vm.new_drive"]),
        ("Network", "New network interface…", ["vm.new_nic"]),
        ("Snapshots", "Snapshot…", ["vm.snapshot"]),
    ],
)
async def test_each_tab_makes_what_it_lists(doing: Doing, tab: str, button: str, others: list[str]) -> None:
    panel = panel_of(doing, doing.ref("VM", VM), tab)
    adding = panel.bar.adding
    assert adding.isVisible()
    assert adding.button.accessibleName() == button
    assert adding.more.isVisible() is (len(others) > 1)
    menu = adding.menu()
    assert [action.objectName() for action in menu.actions()] == others
    menu.close()


async def test_a_snapshot_is_taken_and_deleted_in_its_tab(doing: Doing) -> None:
    vm = doing.ref("VM", HALTED)
    panel, dialogs = panel_of(doing, vm, "Snapshots"), asked(doing)
    click(panel.bar.adding.button)
    dialog = dialogs.pop()
    assert isinstance(dialog, SnapshotDialog)
    type_text(dialog.name, "clean")
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: doing.get("VM", vm).snapshots)
    snapshot = Ref(doing.get("VM", vm).snapshots[0])
    await doing.until(lambda: "destroy" in doing.get("VM", snapshot).allowed_operations)
    await until(lambda: panel.model.row_of(snapshot) >= 0, panel.model.rowsInserted, panel.model.modelReset)
    panel.view.select([snapshot])
    doing.window.rows_hub.refresh()
    assert "snapshot.revert" in panel.bar.row_actions.shown
    press_key(panel.view, Qt.Key.Key_Delete)
    assert dialogs.pop().typed.line.isVisible()  # type: ignore[attr-defined]


async def test_a_row_of_a_disk_has_its_actions(doing: Doing) -> None:
    vm = doing.ref("VM", VM)
    panel, dialogs = panel_of(doing, vm, "Disks"), asked(doing)
    disk = disk_of(doing, vm, "1")
    panel.view.select([disk])
    assert panel.bar.row_actions.shown == ("disk.deactivate", "disk.edit", "disk.move")
    menu = panel.rows_menu()
    names = [action.objectName() for action in menu.actions()]
    menu.close()
    assert {"disk.detach", "disk.delete", "disk.deactivate"} <= set(names)
    doing.window.rows_hub.q_action("disk.deactivate").trigger()
    question = dialogs.pop()
    (job,) = await doing.done(begin=lambda: click(question.go))  # type: ignore[attr-defined]
    assert job.state is JobState.DONE, job.error
    await doing.until(lambda: not doing.get("VBD", disk).currently_attached)
    doing.window.rows_hub.refresh()
    assert panel.bar.row_actions.shown[0] == "disk.activate"


async def test_delete_in_a_table_is_about_the_row_and_never_about_the_vm(doing: Doing) -> None:
    vm = doing.ref("VM", HALTED)
    panel, dialogs = panel_of(doing, vm, "Disks"), asked(doing)
    assert doing.window.hub.q_action("vm.delete").isEnabled()
    panel.view.select([disk_of(doing, vm, "0")])
    press_key(panel.view, Qt.Key.Key_Delete)
    question = dialogs.pop()
    assert isinstance(question, ConfirmDialog)
    assert question.windowTitle() == "Delete disk 0 of old-jira?"
    question.reject()
    nics = panel_of(doing, vm, "Network")
    nics.view.select([nics.model.ref_at(0)])
    press_key(nics.view, Qt.Key.Key_Delete)
    question = dialogs.pop()
    assert question.windowTitle() == "Remove interface 0 of old-jira?"
    press_key(nics.view, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)  # the VM is not started behind it
    assert doing.get("VM", vm).power_state == "Halted"


async def test_an_interface_is_added_in_its_tab(doing: Doing) -> None:
    vm = doing.ref("VM", HALTED)
    panel, dialogs = panel_of(doing, vm, "Network"), asked(doing)
    before = set(doing.get("VM", vm).VIFs)
    click(panel.bar.adding.button)
    dialog = dialogs.pop()
    assert isinstance(dialog, NewNicDialog)
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: set(doing.get("VM", vm).VIFs) - before)
    (made,) = set(doing.get("VM", vm).VIFs) - before
    await until(lambda: panel.model.row_of(made) >= 0, panel.model.rowsInserted, panel.model.modelReset)
