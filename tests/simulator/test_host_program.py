# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A host's own console."""

import pytest

from tests.simulator.guest_parts import Switch, clock, machine
from xolite_desktop.simulator.host_program import HostProgram
from xolite_desktop.simulator.keys import CTRL_ALT_DELETE, DOWN, ENTER, UP
from xolite_desktop.simulator.screen import Screen


@pytest.fixture
async def host() -> HostProgram:
    about = machine(name="xcp-01", system="XCP-ng 8.3.0", distro="", kernel="4.19.0+1")
    program = HostProgram(Screen(8, 8), about, clock(), Switch())
    await program.run()
    return program


def test_the_status_page_names_host_and_system(host: HostProgram) -> None:
    text = host.terminal.text()
    assert text.startswith(" XCP-ng 8.3.0")
    assert "xcp-01" in text
    assert "10.0.12.31" in text
    assert len(text.split("\n")) <= 25


def test_arrows_choose_and_the_last_entry_opens_a_shell(host: HostProgram) -> None:
    host.typed(DOWN)
    host.typed(ENTER)
    assert "Use the pool's own pages" in host.terminal.text()
    host.typed(UP)
    host.typed(UP)
    assert "open a shell" in host.terminal.text()
    host.typed(ENTER)
    assert host.terminal.text() == "root@xcp-01:~#"
    host.paste("hostname\n")
    assert "xcp-01\n" in host.terminal.text()
    host.paste("exit\n")
    assert "Status Display" in host.terminal.text()


def test_a_host_does_not_end_by_its_console(host: HostProgram) -> None:
    switch = host.power
    assert isinstance(switch, Switch)
    host.typed(UP)
    host.typed(ENTER)
    host.typed(CTRL_ALT_DELETE)
    host.paste("reboot\n")
    host.stopping()
    host.stayed()
    assert switch.used == []
    assert "Use the pool to restart" in host.terminal.text()
