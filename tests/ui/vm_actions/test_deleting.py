# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""VMs deleted from the window: with what is theirs, in bulk, and never while one of them changes."""

from __future__ import annotations

import asyncio

from helpers.doing import Doing
from helpers.person import click, type_text
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.delete_vm import DeleteVmDialog
from xolite_desktop.xapi.refs import Ref


async def test_a_vm_goes_with_its_disks_when_its_name_was_typed(doing: Doing, simulator: Simulator) -> None:
    vm = doing.ref("VM", "old-jira")
    (dialog,) = doing.choose("vm.delete", vm)
    assert isinstance(dialog, DeleteVmDialog)
    for row in dialog.rows:
        if not row.box.isChecked():
            click(row.box)
    doomed = [row.item.ref for row in dialog.rows]
    assert not dialog.go.isEnabled()
    type_text(dialog.typed.line, "old-jira")
    (job,) = await doing.done(begin=lambda: click(dialog.go))
    assert (job.title, job.state) == ("Deleting old-jira", JobState.DONE)
    await doing.until(lambda: doing.get("VM", vm) is None)
    left = simulator.run(lambda: set(simulator.db.records("VDI")))
    assert doomed
    assert not left.intersection(doomed)


async def test_several_go_and_those_that_run_are_left_out(doing: Doing, simulator: Simulator) -> None:
    template = doing.ref("VM", "old-jira")
    client = doing.window.connection.client
    made = [Ref(str(await client.call("VM.clone", template, f"copy {n}"))) for n in range(2)]
    for ref in made:
        await doing.until(lambda ref=ref: "destroy" in doing.get("VM", ref).allowed_operations)  # type: ignore[misc]
    running = doing.ref("VM", "web-frontend-01")
    (dialog,) = doing.choose("vm.delete", *made, running)
    assert isinstance(dialog, DeleteVmDialog)
    assert dialog.windowTitle() == "Delete 2 VMs?"
    type_text(dialog.typed.line, "2")
    jobs = await doing.done(2, lambda: click(dialog.go))
    assert [job.state for job in jobs] == [JobState.DONE] * 2
    assert doing.get("VM", running) is not None


async def test_the_question_is_withdrawn_when_the_vm_starts_meanwhile(doing: Doing) -> None:
    vm = doing.ref("VM", "old-jira")
    (dialog,) = doing.choose("vm.delete", vm)
    assert isinstance(dialog, DeleteVmDialog)
    gone: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    dialog.rejected.connect(lambda: gone.set_result(None))
    await doing.window.connection.client.call("VM.start", vm, False, False)
    async with asyncio.timeout(10):
        await gone
