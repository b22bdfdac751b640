# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Whole actions end in the simulator as they ended on a real xapi 26.17, call by call.

Compared are the type of each result, or the code of the error and how many parameters it has, of calls and of
tasks. Calls that overlapped in the recording overlap here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.simulator.recipes import Changes, Player, Step, load_steps, read_recipe
from tests.simulator.recorded import exchanges, pool_of
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.schema import load_schema
from xolite_desktop.simulator.server import Simulator

RECIPES = ("new-vm", "lifecycle", "snapshots", "hotplug", "tasks", "sessions", "messages")
WHOLE = (*RECIPES, "delete", "vapps", "sr")
"""Some are too large for an extract."""

HYPERVISOR = "the recorded host had a simulated hypervisor, which lost a device or kept an old state"
CD_DRIVE = "the recorded host's simulated hypervisor cannot change media while a VM runs"
DRIVER = "the recorded host had scripted storage drivers; ours answers as the real driver does"
NO_MANAGEMENT = "the recorded host had no management address"
LEFT_OUT_TASK = "destroys the task of a step that is left out"
GUEST = "the recorded host's simulated guest reports as soon as it runs; ours boots first"
CHANCE = "which of several waiting calls goes first is chance"
CANCELLED = "work in a storage driver cannot be stopped on a host; here it can, so that clients can try"
EARLIER = "the device was made before the recording began"
GROUPS = "groups of VMs are not simulated"
SCHEDULES = "the recorded host had no licence for snapshot schedules"
ROLES = "names a role of the recorded pool, whose roles are not loaded here"

LIFE_VM = "OpaqueRef:c4735bd6-a2cd-42bf-f947-34a0aeb54d19"
SR_VM = "OpaqueRef:6c43d1f8-0d53-ce73-b8e3-80f7af92f876"
TASKS_VM = "OpaqueRef:b6463037-a67a-e0f4-31ab-56bbfe78cfdb"

CHANGES = {
    "new-vm": Changes(left_out={85: GUEST, 86: GUEST}),
    "lifecycle": Changes(
        left_out={
            32: HYPERVISOR,
            33: LEFT_OUT_TASK,
            38: HYPERVISOR,
            39: LEFT_OUT_TASK,
            44: HYPERVISOR,
        },
        # Where the failed start of step 44 left the VM.
        before={44: ["VM.start", "$S", LIFE_VM, True, False]},
    ),
    "hotplug": Changes(
        left_out={
            17: NO_MANAGEMENT,
            **dict.fromkeys((50, 56, 58, 64), CD_DRIVE),
            57: LEFT_OUT_TASK,
            122: DRIVER,
        }
    ),
    "tasks": Changes(
        left_out={17: CHANCE, 58: DRIVER, 59: LEFT_OUT_TASK},
        unjudged={1: CANCELLED, 23: CANCELLED},
        # The VM was halted for the next clone.
        before={23: ["VM.hard_shutdown", "$S", TASKS_VM]},
    ),
    "sessions": Changes(left_out={10: ROLES}),
    "sr": Changes(
        left_out=dict.fromkeys((0, 1, 3, 4, 5, 7, 40, 104, 111), DRIVER),
        # The VM of another recording was a template, and became one by a call that this one has not.
        before={66: ["VM.set_is_a_template", "$S", SR_VM, False]},
    ),
    "delete": Changes(left_out={38: EARLIER}),
    "vapps": Changes(
        left_out={
            **dict.fromkeys((34, 35, 36, 37, 38, 40), SCHEDULES),
            **dict.fromkeys((44, 46, 47), GROUPS),
        }
    ),
}


async def _differences(pool: dict[str, Any], steps: list[Step], changes: Changes) -> list[str]:
    clock = HandClock()
    simulator = Simulator(pool, clock=clock, password="password")
    await simulator.open()
    player = Player(simulator, clock, "password")
    try:
        await player.play(steps, changes)
    finally:
        await simulator.close()
    return player.differences


@pytest.mark.parametrize("name", RECIPES)
async def test_the_extract_of_a_recipe(golden: Path, name: str):
    recipes = json.loads((golden / "xapi_answers" / "recipes.json").read_text(encoding="utf-8"))
    assert len(recipes[name]) >= 20
    assert await _differences(recipes["pool"], load_steps(recipes[name]), CHANGES.get(name, Changes())) == []


@pytest.mark.parametrize("name", WHOLE)
async def test_the_whole_recipe(recordings: Path, name: str):
    pool = pool_of(exchanges(recordings))
    steps = read_recipe(recordings / "recipes" / f"{name}.json", pool, load_schema().by_lower)
    assert await _differences(pool, steps, CHANGES.get(name, Changes())) == []


async def test_differences_are_noticed(small_pool: dict[str, Any]):
    start = ["$S", "OpaqueRef:x", False, False]
    steps = [
        Step(0, 1, "pool.get_all", ["$S"], ["ok", "dict", ""], 0),
        Step(2, 3, "VM.start", start, ["error", "VM_IS_TEMPLATE", "", ""], 1),
        Step(4, 5, "Async.VM.start", start, ["ok", "ref", ""], 2, ["success", ""]),
        Step(6, 7, "pool.get_all", ["$S"], ["ok", "dict", ""], 3),
        Step(8, 9, "pool.get_all", ["$S"], ["ok", "dict", ""], 4),
    ]
    changes = Changes(left_out={3: "x"}, unjudged={4: "x"})
    found = await _differences(small_pool, steps, changes)
    assert [each.split(":")[0] for each in found] == [
        "0 pool.get_all",
        "1 VM.start",
        "2 the task of Async.VM.start",
    ]
