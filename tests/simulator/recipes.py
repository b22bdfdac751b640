# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Whole actions recorded from a real xapi, read into steps and played again in a simulator."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.server import Simulator

REF = re.compile(r"OpaqueRef:[0-9a-f-]{36}")
_UUID = re.compile(r"(?<!OpaqueRef:)\b[0-9a-f]{8}-[0-9a-f-]{27}\b")

# Records that come with a VM that is brought in.
_DEVICES = ("VBD", "VIF")

_SLICE_S = 0.25
_PATIENCE_S = 120.0


@dataclass
class Step:
    """One recorded call. `outcome` is ["ok", type, ref or ""] or ["error", code, *parameters]; `task` the same of its task."""

    begin_ms: int
    end_ms: int
    call: str
    params: list[Any]
    outcome: list[str]
    number: int = 0
    task: list[str] | None = None
    blocked: list[str] | None = None
    # What came into the pool without a recorded call, and is named here for the first time.
    brought: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)


def read_recipe(path: Path, pool: dict[str, Any], classes: dict[str, str]) -> list[Step]:
    """The steps of a recipe in the order of their beginning. `classes` gives a class for its lower-case name."""
    recorded = json.loads(path.read_text(encoding="utf-8"))
    world = World(recorded["events"], pool, classes)
    steps = []
    for raw in sorted(recorded["steps"], key=lambda each: (each["at_ms"], each["i"])):
        step = _step(raw)
        step.brought = world.brought(step)
        world.learn([step.outcome, step.task])
        steps.append(step)
        if step.call == "task.cancel":
            _prolong(steps, step)
    return steps


def _prolong(steps: list[Step], cancel: Step) -> None:
    """The history of a cancelled task was read once, after its end: it ended when it was cancelled."""
    for step in steps:
        if step.task == ["cancelled", ""] and step.outcome[-1] in cancel.params:
            step.end_ms = cancel.end_ms


def load_steps(raw_steps: list[dict[str, Any]]) -> list[Step]:
    """Steps from an extract, where empty members are left out."""
    return [Step(**raw) for raw in raw_steps]


def extract(recipes: dict[str, list[Step]]) -> str:
    """The text of an extract: one step a line."""
    parts = []
    for name, steps in recipes.items():
        rows = [
            json.dumps({key: value for key, value in asdict(step).items() if value}, separators=(",", ":"))
            for step in steps
        ]
        parts.append(f'"{name}":[\n' + ",\n".join(rows) + "\n]")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _step(raw: dict[str, Any]) -> Step:
    task: dict[str, Any] = {}
    for change in raw.get("task_history", []):
        task.update(change)
    lasted = max(raw["ms"], task.pop("ms", 0))
    ended = None
    if task.get("status", "pending") != "pending":
        found = REF.search(task["result"])
        ended = [task["status"], *(task["error_info"] or [found[0] if found else ""])]
    blocked = raw.get("blocked_event_from")
    return Step(
        raw["at_ms"],
        raw["at_ms"] + int(lasted),
        raw["call"],
        raw["params"],
        outcome_of(raw["reply"]),
        raw["i"],
        ended,
        outcome_of(blocked["reply"]) if blocked else None,
    )


def outcome_of(reply: dict[str, Any]) -> list[str]:
    """What a reply is: an error with code and parameters, or a result of some type."""
    if "error" in reply:
        return ["error", reply["error"]["message"], *reply["error"]["data"]]
    return succeeded(reply.get("result", reply))


def succeeded(result: Any) -> list[str]:
    if result is None or result == "":
        return ["ok", "void", ""]
    if isinstance(result, str) and REF.fullmatch(result):
        return ["ok", "ref", result]
    uuid = result.get("uuid", "") if isinstance(result, dict) else ""
    return ["ok", type(result).__name__, uuid if isinstance(uuid, str) else ""]


class World:
    """What the recorded host had at each moment, from its events."""

    def __init__(self, events: list[dict[str, Any]], pool: dict[str, Any], classes: dict[str, str]) -> None:
        known = (event for event in events if event["class"] in classes)
        self._events = [event for event in known if event["operation"] != "del"]
        self._known = {ref for records in pool.values() for ref in records}
        self._classes = classes
        self._by_uuid = {
            event["snapshot"]["uuid"]: event["ref"]
            for event in self._events
            if event["operation"] == "add" and event["class"] in ("vm", "vdi") and "snapshot" in event
        }

    def learn(self, value: Any) -> None:
        self._known.update(REF.findall(json.dumps(value)))

    def brought(self, step: Step) -> list[tuple[str, str, dict[str, Any]]]:
        """The records behind refs that are named for the first time, with the devices of a VM."""
        found: list[tuple[str, str, dict[str, Any]]] = []
        text = json.dumps(step.params)
        by_uuid = [self._by_uuid[uuid] for uuid in _UUID.findall(text) if uuid in self._by_uuid]
        for ref in (*REF.findall(text), *by_uuid):
            self._bring(ref, step.begin_ms, found)
        return found

    def _bring(self, ref: str, until_ms: int, found: list[tuple[str, str, dict[str, Any]]]) -> None:
        if ref in self._known:
            return
        self._known.add(ref)
        states: dict[str, Any] = {}
        cls = ""
        for event in self._events:
            if event["ref"] == ref and (event["ms"] <= until_ms or not states):
                cls = self._classes[event["class"]]
                states |= event.get("snapshot") or event.get("changed") or {}
        if not cls or cls == "task":
            return
        found.append((cls, ref, _plain(states)))
        if cls == "VM":
            for event in self._events:
                device = self._classes[event["class"]] in _DEVICES and event["ms"] <= until_ms
                if device and event.get("snapshot", {}).get("VM") == ref:
                    self._bring(event["ref"], until_ms, found)
        for name in ("VDI", "network"):
            if name in states:
                self._bring(states[name], until_ms, found)


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty, and what the simulator works out on its own."""
    left_out = ("allowed_operations", "current_operations", "metrics", "guest_metrics", "last_boot_CPU_flags")
    return {
        name: value
        for name, value in record.items()
        if name not in left_out and value not in ("", [], {}, False, 0, 0.0, -1, "OpaqueRef:NULL", None)
    }


@dataclass(frozen=True)
class Changes:
    """What is played otherwise than recorded, by the number of the step."""

    # Not called, and why.
    left_out: dict[int, str] = field(default_factory=dict)
    # Called, but not compared, and why.
    unjudged: dict[int, str] = field(default_factory=dict)
    # Called first: what happened without a record, or brings about the state that a step left out did.
    before: dict[int, list[Any]] = field(default_factory=dict)


@dataclass
class _Running:
    """A call whose answer, or whose task's end, is still to come."""

    step: Step
    answer: asyncio.Task[Any]


class Player:
    """Plays steps in a simulator; the recorded refs stand for those that it gave."""

    def __init__(self, simulator: Simulator, clock: HandClock, password: str) -> None:
        self._simulator = simulator
        self._clock = clock
        self._password = password
        self._names: dict[str, str] = {}
        self._running: list[_Running] = []
        self.differences: list[str] = []

    async def play(self, steps: list[Step], changes: Changes) -> None:
        """Play them all, but for what is left out."""
        await self._sign_in("$S")
        for position, step in enumerate(steps):
            await self._settle(step.begin_ms)
            self._bring(step)
            if step.number in changes.before:
                call, *params = changes.before[step.number]
                await self._finish(asyncio.create_task(self._call(call, self._translated(params))))
            if step.number in changes.left_out:
                continue
            last = all(other.begin_ms >= step.end_ms for other in steps[position + 1 :])
            await self._play(step, last, step.number not in changes.unjudged)
        await self._settle(None)

    async def _play(self, step: Step, last: bool, judged: bool) -> None:
        """`last` if nothing else began before this one ended."""
        await self._sessions(step)
        blocked = await self._block() if step.blocked else None
        work = asyncio.create_task(self._outcome(step, judged))
        self._running.append(_Running(step, work))
        await self._rounds()
        if last:
            await self._settle(step.end_ms)
        if blocked is not None:
            self._compare(step, "event.from", step.blocked or [], await self._judged(blocked))

    async def _settle(self, moment_ms: int | None) -> None:
        """Let pool time pass until everything has ended that had ended at this moment of the recording."""
        for each in list(self._running):
            if moment_ms is None or each.step.end_ms <= moment_ms:
                await self._finish(each.answer)
                self._running.remove(each)

    async def _finish(self, work: asyncio.Task[Any]) -> None:
        waited = 0.0
        while not work.done():
            assert waited < _PATIENCE_S, f"{work} does not end"
            waited += _SLICE_S
            await asyncio.to_thread(self._clock.advance, _SLICE_S)
        await work

    async def _outcome(self, step: Step, judged: bool) -> None:
        answer = await self._judged(self._call(step.call, self._translated(step.params)))
        self._compare(step, step.call, step.outcome, answer, judged)
        if step.task is None or answer[0] != "ok":
            return
        tasks = self._simulator.db.records("task")
        while (task := tasks[answer[2]])["status"] == "pending":
            await asyncio.sleep(0)
        found = REF.search(task["result"])
        ended = [task["status"], *(task["error_info"] or [found[0] if found else ""])]
        self._compare(step, f"the task of {step.call}", step.task, ended, judged)

    async def _judged(self, work: Any) -> list[str]:
        try:
            return succeeded(_value(await work))
        except Failure as failure:
            return ["error", *failure.description]

    def _compare(
        self, step: Step, what: str, recorded: list[str], ours: list[str], judged: bool = True
    ) -> None:
        """Type of the result or code and number of parameters. Refs of one stand for those of the other from now on."""
        same = recorded[:2] == ours[:2] and len(recorded) == len(ours)
        if recorded[0] == "success" == ours[0]:
            same = bool(recorded[1]) == bool(ours[1])
        if judged and not same:
            self.differences.append(f"{step.number} {what}: {ours}, recorded {recorded}")
        made = recorded[0] in ("ok", "success") and same
        if made and recorded[-1] and ours[-1]:
            self._names[recorded[-1]] = ours[-1]

    async def _call(self, name: str, params: list[Any]) -> Any:
        return (await self._simulator.call(name, params)).value

    def _translated(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._translated(each) for each in value]
        if isinstance(value, dict):
            return {self._translated(key): self._translated(each) for key, each in value.items()}
        return self._names.get(value, value) if isinstance(value, str) else value

    def _bring(self, step: Step) -> None:
        if step.brought:
            records: dict[str, dict[str, Any]] = {}
            for cls, ref, record in step.brought:
                if not self._has_made(cls, ref, self._translated(record)):
                    records.setdefault(cls, {})[ref] = self._translated(record)
            self._simulator.db.load(records)
            for cls, found in records.items():
                for ref in found:
                    self._simulator.db.touch(cls, ref)

    def _has_made(self, cls: str, ref: str, record: dict[str, Any]) -> bool:
        """The connections of a new storage come with it, here as there."""
        known = self._simulator.db.find("PBD", SR=record["SR"], host=record["host"]) if cls == "PBD" else []
        if known:
            self._names[ref] = known[0]
        return bool(known)

    async def _sessions(self, step: Step) -> None:
        """Sessions besides the first were made and ended without a record of it."""
        for name in {each for each in step.params if isinstance(each, str) and each.startswith("$S")}:
            alive = self._names.get(name) in self._simulator.db.records("session")
            if not alive and step.outcome[0] == "ok":
                await self._sign_in(name)

    async def _sign_in(self, name: str) -> None:
        self._names[name] = await self._call("session.login_with_password", ["root", self._password])

    async def _block(self) -> asyncio.Task[Any]:
        """An event.from of the second session that has nothing to tell yet."""
        await self._sign_in("$S2")
        session = self._names["$S2"]
        first = await self._call("event.from", [session, ["vm"], "", 0.0])
        waiting = asyncio.create_task(self._call("event.from", [session, ["vm"], first.token, 8.0]))
        await self._rounds()
        return waiting

    async def _rounds(self) -> None:
        for _ in range(20):
            await asyncio.sleep(0)


def _value(result: Any) -> Any:
    return result.value() if hasattr(result, "value") else result
