# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A VM that runs goes into a file through a snapshot, of which nothing is left whatever happens."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from helpers.doing import Doing
from helpers.person import click
from tests.ui.vm_actions.test_exporting import asked, changed
from xolite_desktop.models.export_vm import folder_look
from xolite_desktop.models.jobs.job import Job, JobState
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.export_vm import ExportDialog
from xolite_desktop.verify.reading import verified
from xolite_desktop.xapi.operations import through_snapshot
from xolite_desktop.xapi.packages.reading import read_package
from xolite_desktop.xapi.plans.export_vm import OVA, XVA

RUNNING = "web-frontend-01"


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disks of the demo are larger than those that tests run on."""
    monkeypatch.setattr(folder_look.shutil, "disk_usage", lambda _: SimpleNamespace(free=1 << 50))
    monkeypatch.setattr(through_snapshot, "_LOOK_S", 0.01)


@pytest.fixture
def speed() -> float:
    return 200.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "exports"
    made.mkdir()
    return made


def there(simulator: Simulator) -> dict[str, list[str]]:
    """All that could be left behind."""
    return simulator.run(
        lambda: {cls: sorted(simulator.db.records(cls)) for cls in ("VM", "VDI", "VBD", "VIF")}
    )


async def begun(doing: Doing, folder: Path, format: str = XVA) -> ExportDialog:
    dialog = await asked(doing, folder, doing.ref("VM", RUNNING))
    dialog.format.choose(format)
    return dialog


async def test_it_is_a_choice(doing: Doing, folder: Path) -> None:
    dialog = await begun(doing, folder)
    assert dialog.snapshot.isVisible()
    assert dialog.go.isEnabled()
    dialog.snapshot.setChecked(False)
    assert "web-frontend-01 runs" in dialog.general.text()
    assert not dialog.go.isEnabled()
    dialog.reject()
    halted = await asked(doing, folder, doing.ref("VM", "old-jira"))
    assert halted.snapshot.isHidden()
    halted.reject()


@pytest.mark.parametrize("format", [XVA, OVA])
async def test_the_file_holds_a_vm_of_the_same_name(
    doing: Doing, simulator: Simulator, folder: Path, format: str
) -> None:
    before = there(simulator)
    dialog = await begun(doing, folder, format)
    await doing.succeed(lambda: click(dialog.go))
    (path,) = folder.iterdir()
    assert path.name == f"{RUNNING}.{format}"
    assert verified(path).is_sound
    package = read_package(path)
    assert (package.name, package.is_template) == (RUNNING, False)
    assert len(package.disks) == len(
        [
            vbd
            for vbd in doing.get("VM", doing.ref("VM", RUNNING)).VBDs
            if doing.get("VBD", vbd).type == "Disk"
        ]
    )
    assert there(simulator) == before
    assert doing.get("VM", doing.ref("VM", RUNNING)).power_state == "Running"


@pytest.mark.parametrize(
    ("method", "begins"),
    [("Async.VM.snapshot", False), ("VM.set_is_a_template", True), ("Async.VM.destroy", True)],
)
async def test_a_call_that_fails(
    doing: Doing, simulator: Simulator, folder: Path, method: str, begins: bool
) -> None:
    before = there(simulator)
    dialog = await begun(doing, folder)
    simulator.faults.failures[method] = ["INTERNAL_ERROR", "as the test wished"]
    (job,) = await doing.done(begin=lambda: click(dialog.go))
    assert job.state is JobState.FAILED
    if method == "Async.VM.destroy":  # all of it is in the file, and a person is told what is left
        assert getattr(job.error, "code", "") == "SNAPSHOT_LEFT_BEHIND"
        assert not job.can_retry
        assert [path.suffix for path in folder.iterdir()] == [".xva"]
        return
    assert list(folder.iterdir()) == []
    assert there(simulator) == before


async def test_a_transfer_that_fails(doing: Doing, simulator: Simulator, folder: Path) -> None:
    before = there(simulator)
    for values in ({"flip_at_byte": 3_000_000}, {"failure": ["VDI_IO_ERROR", "Device I/O errors"]}):
        simulator.run(lambda values=values: simulator.transfers.faults.__init__(**values))
        dialog = await begun(doing, folder)
        (job,) = await doing.done(begin=lambda dialog=dialog: click(dialog.go))
        assert job.state is JobState.FAILED
        assert list(folder.iterdir()) == []
        assert there(simulator) == before


async def test_cancelled_at_several_points(doing: Doing, simulator: Simulator, folder: Path) -> None:
    """While the snapshot is taken, and after so many bytes; after more numbers of bytes with XOLITE_ALL_FAULTS=1."""
    before, chance = there(simulator), random.Random(7)
    numbers = 9 if os.environ.get("XOLITE_ALL_FAULTS") == "1" else 3
    points = [0, *(chance.randrange(300_000, 3_000_000) for _ in range(numbers))]
    for point in points:
        simulator.run(lambda point=point: simulator.transfers.faults.__init__(stall_after_bytes=point or 1))
        dialog = await begun(doing, folder)
        click(dialog.go)
        job = doing.window.jobs.jobs[0]
        await changed(doing, _reached(job, point))
        (ended,) = await doing.done(begin=lambda job=job: doing.window.actions_runner._jobs.cancel(job))
        assert ended.state is JobState.CANCELLED
        assert list(folder.iterdir()) == []
        assert there(simulator) == before
        await doing.until(lambda job=job: job.task not in doing.cache.records("task"))


def _reached(job: Job, point: int) -> Callable[[], bool]:
    if not point:
        return lambda: bool(job.task)
    return lambda: job.bytes_done > point // 2
