# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""VMs go into files: chosen folder, safe names, checked while they come; what fails or is cancelled leaves no file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from helpers.doing import Doing
from helpers.person import click, type_text, until
from xolite_desktop.models.export_vm import folder_look
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.export_vm import ExportDialog
from xolite_desktop.verify.reading import verified
from xolite_desktop.xapi.plans.export_vm import Compression

HALTED = "old-jira"


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disks of the demo are larger than those that tests run on."""
    monkeypatch.setattr(folder_look.shutil, "disk_usage", lambda _: SimpleNamespace(free=1 << 50))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "exports"
    made.mkdir()
    return made


async def asked(doing: Doing, folder: Path, *refs: str, action: str = "vm.export") -> ExportDialog:
    doing.window.show()
    (dialog,) = doing.choose(action, *refs)
    assert isinstance(dialog, ExportDialog)
    dialog.folder.setText(str(folder))
    await until(lambda: dialog.seen is not None and dialog.seen.path == str(folder), dialog.looked)
    return dialog


async def test_a_vm_becomes_a_sound_file(doing: Doing, folder: Path) -> None:
    dialog = await asked(doing, folder, doing.ref("VM", HALTED))
    assert dialog.name.text() == "old-jira.xva"
    dialog.packing.choose(Compression.ZSTD)
    job = await doing.succeed(lambda: click(dialog.go))
    (path,) = folder.iterdir()
    assert verified(path).is_sound
    assert verified(path).report.packing == "zstd"
    assert job.bytes_done == path.stat().st_size
    await doing.until(lambda: job.task not in doing.cache.records("task"))


async def test_several_get_names_of_their_own(doing: Doing, simulator: Simulator, folder: Path) -> None:
    refs = [doing.ref("VM", HALTED), doing.ref("VM", "debian-12-hardened")]
    for ref in refs:
        simulator.run(lambda ref=ref: simulator.db.update("VM", ref, name_label="../a:b"))
    await doing.until(lambda: all(doing.get("VM", ref).name_label == "../a:b" for ref in refs))
    (folder / "_a_b.XVA").write_text("mine")
    dialog = await asked(doing, folder, *refs)
    assert dialog.form.field("name").isHidden()
    for job in await doing.done(2, lambda: click(dialog.go)):
        assert job.state is JobState.DONE, job.error
    assert sorted(path.name for path in folder.iterdir()) == ["_a_b (2).xva", "_a_b (3).xva", "_a_b.XVA"]
    assert (folder / "_a_b.XVA").read_text() == "mine"


async def test_nothing_is_overwritten_unasked(doing: Doing, folder: Path) -> None:
    (folder / "old-jira.xva").write_text("mine")
    dialog = await asked(doing, folder, doing.ref("VM", HALTED))
    assert not dialog.go.isEnabled()
    assert dialog.overwrite.isVisible()
    dialog.overwrite.setChecked(True)
    assert dialog.go.isEnabled()
    type_text(dialog.name, "a/b.xva")
    assert not dialog.go.isEnabled()
    dialog.folder.setText(str(folder / "nowhere"))
    await until(lambda: dialog.seen is not None, dialog.looked)
    assert not dialog.go.isEnabled()
    dialog.reject()


async def test_what_fails_or_is_cancelled_leaves_nothing(
    doing: Doing, simulator: Simulator, folder: Path
) -> None:
    faults = simulator.transfers.faults

    async def begun(**values: object) -> Callable[[], None]:
        simulator.run(lambda: faults.__init__(**values))  # type: ignore[misc]
        dialog = await asked(doing, folder, doing.ref("VM", HALTED))
        return lambda: click(dialog.go)

    (damaged,) = await doing.done(begin=await begun(flip_at_byte=3_000_000))
    assert (damaged.state, getattr(damaged.error, "code", "")) == (JobState.FAILED, "XVA_CHECKSUM_WRONG")
    assert list(folder.iterdir()) == []
    (failed,) = await doing.done(begin=await begun(failure=["VDI_IO_ERROR", "Device I/O errors"]))
    assert (failed.state, getattr(failed.error, "code", "")) == (JobState.FAILED, "VDI_IO_ERROR")
    assert list(folder.iterdir()) == []
    (await begun(stall_after_bytes=2_000_000))()
    job = doing.window.jobs.jobs[0]
    await changed(doing, lambda: job.bytes_done > 1_000_000)
    assert [path.suffix for path in folder.iterdir()] == [".part"]
    (ended,) = await doing.done(begin=lambda: doing.window.actions_runner._jobs.cancel(job))
    assert ended.state is JobState.CANCELLED
    assert list(folder.iterdir()) == []
    await doing.until(lambda: job.task not in doing.cache.records("task"))


async def changed(doing: Doing, holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not holds():
            await until(holds, doing.window.jobs.dataChanged)


async def test_the_vapp_of_a_vm_is_exported_whole(doing: Doing, simulator: Simulator, folder: Path) -> None:
    vm, other = doing.ref("VM", HALTED), doing.ref("VM", "oracle-lab")
    shop = simulator.run(lambda: simulator.db.create("VM_appliance", name_label="shop"))
    for ref in (vm, other):
        simulator.run(lambda ref=ref: simulator.db.update("VM", ref, appliance=shop))
    await doing.until(lambda: doing.get("VM", other).appliance == doing.get("VM", vm).appliance == shop)
    dialog = await asked(doing, folder, vm, action="vapp.export")
    assert dialog.windowTitle() == "Export shop"
    await doing.succeed(lambda: click(dialog.go))
    assert sorted(path.name for path in folder.iterdir()) == ["old-jira.xva", "oracle-lab.xva"]
