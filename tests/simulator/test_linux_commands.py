# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The commands a simulated Linux VM knows."""

import pytest

from tests.simulator.guest_parts import NOW, machine
from xolite_desktop.simulator.linux_commands import COMMANDS, process_page, up_time, used_bytes
from xolite_desktop.simulator.screen import Screen
from xolite_desktop.simulator.terminal import Terminal


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("uname", "Linux\n"),
        ("uname -r", "6.1.0-37-amd64\n"),
        ("uname -a", "Linux web-frontend-01 6.1.0-37-amd64"),
        ("uptime", "up 1:00,  1 user,  load average: "),
        ("date", "Sun Nov 22 14:00:00 UTC 2026\n"),
        ("free -m", "8192"),
        ("df -h", "/dev/xvda1"),
        ("ls", "notes.txt"),
        ("ls -l", "-rw-r--r-- 1 root root  318 Nov 22 13:00 notes.txt\n"),
        ("ip a", "10.0.12.31"),
        ("nproc", "4\n"),
        ("pwd", "/root\n"),
        ("hostname", "web-frontend-01\n"),
        ("echo a b", "a b\n"),
        ("cat /etc/os-release", 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"'),
        ("cat nothing", "cat: nothing: No such file or directory\n"),
    ],
)
def test_commands(line: str, part: str) -> None:
    name, *arguments = line.split()
    assert part in COMMANDS[name](machine(), arguments, NOW)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 min"),
        (3599, "59 min"),
        (3600, "1:00"),
        (90000, "1 day, 1:00"),
        (41 * 86400 + 61, "41 days, 1 min"),
    ],
)
def test_up_time(seconds: float, text: str) -> None:
    assert up_time(machine(booted_at=NOW - seconds), NOW) == text


@pytest.mark.parametrize("name", ["a", "postgres-primary", "win", "x" * 40])
def test_memory_in_use_is_never_more_than_there_is(name: str) -> None:
    assert 0 < used_bytes(machine(name=name)) < 8 << 30


@pytest.mark.parametrize("vcpus", [1, 4, 64])
def test_the_page_of_processes_fits_the_screen(vcpus: int) -> None:
    terminal = Terminal(Screen(8, 8), text_mode=False)
    terminal.write(process_page(machine(vcpus=vcpus), NOW))
    lines = terminal.text().split("\n")
    assert len(lines) < 48
    assert any("Mem[" in line for line in lines)
    assert any("COMMAND" in line for line in lines)
