# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""VMs started, stopped and resumed from the window: one, many, by force, and where none can run."""

from __future__ import annotations

from helpers.doing import Doing
from xolite_desktop.models.actions.all_actions import action
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.models.reasons import explain_error
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.choose_host import ResumeOnDialog, StartOnDialog
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.dialogs.failure import FailureDialog
from xolite_desktop.xapi.records.kinds import is_vm
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref


async def test_a_vm_is_started_on_a_host_suspended_and_resumed_on_it(doing: Doing) -> None:
    vm, host = doing.ref("VM", "old-jira"), doing.ref("host", "xcp-02")
    (dialog,) = doing.choose("vm.start_on", vm)
    assert isinstance(dialog, StartOnDialog)
    row = next(n for n in range(dialog.hosts.count()) if dialog.hosts.item(n).text() == "xcp-02")
    dialog.hosts.setCurrentRow(row)
    await doing.succeed(dialog.go.click)
    await doing.until(lambda: doing.get("VM", vm).resident_on == host)
    await doing.until(lambda: "suspend" in doing.get("VM", vm).allowed_operations)
    await doing.window.connection.client.call("VM.suspend", vm)
    await doing.until(lambda: "resume_on" in doing.get("VM", vm).allowed_operations)
    (dialog,) = doing.choose("vm.resume_on", vm)
    assert isinstance(dialog, ResumeOnDialog)
    await doing.succeed(dialog.go.click)
    await doing.until(lambda: doing.get("VM", vm).power_state == "Running")


async def test_paused_and_let_go(doing: Doing) -> None:
    vm = doing.ref("VM", "old-jira")
    for action_id, state in (
        ("vm.start_paused", "Paused"),
        ("vm.unpause", "Running"),
        ("vm.pause", "Paused"),
    ):
        (job,) = await doing.done(begin=lambda each=action_id: doing.choose(each, vm))  # type: ignore[misc]
        assert job.state is JobState.DONE, job.error
        await doing.until(lambda state=state: doing.get("VM", vm).power_state == state)  # type: ignore[misc]


async def test_many_are_shut_down_and_those_that_cannot_are_named(doing: Doing) -> None:
    running = [
        ref
        for ref, vm in doing.cache.of(VM, "VM").items()
        if is_vm(vm) and "clean_shutdown" in vm.allowed_operations
    ][:5]
    halted = doing.ref("VM", "old-jira")
    (dialog,) = doing.choose("vm.clean_shutdown", *running, halted)
    assert isinstance(dialog, ConfirmDialog)
    jobs = await doing.done(len(running), dialog.go.click)
    assert len(jobs) == len(running)
    for ref in running:
        await doing.until(lambda ref=ref: doing.get("VM", ref).power_state == "Halted")  # type: ignore[misc]


async def test_force_breaks_off_what_is_in_its_way(doing: Doing) -> None:
    vm = doing.ref("VM", "web-frontend-01")
    client = doing.window.connection.client
    await client.call("Async.VM.pool_migrate", vm, doing.ref("host", "xcp-02"), {"live": "true"})
    await doing.until(lambda: "pool_migrate" in doing.get("VM", vm).current_operations.values())
    (dialog,) = doing.choose("vm.hard_shutdown", vm)
    assert isinstance(dialog, ConfirmDialog)
    jobs = await doing.done(begin=dialog.go.click)
    assert jobs[0].state is JobState.DONE, jobs[0].error
    await doing.until(lambda: doing.get("VM", vm).power_state == "Halted")
    await doing.until(lambda: not doing.get("VM", vm).current_operations)


async def test_a_start_that_finds_no_host_says_of_each_why(doing: Doing, simulator: Simulator) -> None:
    vm = doing.ref("VM", "old-jira")

    def fill() -> None:
        simulator.db.update("VM", vm, memory_static_max=1 << 44, memory_dynamic_max=1 << 44)
        simulator.db.update("VM", vm, memory_dynamic_min=1 << 44)

    simulator.run(fill)
    await doing.until(lambda: doing.get("VM", vm).memory_dynamic_min == 1 << 44)
    (job,) = await doing.done(begin=lambda: doing.choose("vm.start", vm))
    assert job.state is JobState.FAILED
    assert job.error is not None
    said = explain_error(job.error, doing.cache).text.splitlines()
    assert len(said) == doing.cache.count("host")
    assert sum("memory" in line for line in said) == 2  # the third takes no VMs


async def test_where_no_host_can_run_it_the_question_is_not_even_asked(
    doing: Doing, simulator: Simulator
) -> None:
    vm = doing.ref("VM", "old-jira")
    hosts = list(simulator.db.records("host"))
    simulator.run(lambda: [simulator.db.update("host", ref, enabled=False) for ref in hosts])
    await doing.until(lambda: not any(doing.get("host", ref).enabled for ref in hosts))
    asked: list[object] = []
    doing.window.actions_runner.asked.connect(asked.append)
    doing.window.hub.select([Ref(vm)])
    doing.window.actions_runner.run(action("vm.start"), doing.window.hub.selection)
    (dialog,) = asked
    assert isinstance(dialog, FailureDialog)
    dialog.reject()
