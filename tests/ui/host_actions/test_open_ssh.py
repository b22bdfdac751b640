# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: a host's shell opens in a terminal of this computer, which is told nothing but where to."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QFileSystemWatcher

from helpers.doing import Doing
from helpers.person import until
from xolite_desktop.models.ssh_terminal import SshTerminal

NOTES = """#!/bin/sh
printf '%s\\n' "$@" > "{folder}/unfinished"
mv "{folder}/unfinished" "{folder}/told"
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands for the terminal")
async def test_the_terminal_is_told_where_to(doing: Doing, tmp_path: Path) -> None:
    terminal = tmp_path / "terminal"
    terminal.write_text(NOTES.format(folder=tmp_path))
    terminal.chmod(0o755)
    programs = {"ssh": "/usr/bin/ssh", "xdg-terminal-exec": str(terminal)}
    doing.window.shell.ssh.terminal = SshTerminal("linux", programs.get, {})
    watcher, told = QFileSystemWatcher([str(tmp_path)]), tmp_path / "told"
    host = doing.ref("host", "xcp-02")
    assert doing.choose("host.open_ssh", host) == []
    await until(told.exists, watcher.directoryChanged)
    assert told.read_text().splitlines() == ["/usr/bin/ssh", f"root@{doing.get('host', host).address}"]
    assert doing.window.shell.ssh.failure is None


async def test_without_a_terminal_it_says_so(doing: Doing) -> None:
    host = doing.ref("host", "xcp-02")
    doing.window.shell.ssh.terminal = SshTerminal("linux", {"ssh": "/usr/bin/ssh"}.get, {})
    doing.window.hub.select([host])
    entry = doing.window.hub.q_action("host.open_ssh")
    assert not entry.isEnabled()
    assert "no terminal" in entry.toolTip()


async def test_one_that_does_not_start_is_told_of(doing: Doing, tmp_path: Path) -> None:
    programs = {"ssh": "/usr/bin/ssh", "foot": str(tmp_path / "gone")}
    doing.window.shell.ssh.terminal = SshTerminal("linux", programs.get, {})
    doing.choose("host.open_ssh", doing.ref("host", "xcp-02"))
    failure = doing.window.shell.ssh.failure
    assert failure is not None
    assert failure.isVisible()
    failure.close()
