# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A Windows VM on its screen."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.simulator.guest_parts import Switch, Watcher, clock, machine, turns, wind
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.keys import BACKSPACE, CTRL_ALT_DELETE, ENTER, ESCAPE
from xolite_desktop.simulator.program import Program
from xolite_desktop.simulator.screen import Screen
from xolite_desktop.simulator.windows_program import State, WindowsProgram


class Guest:
    """A program that was found booted."""

    def __init__(self) -> None:
        self.clock: HandClock = clock()
        self.switch = Switch()
        self.screen = Screen(8, 8)
        about = machine(name="win2022-ad", system="Microsoft Windows Server 2022 Standard", distro="windows")
        self.program: WindowsProgram = WindowsProgram(self.screen, about, self.clock, self.switch)

    def sign_in(self) -> None:
        for key in (CTRL_ALT_DELETE, *"pw", ENTER):
            self.program.typed(key)

    @property
    def text(self) -> str:
        assert self.program.editor
        return self.program.editor.terminal.text()


@pytest.fixture
async def guest() -> AsyncIterator[Guest]:
    guest = Guest()
    running = asyncio.create_task(guest.program.run())
    await turns()
    yield guest
    running.cancel()


async def test_the_clock_on_the_lock_screen_moves_once_a_minute(guest: Guest) -> None:
    watcher = Watcher()
    guest.screen.viewers.append(watcher)
    await wind(guest.clock, 59.0)
    assert watcher.told == []
    await wind(guest.clock, 1.5)
    assert len(watcher.told) == 2


async def test_only_control_alt_delete_unlocks(guest: Guest) -> None:
    before = bytes(guest.screen.pixels)
    guest.program.paste("hello\n")
    assert bytes(guest.screen.pixels) == before
    guest.program.typed(CTRL_ALT_DELETE)
    assert bytes(guest.screen.pixels) != before
    guest.program.typed(ESCAPE)
    assert bytes(guest.screen.pixels) == before


async def test_a_password_shows_as_dots(guest: Guest) -> None:
    guest.program.typed(CTRL_ALT_DELETE)
    guest.program.paste("abc")
    three = bytes(guest.screen.pixels)
    guest.program.paste("d")
    assert bytes(guest.screen.pixels) != three
    guest.program.typed(BACKSPACE)
    assert bytes(guest.screen.pixels) == three


async def test_the_prompt_knows_a_little_and_locks_again(guest: Guest) -> None:
    guest.sign_in()
    guest.program.paste("hostname\nipconfig\nfoo\n\nver\n")
    assert "\nWIN2022-AD\n" in guest.text
    assert "10.0.12.31" in guest.text
    assert "'foo' is not recognized" in guest.text
    guest.program.typed(CTRL_ALT_DELETE)
    guest.sign_in()
    guest.program.paste("exit\n")
    assert guest.program.state is State.LOCKED


@pytest.mark.parametrize(("line", "used"), [("shutdown /r\n", "reboot"), ("shutdown /s\n", "halt")])
async def test_it_can_switch_itself_off(guest: Guest, line: str, used: str) -> None:
    guest.sign_in()
    guest.program.paste(line)
    guest.program.stopping()
    assert guest.switch.used == [used]
    guest.program.stayed()
    assert guest.program.state is State.LOCKED


def test_it_is_a_program() -> None:
    assert isinstance(Guest().program, Program)
