# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Exports and imports answer as those of a real xapi 26.17 did: heads, pages in the middle of bodies, ends of tasks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.simulator.recorded import exchanges, pool_of
from tests.simulator.transfer_recipe import Transfer, TransferPlayer, load_transfers, read_transfers
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.schema import load_schema
from xolite_desktop.simulator.server import Simulator

LEFT_OUT = {
    6: "the recorded host had no compressor",
    8: "the recorded host had no compressor",
    91: "pictures of consoles are not made",
}
# (step, what of it): not compared, and why.
MUTED = {
    (4, "task"): "the disks of the recorded host could not be read",
    (44, "page"): "who has closed one half of a TLS connection here has closed both",
    (77, "page"): "the recorded host read the body as a next request",
}
RUNNING = {19: "Running", 21: "Halted"}
VM = "1052e471-90f7-9e15-7c64-4413649dd813"


def differences(pool: dict[str, Any], steps: list[Transfer]) -> list[str]:
    with Simulator(pool, clock=HandClock(auto=True), password="password") as simulator:
        player = TransferPlayer(simulator)
        for step in steps:
            if step.number in RUNNING:
                _set_power_state(simulator, RUNNING[step.number])
            if step.number not in LEFT_OUT:
                player.play(step)
    return [
        each
        for each in player.differences
        if not any(each.startswith(f"{number} ") and f": {what} " in each for number, what in MUTED)
    ]


def _set_power_state(simulator: Simulator, state: str) -> None:
    def change() -> None:
        simulator.db.update("VM", simulator.db.by_uuid("VM", VM), power_state=state)

    simulator.run(change)


def test_the_extract_of_the_transfers(golden: Path) -> None:
    recorded = json.loads((golden / "xapi_answers" / "transfers.json").read_text(encoding="utf-8"))
    assert len(recorded["steps"]) > 80
    assert differences(recorded["pool"], load_transfers(recorded["steps"])) == []


def test_the_whole_recording(recordings: Path) -> None:
    pool = pool_of(exchanges(recordings))
    path = recordings / "recipes" / "transfers.json"
    assert differences(pool, read_transfers(path, pool, load_schema().by_lower)) == []


def test_differences_are_noticed(golden: Path) -> None:
    recorded = json.loads((golden / "xapi_answers" / "transfers.json").read_text(encoding="utf-8"))
    steps = load_transfers(recorded["steps"])[:3]
    steps[1].status_line, steps[1].head, steps[1].task = "HTTP/1.1 500 Internal Error", [], []
    assert len(differences(recorded["pool"], steps)) == 2
