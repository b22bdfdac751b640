# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: a guest without tools says so, and its disc gets into the drive."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from helpers.doing import Doing
from helpers.person import click, until
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.guest_tools import GuestToolsDialog
from xolite_desktop.ui.tabs.overview import Overview
from xolite_desktop.ui.widgets.button import IconButton
from xolite_desktop.ui.widgets.label import LinkLabel
from xolite_desktop.xapi.rules.vbd import disc_in, tools_disc

VM = "postgres-primary"


async def test_from_the_overview_to_the_disc_in_the_drive(doing: Doing, simulator: Simulator) -> None:
    vm = doing.ref("VM", VM)
    metrics = doing.get("VM", vm).guest_metrics
    simulator.run(
        lambda: simulator.db.update(
            "VM_guest_metrics", metrics, PV_drivers_detected=False, PV_drivers_version={}
        )
    )
    doing.window.show()
    doing.window.select(vm)
    page = doing.window.pages.page
    assert page is not None
    page.choose_tab(0)
    tab = page.tab
    assert isinstance(tab, Overview)
    await until(lambda: tab.fields.text("Guest tools") == "Not detected", tab.refreshed)
    value = tab.fields.cell("Guest tools").value
    assert isinstance(value, LinkLabel)
    asked: list[object] = []
    doing.window.actions_runner.asked.connect(asked.append)
    value.activated.emit()
    (dialog,) = asked
    assert isinstance(dialog, GuestToolsDialog)
    click(dialog.findChildren(IconButton)[0])
    assert QGuiApplication.clipboard().text() == "mount /dev/cdrom /mnt"
    await doing.succeed(lambda: click(dialog.go))
    tools = tools_disc(doing.cache)
    await doing.until(lambda: disc_in(doing.cache, vm) == tools)

    (dialog,) = doing.choose("vm.guest_tools", vm)
    assert isinstance(dialog, GuestToolsDialog)
    assert not dialog.go.isEnabled()
    assert dialog.general.text()
    dialog.reject()
