# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: a VM goes to other storage, and to another pool with a certificate of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from helpers.doing import Doing
from helpers.person import button_called, click, type_text, until
from xolite_desktop.models.jobs.job import Job, JobState
from xolite_desktop.simulator.clock import RealClock
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.certificate import NewCertificate
from xolite_desktop.ui.dialogs.move_vm import MoveVmDialog
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.windows import Windows

Heard = Callable[..., Any]
VM = "old-jira"
RUNNING = "postgres-primary"


@pytest.fixture
def elsewhere() -> Iterator[Simulator]:
    """A second pool, which nobody knows yet."""
    running = Simulator("one_host", clock=RealClock(speed=20.0), lives=False)
    running.login_delay_s = 0.0
    with running:
        yield running


def dialog_for(doing: Doing, name: str) -> MoveVmDialog:
    (dialog,) = doing.choose("vm.move", doing.ref("VM", name))
    assert isinstance(dialog, MoveVmDialog)
    return dialog


async def connected(windows: Windows, dialog: MoveVmDialog, pool: Simulator, heard: Heard) -> PoolWindow:
    """By the button of the dialog: the connect window, and the question about the certificate."""
    click(dialog.connect_more)
    connecting = windows.connecting[-1]
    type_text(connecting.window.host, f"127.0.0.1:{pool.port}")
    type_text(connecting.window.password, pool.password)
    before = len(windows.pool_windows)
    click(button_called(connecting.window, "Connect"))
    await until(lambda: connecting.questions.dialog is not None, connecting.questions.asked)
    assert isinstance(connecting.questions.dialog, NewCertificate)
    assert pool.bytes_received == 0
    click(connecting.questions.dialog.trust)
    await until(lambda: len(windows.pool_windows) > before, windows.opened)
    return windows.pool_windows[-1]


async def test_all_disks_go_to_another_storage(doing: Doing) -> None:
    vm = doing.ref("VM", VM)
    dialog = dialog_for(doing, VM)
    assert not dialog.go.isEnabled()
    assert "Nothing would change" in dialog.form._wrong["host"].text()
    target = doing.ref("SR", "iSCSI SAN")
    dialog.disks.for_all.choice.choose(target)
    assert {row.place for row in dialog.disks.rows} == {target}
    assert dialog.go.isEnabled()
    await doing.succeed(lambda: click(dialog.go))
    disks = [doing.get("VBD", vbd).VDI for vbd in doing.get("VM", vm).VBDs]
    await doing.until(
        lambda: {doing.get("VDI", vdi).SR for vdi in disks if doing.get("VDI", vdi)} == {target}
    )


async def test_a_storage_without_room_says_so_beside_the_disk(doing: Doing) -> None:
    dialog = dialog_for(doing, VM)
    row = dialog.disks.rows[0]
    values = [
        value for value in row.choice._values if "Local SSD xcp-01" in doing.get("SR", str(value)).name_label
    ]
    row.choice.choose(values[0] if values else None)
    dialog.check()
    assert row.wrong.text() == "" or "free" in row.wrong.text()
    dialog.reject()


async def test_a_running_vm_goes_to_another_pool(
    doing: Doing, windows: Windows, elsewhere: Simulator, heard: Heard
) -> None:
    vm = doing.ref("VM", RUNNING)
    uuid = doing.get("VM", vm).uuid
    dialog = dialog_for(doing, RUNNING)
    assert dialog.interfaces.isHidden()
    other = await connected(windows, dialog, elsewhere, heard)
    dialog.pool.choose(other.connection)
    assert dialog.interfaces.isVisible()
    assert dialog.copy.isVisible()
    problems = dialog.problems()
    assert problems == []
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: doing.get("VM", vm) is None)
    there = Doing(other)
    await there.until(lambda: any(record.uuid == uuid for record in there.cache.records("VM").values()))  # type: ignore[attr-defined]
    moved = next(record for record in there.cache.records("VM").values() if record.uuid == uuid)  # type: ignore[attr-defined]
    assert moved.power_state == "Running"  # type: ignore[attr-defined]


async def test_a_copy_is_left_in_another_pool(
    doing: Doing, windows: Windows, elsewhere: Simulator, heard: Heard
) -> None:
    vm = doing.ref("VM", VM)
    dialog = dialog_for(doing, VM)
    other = await connected(windows, dialog, elsewhere, heard)
    dialog.pool.choose(other.connection)
    click(dialog.copy)
    assert dialog.go.text() == "Copy"
    await doing.succeed(lambda: click(dialog.go))
    there = Doing(other)
    await there.until(lambda: there.ref("VM", VM))
    assert doing.get("VM", vm) is not None


async def test_a_move_that_is_cancelled_stays(doing: Doing, simulator: Simulator) -> None:
    vm = doing.ref("VM", VM)
    dialog = dialog_for(doing, VM)
    dialog.disks.for_all.choice.choose(doing.ref("SR", "iSCSI SAN"))

    def begin() -> None:
        click(dialog.go)
        (job,) = [job for job in doing.window.jobs.jobs if job.is_ours and not job.is_over]
        doing.window.jobs.dataChanged.connect(lambda *_: job.can_cancel and doing.window._runner.cancel(job))

    (job,) = await doing.done(begin=begin)
    assert job.state is JobState.CANCELLED
    await doing.until(lambda: not doing.get("VM", vm).current_operations)


async def test_a_move_to_another_pool_that_is_cancelled_leaves_no_session_there(
    doing: Doing, windows: Windows, elsewhere: Simulator, heard: Heard
) -> None:
    """Neither when it is cancelled before there is a task, nor while it goes on and the other window is closed."""
    dialog = dialog_for(doing, VM)
    other = await connected(windows, dialog, elsewhere, heard)
    assert await cancelled(doing, dialog, other, lambda job: job.state is JobState.RUNNING) is None
    assert sessions(elsewhere) == 1
    dialog = dialog_for(doing, VM)
    closing = await cancelled(doing, dialog, other, lambda job: job.can_cancel, other)
    assert closing is other
    while windows.is_ending:
        await asyncio.sleep(0)
    assert sessions(elsewhere) == 0
    assert elsewhere.calls["host.migrate_receive"] == 2


async def cancelled(
    doing: Doing,
    dialog: MoveVmDialog,
    there: PoolWindow,
    is_time: Callable[[Job], bool],
    closing: PoolWindow | None = None,
) -> PoolWindow | None:
    """Go, close a window and cancel as soon as it is time."""
    dialog.pool.choose(there.connection)
    left: list[Job] = []

    def look(*_: object) -> None:
        going = (job for job in doing.window.jobs.jobs if job.is_ours and not job.is_over)
        for job in [] if left else [job for job in going if is_time(job)]:
            left.append(job)
            if closing is not None:
                closing.close()
            doing.window._runner.cancel(job)

    doing.window.jobs.dataChanged.connect(look)
    (job,) = await doing.done(begin=lambda: click(dialog.go))
    doing.window.jobs.dataChanged.disconnect(look)
    assert job.state is JobState.CANCELLED
    return closing


def sessions(pool: Simulator) -> int:
    return pool.run(lambda: len(pool.db.records("session")))


def dropped_elsewhere(doing: Doing, other: PoolWindow) -> MoveVmDialog:
    """The VM on the host of the other window; its own window asks."""
    dialogs: list[object] = []
    doing.window.actions_runner.asked.connect(dialogs.append)
    giver = doing.window.sidebar.view.giver
    other.sidebar.view.dropped.emit([doing.ref("VM", VM)], Doing(other).ref("host", "xcp-home"), giver)
    doing.window.actions_runner.asked.disconnect(dialogs.append)
    (dialog,) = dialogs
    assert isinstance(dialog, MoveVmDialog)
    return dialog


async def test_a_pool_that_goes_is_offered_no_more(
    doing: Doing, windows: Windows, elsewhere: Simulator, heard: Heard
) -> None:
    dialog = dialog_for(doing, VM)
    other = await connected(windows, dialog, elsewhere, heard)
    dialog.reject()
    dialog = dropped_elsewhere(doing, other)
    assert dialog.pool.value is other.connection
    assert dialog.host.value == Doing(other).ref("host", "xcp-home")
    other.connection.set_read_only(True)
    dialog.check()
    assert "read-only" in dialog.form._wrong["pool"].text()
    other.connection.set_read_only(False)
    other.close()
    while windows.is_ending:
        await asyncio.sleep(0)
    assert dialog.pool.count() == 1
    assert dialog.pool.value is None


async def test_a_copy_of_a_running_vm_is_left_in_another_pool(
    doing: Doing, windows: Windows, elsewhere: Simulator, heard: Heard
) -> None:
    vm = doing.ref("VM", RUNNING)
    dialog = dialog_for(doing, RUNNING)
    other = await connected(windows, dialog, elsewhere, heard)
    dialog.pool.choose(other.connection)
    click(dialog.copy)
    assert dialog.problems() == []
    await doing.succeed(lambda: click(dialog.go))
    there = Doing(other)
    await there.until(lambda: there.ref("VM", RUNNING))
    assert there.get("VM", there.ref("VM", RUNNING)).power_state == "Halted"
    assert doing.get("VM", vm).power_state == "Running"
    kept = "postgres-primary (being copied)"
    await doing.until(lambda: all(each.name_label != kept for each in doing.cache.records("VM").values()))  # type: ignore[attr-defined]
