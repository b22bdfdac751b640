# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A guest program's time, pauses and keyboard."""

import asyncio
from collections.abc import Iterator

import pytest

from tests.simulator.guest_parts import NOW, Switch, clock, machine, turns
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.program import Program, Scene
from xolite_desktop.simulator.screen import Screen


class Counter(Program):
    """Writes down its scenes and what was typed."""

    def __init__(self, time: HandClock, booted_at: float) -> None:
        super().__init__(Screen(8, 8), machine(booted_at=booted_at), time, Switch())
        self.seen: list[object] = []

    def scenes(self) -> Iterator[Scene]:
        for second in (0.0, 1.0, 2.0, 5.0):
            yield second, lambda: self.seen.append(round(self.clock.now() - NOW, 1))

    def typed(self, key: str) -> None:
        self.seen.append(key)

    def stopping(self) -> None:
        self.seen.append("stopping")

    def stayed(self) -> None:
        self.seen.append("stayed")


async def test_scenes_of_the_past_come_at_once_and_the_others_in_time() -> None:
    time = clock()
    program = Counter(time, NOW - 1.5)
    running = asyncio.create_task(program.run())
    await turns()
    assert program.seen == [0.0, 0.0]
    time.advance(1.0)
    await turns()
    assert program.seen == [0.0, 0.0, 0.5]
    time.advance(10.0)
    await running
    assert program.seen[3:] == [3.5]


async def test_a_paused_machine_draws_nothing_and_hears_nothing() -> None:
    time = clock()
    program = Counter(time, NOW)
    running = asyncio.create_task(program.run())
    await turns()
    program.freeze(True)
    program.key(ord("a"), 0, True)
    program.paste("b")
    time.advance(60.0)
    await turns()
    assert program.seen == [0.0]
    program.freeze(False)
    await running
    program.key(ord("c"), 0, True)
    assert program.seen == [0.0, 60.0, 60.0, 60.0, "c"]


def test_pasted_text_is_typed_with_its_lines() -> None:
    program = Counter(clock(), NOW)
    program.pointer(1, 2, 0)
    assert program.pointer_at == (1, 2)
    program.paste("a\r\nb\tc\rd\n")
    assert program.seen == ["a", "Enter", "b", "Tab", "c", "Enter", "d", "Enter"]


@pytest.mark.parametrize(
    ("name", "host_name"),
    [("Mail Relay (new)", "mail-relay-new"), ("näh", "n-h"), ("---", "localhost"), ("db_01.x", "db-01-x")],
)
def test_host_names_are_made_of_names(name: str, host_name: str) -> None:
    assert machine(name=name).host_name == host_name
