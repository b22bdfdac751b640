# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The simulator answers as a real xapi 26.17 did: the same requests, compared with its recorded answers.

Compared are status, content type, members, types, the fields of records, error codes and their parameters;
not the values of fields, and of HTML pages only the status.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.simulator.recorded import Replay, exchanges, pool_of
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.server import Simulator

SCRIPTED_DRIVER = "the recorded host had scripted storage drivers; ours answers as the real driver does"
NEW_REF = "names a drive that an earlier VM.revert made anew, under a ref of its own"
NO_HANDLER = "the simulator has no such HTTP handler"

# Not compared: the number of the exchange, and why.
LEFT_OUT = {
    131: SCRIPTED_DRIVER,
    136: "editions and licences are not simulated",
    138: "the recorded host had no management interface, which HA needs",
    157: "the recorded host had no program to copy disks with",
    168: SCRIPTED_DRIVER,
    **dict.fromkeys((179, 180, 181, 182), NEW_REF),
    **dict.fromkeys((275, 276, 277, 278, 281), NO_HANDLER),
}


def _wrong(folder: Path, pool: dict[str, dict[str, object]] | None = None) -> dict[str, list[str]]:
    recorded = exchanges(folder)
    wrong = {}
    simulator = Simulator(pool or pool_of(recorded), clock=HandClock(auto=True), password="password")
    with simulator:
        replay = Replay(simulator)
        for exchange in recorded:
            if exchange["n"] not in LEFT_OUT:
                differences = replay.differences(exchange)
                if differences:
                    wrong[f"{exchange['n']} {exchange['name']}"] = differences
    return wrong


def test_the_chosen_answers(golden: Path):
    folder = golden / "xapi_answers"
    pool = json.loads((folder / "pool.json").read_text(encoding="utf-8"))
    assert len(exchanges(folder)) >= 50
    assert _wrong(folder, pool) == {}


@pytest.mark.timeout(120)
def test_every_recorded_answer(recordings: Path):
    assert _wrong(recordings) == {}
