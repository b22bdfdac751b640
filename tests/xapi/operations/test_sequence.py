# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Calls as data: what one gives later ones use, progress rises, and what was made is known after an error."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.sequence import Call, DeviceAt, Entry, Made, filled, run_sequence
from xolite_desktop.xapi.refs import Ref


class Server:
    """Answers from a table, by method and parameters, and writes down what it was asked."""

    endpoint = None

    def __init__(self, answers: dict[tuple[object, ...], object]) -> None:
        self.answers = answers
        self.asked: list[tuple[object, ...]] = []

    async def call(self, method: str, *params: object) -> object:
        self.asked.append((method, *params))
        named = (method, *(each for each in params if isinstance(each, str)))
        answer = self.answers.get(named, "")
        if isinstance(answer, Failure):
            raise answer
        return answer

    async def run_task(self, method: str, *params: object, on_progress: Any = None, **_: object) -> object:
        on_progress(0.5)
        on_progress(1.0)
        return await self.call(method, *params)


def run(server: Server, entries: list[Entry]) -> tuple[dict[str, str], list[float]]:
    made: dict[str, str] = {}
    told: list[float] = []
    asyncio.run(run_sequence(server, entries, made, told.append))  # type: ignore[arg-type]
    return made, told


def test_what_one_gives_later_ones_use_wherever_it_stands() -> None:
    server = Server({("A.b", "x"): "ref"})
    entries: list[Entry] = [
        Call("A.b", ("x",), "it", is_task=True, weight=3.0),
        Call("C.d", ({"VM": Made("it"), "tags": ["a", Made("it")]}, Made("it"), 7, True)),
    ]
    made, told = run(server, entries)
    assert made == {"it": "ref"}
    assert server.asked[1] == ("C.d", {"VM": "ref", "tags": ["a", "ref"]}, "ref", 7, True)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0)


def test_a_device_is_found_by_its_position() -> None:
    server = Server(
        {
            ("VM.get_VIFs", "vm"): ["v0", "v1"], ("VIF.get_device", "v0"): "0", ("VIF.get_device", "v1"): "1",
        }
    )  # fmt: skip
    made = {"vm": "vm"}
    asyncio.run(run_sequence(server, [DeviceAt(Made("vm"), "1", "nic", "VIF")], made, lambda _: None))  # type: ignore[arg-type]
    assert made["nic"] == "v1"
    with pytest.raises(Failure, match="INVALID_DEVICE"):
        asyncio.run(run_sequence(server, [DeviceAt(Made("vm"), "7", "nic", "VIF")], made, lambda _: None))  # type: ignore[arg-type]


def test_after_an_error_it_is_known_what_there_is() -> None:
    server = Server({("A.b",): "ref", ("C.d",): Failure("TOO_BUSY")})
    made: dict[str, str] = {}
    with pytest.raises(Failure, match="TOO_BUSY"):
        asyncio.run(
            run_sequence(server, [Call("A.b", (), "it"), Call("C.d"), Call("E.f")], made, lambda _: None)
        )  # type: ignore[arg-type]
    assert made == {"it": "ref"}
    assert server.asked == [("A.b",), ("C.d",)]


def test_nothing_is_filled_in_that_was_not_made() -> None:
    assert filled((Ref("a"), None), {}) == ["a", None]
    with pytest.raises(KeyError):
        filled(Made("it"), {})
