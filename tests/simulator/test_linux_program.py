# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A Linux VM on its screen, from the firmware to the shell."""

import asyncio

import pytest

from tests.simulator.guest_parts import NOW, Switch, clock, machine, wind
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.keys import BACKSPACE, CTRL_ALT_DELETE, UP
from xolite_desktop.simulator.linux_program import LinuxProgram
from xolite_desktop.simulator.program import Machine
from xolite_desktop.simulator.screen import Screen


class Guest:
    """A program with its screen, switch and clock."""

    def __init__(self, about: Machine) -> None:
        self.clock: HandClock = clock()
        self.switch = Switch()
        self.screen = Screen(8, 8)
        self.program = LinuxProgram(self.screen, about, self.clock, self.switch)

    @property
    def text(self) -> str:
        return self.program.terminal.text()

    @property
    def last(self) -> str:
        return self.text.rsplit("\n", 1)[-1]

    def type(self, text: str) -> None:
        self.program.paste(text)


@pytest.fixture
async def booted() -> Guest:
    guest = Guest(machine())
    await guest.program.run()
    return guest


@pytest.fixture
def shell(booted: Guest) -> Guest:
    booted.type("root\nsecret\n")
    return booted


async def test_a_start_goes_from_text_mode_to_graphics_and_a_login_prompt() -> None:
    guest = Guest(machine(booted_at=NOW))
    running = asyncio.create_task(guest.program.run())
    seen = []
    for seconds in (0.5, 1.0, 1.5, 2.0, 3.0):
        await wind(guest.clock, seconds)
        seen.append((guest.screen.width, guest.text))
    await running
    assert "SeaBIOS" in seen[0][1]
    assert "GNU GRUB" in seen[1][1]
    assert (seen[0][0], seen[2][0]) == (720, 1024)
    assert "Linux version 6.1.0-37-amd64" in seen[2][1]
    assert "Reached target" in seen[3][1]
    assert guest.text == "Debian GNU/Linux 12 web-frontend-01 tty1\n\nweb-frontend-01 login:"


async def test_keys_before_the_login_prompt_are_lost() -> None:
    guest = Guest(machine(booted_at=NOW))
    guest.type("root\n")
    assert "root" not in guest.text


def test_a_vm_that_runs_for_long_is_found_at_its_prompt(booted: Guest) -> None:
    assert booted.last == "web-frontend-01 login:"


def test_names_are_echoed_and_passwords_are_not(booted: Guest) -> None:
    booted.type("adn")
    booted.program.typed(BACKSPACE)
    booted.type("a\nsecret")
    assert booted.text.split("\n")[-2:] == ["web-frontend-01 login: ada", "Password:"]
    booted.type("\n")
    assert booted.last == "ada@web-frontend-01:~$"
    booted.type("whoami\n")
    assert "\nada\n" in booted.text


def test_an_empty_name_is_asked_again(booted: Guest) -> None:
    booted.type("\n \n")
    assert booted.text.count("login:") == 3


def test_commands_print_and_unknown_ones_are_not_found(shell: Guest) -> None:
    shell.type("echo hello  there\nfrobnicate\n\n")
    lines = shell.text.split("\n")
    prompt = "root@web-frontend-01:~#"
    assert lines[4:] == [
        f"{prompt} echo hello  there",
        "hello there",
        f"{prompt} frobnicate",
        "-bash: frobnicate: command not found",
        prompt,
        prompt,
    ]


def test_history_and_clear(shell: Guest) -> None:
    shell.type("uname\npwd\nclear\n")
    assert shell.text == "root@web-frontend-01:~#"
    shell.program.typed(UP)
    shell.program.typed(UP)
    assert shell.last.endswith("# pwd")
    shell.program.typed("Ctrl+L")
    assert shell.text == "root@web-frontend-01:~# pwd"
    shell.type("\nhistory\nhelp\n")
    assert "    1  uname" in shell.text
    assert "htop" in shell.text


def test_control_c_leaves_the_line_and_control_d_the_shell(shell: Guest) -> None:
    shell.type("sleep")
    shell.program.typed("Ctrl+C")
    assert shell.text.split("\n")[-2:] == ["root@web-frontend-01:~# sleep^C", "root@web-frontend-01:~#"]
    shell.program.typed("Ctrl+D")
    assert shell.last == "web-frontend-01 login:"
    shell.program.typed("Ctrl+C")
    assert shell.last == "web-frontend-01 login:"


def test_the_next_login_tells_of_the_last(shell: Guest) -> None:
    shell.type("exit\nroot\n\n")
    assert "Last login: Sun Nov 22 14:00:00 UTC 2026 on tty1" in shell.text


def test_top_stays_until_it_is_quit(shell: Guest) -> None:
    shell.type("htop\nx")
    assert "Load average" in shell.text
    shell.type("q")
    assert shell.text == "root@web-frontend-01:~#"


@pytest.mark.parametrize(
    ("typed", "used"), [("reboot\n", "reboot"), ("poweroff\n", "halt"), ("shutdown -r now\n", "reboot")]
)
def test_the_guest_can_end_itself(shell: Guest, typed: str, used: str) -> None:
    shell.type(typed)
    shell.type("more\n")
    assert shell.switch.used == [used]
    assert shell.last.startswith("[  OK  ] Reached target System ")


def test_control_alt_delete_reboots(booted: Guest) -> None:
    booted.program.typed(CTRL_ALT_DELETE)
    assert booted.switch.used == ["reboot"]
    assert "System Reboot" in booted.text


def test_a_shutdown_from_outside_shows_and_can_come_to_nothing(shell: Guest) -> None:
    shell.program.stopping()
    shell.program.stopping()
    assert shell.text.count("System Power-Off") == 1
    assert shell.switch.used == []
    shell.program.stayed()
    assert shell.last == "web-frontend-01 login:"


@pytest.mark.parametrize(
    ("about", "issue", "prompt"),
    [
        (
            {"system": "Rocky Linux 9.6 (Blue Onyx)", "distro": "rocky", "kernel": "5.14"},
            "Rocky Linux 9.6 (Blue Onyx)\nKernel 5.14 on an x86_64\n\nweb-frontend-01 login:",
            "[root@web-frontend-01 ~]#",
        ),
        (
            {"system": "SUSE Linux Enterprise Server 15 SP7", "distro": "sles", "kernel": "6.4"},
            "\nWelcome to SUSE Linux Enterprise Server 15 SP7  (x86_64) - Kernel 6.4 (tty1).\n\n\nweb-frontend-01 login:",
            "web-frontend-01:~ #",
        ),
        (
            {"system": "FreeBSD 14.3-RELEASE", "distro": "freebsd"},
            "\nFreeBSD/amd64 (web-frontend-01) (ttyv0)\n\nlogin:",
            "root@web-frontend-01:~#",
        ),
    ],
)
async def test_each_system_greets_in_its_own_way(about: dict[str, str], issue: str, prompt: str) -> None:
    guest = Guest(machine(**about))
    await guest.program.run()
    assert guest.text == issue
    guest.type("root\n\n")
    assert guest.last == prompt
