# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: a snapshot schedule is made, edited, run, looked back at and deleted."""

from __future__ import annotations

from datetime import datetime

from helpers.doing import Doing
from helpers.person import click, type_text, until
from xolite_desktop.ui.dialogs.about import CopyDialog
from xolite_desktop.ui.dialogs.schedule import ChooseScheduleDialog, ScheduleDialog
from xolite_desktop.ui.tabs.table_tab import TableTab
from xolite_desktop.xapi.plans.schedule import Frequency
from xolite_desktop.xapi.refs import Ref

VM = "old-jira"


def schedule_called(doing: Doing, name: str) -> Ref:
    return doing.ref("VMSS", name)


async def test_from_its_making_to_its_end(doing: Doing) -> None:
    vm = doing.ref("VM", VM)
    (dialog,) = doing.choose("schedule.new", vm)
    assert isinstance(dialog, ScheduleDialog)
    assert dialog.vms.ticked == [vm]
    type_text(dialog.name, "weekends")
    dialog.frequency.choose(Frequency.WEEKLY)
    for box in dialog.days.boxes.values():
        box.setChecked(False)
    assert not dialog.go.isEnabled()
    click(dialog.days.boxes["Saturday"])
    dialog.retained.set_value(1)
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(
        lambda: doing.get("VMSS", doing.get("VM", vm).snapshot_schedule).name_label == "weekends"
    )
    schedule = schedule_called(doing, "weekends")
    assert doing.get("VMSS", schedule).schedule == {"min": "0", "hour": "2", "days": "Saturday"}

    await doing.succeed(lambda: doing.choose("schedule.run", schedule))
    await doing.until(lambda: doing.get("VM", vm).snapshots)
    await doing.until(lambda: doing.get("VMSS", schedule).last_run_time > "2")
    doing.choose("schedule.history", schedule)
    history = doing.window.shell.dialog
    assert isinstance(history, CopyDialog)
    assert "[weekends] old-jira" in history.lines.text()
    assert "On Saturday at 02:00." in history.findChildren(type(history.lines))[1].text()
    history.accept()

    (dialog,) = doing.choose("schedule.edit", schedule)
    assert isinstance(dialog, ScheduleDialog)
    assert dialog.plan().vms == (vm,)
    dialog.frequency.choose(Frequency.HOURLY)
    assert dialog.hour.isHidden()
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: doing.get("VMSS", schedule).schedule == {"min": "0"})

    (question,) = doing.choose("schedule.delete", schedule)
    await doing.succeed(lambda: click(question.go))
    await doing.until(lambda: doing.get("VMSS", schedule) is None)
    assert len(doing.get("VM", vm).snapshots) == 1, "what was taken stays"


async def test_a_vm_is_given_to_a_schedule_and_taken_out(doing: Doing) -> None:
    vm, nightly = doing.ref("VM", VM), schedule_called(doing, "Nightly")
    (dialog,) = doing.choose("vm.schedule", vm)
    assert isinstance(dialog, ChooseScheduleDialog)
    dialog.schedule.choose(nightly)
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: vm in doing.get("VMSS", nightly).VMs)
    (dialog,) = doing.choose("vm.schedule", vm)
    assert dialog.schedule.value == nightly
    dialog.schedule.choose("")
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: vm not in doing.get("VMSS", nightly).VMs)


async def test_the_pool_lists_them(doing: Doing) -> None:
    doing.window.show()
    doing.window.select(doing.ref("pool", "lab-pool"))
    page = doing.window.pages.page
    assert page is not None
    assert page.choose_tab_called("Schedules")
    assert isinstance(page.tab, TableTab)
    panel = page.tab.panel
    assert panel is not None
    panel.show()
    nightly = schedule_called(doing, "Nightly")
    await until(lambda: panel.model.row_of(nightly) >= 0, panel.model.rowsInserted, panel.model.modelReset)
    assert panel.bar.adding.button.accessibleName() == "New snapshot schedule…"
    panel.view.select([nightly])
    assert panel.bar.row_actions.shown[:2] == ("schedule.run", "schedule.edit")


async def test_the_time_here_stands_beside_the_coordinators(doing: Doing) -> None:
    cache = doing.window.connection.store.cache
    offset = datetime.now().astimezone().utcoffset()
    assert offset is not None
    cache.coordinator_zone_s = int(offset.total_seconds()) - 7200
    (dialog,) = doing.choose("schedule.new", doing.ref("VM", VM))
    assert isinstance(dialog, ScheduleDialog)
    assert dialog.here.text() == "04:00 by the clock of this computer"
    dialog.frequency.choose(Frequency.HOURLY)
    assert dialog.here.isHidden()
    dialog.reject()
