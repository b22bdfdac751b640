# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: hosts are compared while the pool changes, and the comparison goes elsewhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from helpers.doing import Doing
from helpers.person import click, until
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.simulator.updater import lacking
from xolite_desktop.ui.dialogs.compare_hosts import CompareHostsDialog


def opened(doing: Doing, *hosts: str) -> CompareHostsDialog:
    doing.window.hub.select([doing.ref("host", name) for name in hosts])
    doing.window.hub.q_action("host.compare").trigger()
    dialog = doing.window.shell.dialog
    assert isinstance(dialog, CompareHostsDialog)
    return dialog


def values(dialog: CompareHostsDialog, label: str) -> tuple[str, ...]:
    return next((fact.values for fact in dialog.table.rows if fact.label == label), ())


async def test_hosts_are_compared_as_the_pool_changes(
    doing: Doing, simulator: Simulator, tmp_path: Path
) -> None:
    dialog = opened(doing)
    assert dialog.table.hosts == ("xcp-01", "xcp-02", "xcp-03")
    dialog.only.setChecked(True)
    assert values(dialog, "Log destination") == ()
    second = doing.ref("host", "xcp-02")
    simulator.run(lambda: simulator.db.update("host", second, logging={"syslog_destination": "10.9.9.9"}))
    await until(lambda: values(dialog, "Log destination"), dialog.table.modelReset, dialog.table.dataChanged)
    assert values(dialog, "Log destination") == ("", "10.9.9.9", "")

    simulator.run(lambda: lacking(simulator.db, second).clear())
    click(dialog.asked)
    assert dialog.updates is not None
    await until(lambda: not dialog.updates.is_asking, dialog.updates.changed)
    assert values(dialog, "Missing packages")[1] == "Nothing is missing"

    click(dialog.copied)
    assert "Log destination\t\t10.9.9.9\t" in QGuiApplication.clipboard().text()
    path = tmp_path / "hosts.csv"
    dialog.write(str(path))
    await until(lambda: "Saved" in dialog.state.text(), dialog.written)
    text = path.read_text("utf-8-sig")
    assert text.startswith("Group,Fact,xcp-01,xcp-02,xcp-03,Differs\n")
    assert "Settings,Log destination,,10.9.9.9,,Yes" in text
    dialog.accept()


async def test_only_the_selected_ones_are_compared(doing: Doing) -> None:
    dialog = opened(doing, "xcp-03", "xcp-02")
    assert dialog.table.hosts == ("xcp-02", "xcp-03")
    dialog.reject()
