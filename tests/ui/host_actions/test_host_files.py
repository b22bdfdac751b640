# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: status reports, logs and backups of hosts are saved, whole or not at all."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from helpers.doing import Doing
from helpers.person import click, until
from xolite_desktop.models.export_vm import folder_look
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.host_files import SaveHostFileDialog


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    return made


async def at(dialog: SaveHostFileDialog, folder: Path) -> None:
    dialog.folder.show_path(folder)
    await until(lambda: dialog.seen is not None and dialog.seen.path == str(folder), dialog.looked)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def test_status_reports_of_two_hosts_hold_what_was_chosen(doing: Doing, folder: Path) -> None:
    hosts = [doing.ref("host", name) for name in ("xcp-01", "xcp-02")]
    (dialog,) = doing.choose("host.save_status", *hosts)
    assert not dialog.go.isEnabled()
    await until(lambda: not dialog.entries.is_asking, dialog.entries.changed)
    assert "xenserver-logs" in dialog.list.ticked
    assert "blobs" not in dialog.list.ticked
    click(dialog.none) if dialog.none.isVisible() else dialog.none.click()
    assert not dialog.go.isEnabled()
    dialog.list.set_ticked({"xapi", "network-status"})
    await at(dialog, folder / "none")
    assert dialog.problems()[0].code == "EXPORT_FOLDER_MISSING"
    await at(dialog, folder)
    jobs = await doing.done(2, lambda: click(dialog.go))
    assert [job.state for job in jobs] == [JobState.DONE] * 2, [job.error for job in jobs]
    assert all(job.bytes_done > 100_000 for job in jobs)
    assert [name[:13] for name in names(folder)] == ["status-xcp-01", "status-xcp-02"]
    text = (folder / names(folder)[0]).read_bytes()
    assert text.startswith(b"status report: network-status xapi\n")
    assert {str(job.result) for job in jobs} == {str(folder / name) for name in names(folder)}


async def test_what_is_cancelled_or_fails_leaves_no_file(
    doing: Doing, simulator: Simulator, folder: Path
) -> None:
    host = doing.ref("host", "xcp-02")
    (dialog,) = doing.choose("host.save_backup", host)
    await at(dialog, folder)
    simulator.transfers.faults.stall_after_bytes = 20_000
    window, started = doing.window, []
    window.actions_runner.started.connect(started.extend)
    click(dialog.go)
    (job,) = started
    await until(lambda: job.can_cancel, window.jobs.dataChanged)
    assert [name.endswith(".part") for name in names(folder)] == [True]
    jobs = await doing.done(begin=lambda: window.job_panel.cancel_asked.emit(job))
    assert [each.state for each in jobs] == [JobState.CANCELLED]
    assert names(folder) == []
    simulator.transfers.faults.stall_after_bytes = None
    simulator.transfers.faults.failure = ["SYSTEM_STATUS_RETRIEVAL_FAILED", "no space left"]
    (dialog,) = doing.choose("host.save_logs", host)
    await at(dialog, folder)
    (job,) = await doing.done(begin=lambda: click(dialog.go))
    assert job.state is JobState.FAILED
    assert names(folder) == []


async def test_how_much_room_there_is(doing: Doing, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_look.shutil, "disk_usage", lambda _: SimpleNamespace(free=3 << 20))
    (dialog,) = doing.choose("host.save_status", doing.ref("host", "xcp-01"), doing.ref("host", "xcp-02"))
    await until(lambda: not dialog.entries.is_asking, dialog.entries.changed)
    await at(dialog, folder)
    assert dialog.room.text().startswith("3 MiB are free there. It may become as much as")
    assert dialog.go.isEnabled()  # it is the most that a host says
    dialog.list.set_ticked(
        {next(entry.key for entry in dialog.entries.entries if 0 < entry.most_bytes < 1 << 20)}
    )
    dialog.check()
    assert dialog.room.text() == "3 MiB are free there."
    dialog.reject()
