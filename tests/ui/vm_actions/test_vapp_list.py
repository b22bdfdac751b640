# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pool lists its vApps: made there, started, edited and deleted from their rows."""

from __future__ import annotations

from helpers.doing import Doing
from helpers.person import click, type_text, until
from xolite_desktop.models.actions.places import Menu
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.ui.dialogs.vapp import VappDialog
from xolite_desktop.ui.tables.table_panel import TablePanel
from xolite_desktop.ui.tabs.table_tab import TableTab
from xolite_desktop.xapi.records.vm import VMAppliance
from xolite_desktop.xapi.refs import Ref

VMS = ("old-jira", "grafana")


def the_list(doing: Doing) -> TablePanel:
    doing.window.show()
    doing.window.select(doing.ref("pool", "lab-pool"))
    page = doing.window.pages.page
    assert page is not None
    assert page.choose_tab_called("vApps")
    assert isinstance(page.tab, TableTab)
    panel = page.tab.panel
    assert panel is not None
    panel.show()
    return panel


def shown(panel: TablePanel, row: Ref, column: str) -> str:
    number = panel.model.table.column_number(column)
    return str(panel.model.index(panel.model.row_of(row), number).data(ItemRole.TEXT))


async def test_they_are_made_run_changed_and_deleted_from_the_list(doing: Doing) -> None:
    panel, pool = the_list(doing), doing.ref("pool", "lab-pool")
    assert panel.bar.adding.button.accessibleName() == "New vApp…"
    (dialog,) = doing.choose("vapp.new", pool)
    assert isinstance(dialog, VappDialog)
    assert dialog.name.text() == "New vApp"
    assert not any(row.box.isChecked() for row in dialog.members)
    dialog.name.clear()
    type_text(dialog.name, "tickets")
    for order, name in enumerate(VMS):
        row = next(each for each in dialog.members if each.title == name)
        click(row.box)
        row.numbers[0].setText(str(order))
    await doing.succeed(lambda: click(dialog.go))
    vapps = doing.cache.of(VMAppliance, "VM_appliance")
    await doing.until(
        lambda: [len(each.VMs) for each in vapps.values() if each.name_label == "tickets"] == [2]
    )
    vapp = doing.ref("VM_appliance", "tickets")
    signals = (panel.model.rowsInserted, panel.model.modelReset, panel.model.dataChanged)
    await until(lambda: shown(panel, vapp, "order") == "old-jira and grafana", *signals)
    panel.view.select([vapp])
    assert panel.bar.row_actions.shown[:2] == ("vapp.start", "vapp.clean_shutdown")
    doing.window.hub.select([vapp])
    in_menu = [entry.id for entry in doing.window.hub.shown_in(Menu.CONTEXT)]
    assert {"vapp.start", "vapp.edit", "vapp.export", "vapp.delete"} <= set(in_menu)

    assert shown(panel, vapp, "state") == "1 running"
    await doing.succeed(lambda: doing.choose("vapp.start", vapp))
    await until(lambda: shown(panel, vapp, "state") == "Running", *signals)
    await doing.succeed(lambda: click(doing.choose("vapp.hard_shutdown", vapp)[0].go))
    await until(lambda: shown(panel, vapp, "state") == "Not running", *signals)
    (question,) = doing.choose("vapp.delete", vapp)
    await doing.succeed(lambda: click(question.go))
    await doing.until(lambda: doing.get("VM_appliance", vapp) is None)
