# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Answers made to fill the memory, against a client that has a process of its own and little of it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from faults.cases import ALL
from faults.conftest import PASSWORD
from xapi.conftest import POOL

from helpers.invariants import MOST_BOMB_BYTES
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.faults import FAULTS, Fault
from xolite_desktop.simulator.faults.fault import OnText
from xolite_desktop.simulator.server import Simulator

ROOT = Path(__file__).parents[2]
MIB = 1 << 20
TEXT_BYTES = (64 if ALL else 16) * MIB


def _bomb(name: str, make: Callable[[], bytes]) -> Fault:
    return Fault(name, "Made to fill the memory.", OnText(lambda body, asked: make()))


def _answer(result: bytes) -> bytes:
    return b'{"jsonrpc":"2.0","result":' + result + b',"id":1}'


def _events(events: bytes) -> bytes:
    return _answer(b'{"events":[' + events + b'],"valid_ref_counts":{},"token":"1,1"}')


BOMBS = {
    "json_text": ("pool.get_all", lambda: _answer(b'"' + b"x" * TEXT_BYTES + b'"')),
    "json_deep": ("pool.get_all", lambda: _answer(b"[" * (5 * MIB) + b"]" * (5 * MIB))),
    "json_open": ("pool.get_all", lambda: b"[" * (20 * MIB)),
    "json_digits": ("pool.get_all", lambda: _answer(b"9" * (10 * MIB))),
    "ev_record_huge": (
        "event.from",
        lambda: _events(
            b'{"class":"vm","operation":"add","ref":"OpaqueRef:x","snapshot":{"name_label":"'
            + b"x" * TEXT_BYTES
            + b'"}}'
        ),
    ),
    "ev_50000": (
        "event.from",
        lambda: _events(
            b",".join(
                b'{"class":"network","operation":"add","ref":"OpaqueRef:%d","snapshot":{"uuid":"%d"}}'
                % (n, n)
                for n in range(50_000)
            )
        ),
    ),
}


@pytest.fixture(scope="module")
def pool() -> Iterator[Simulator]:
    with Simulator(POOL, clock=HandClock(auto=True), password=PASSWORD) as simulator:
        yield simulator


@pytest.fixture(scope="module")
def ask(pool: Simulator) -> Iterator[Callable[[str], tuple[str, int]]]:
    """Let the client make a call; gives what became of it, and how far its memory grew."""
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    child = subprocess.Popen(
        [sys.executable, "-m", "faults.bombs"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(f"{pool.port}\n{pool.certificate.hex()}\n{PASSWORD}\n")

    def call(method: str) -> tuple[str, int]:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(f"{method}\n")
        child.stdin.flush()
        said, grown = child.stdout.readline().split()
        return said, int(grown)

    yield call
    child.stdin.close()
    assert child.wait(20) == 0
    child.stdout.close()


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_does_not_fill_the_memory(
    pool: Simulator, ask: Callable[[str], tuple[str, int]], name: str
) -> None:
    method, make = BOMBS[name]
    pool.faults.inject(_bomb(name, make), method=method, times=1)
    said, grown = ask(method)
    pool.faults.clear()
    assert said in ("ProtocolError", "StrayAnswer", "Batch", "str", "list", "int"), said
    assert grown < MOST_BOMB_BYTES, f"{grown / MIB:.0f} MiB for {said}"
    assert ask("pool.get_all")[0] == "list"


@pytest.mark.parametrize("name", ["http_gzip_bomb", "http_head_endless", "http_head_line"])
def test_what_never_ends_is_ended(pool: Simulator, ask: Callable[[str], tuple[str, int]], name: str) -> None:
    pool.faults.inject(FAULTS[name], method="pool.get_all", times=1)
    said, grown = ask("pool.get_all")
    pool.faults.clear()
    assert said == "ProtocolError"
    assert grown < MOST_BOMB_BYTES
    assert ask("pool.get_all")[0] == "list"
