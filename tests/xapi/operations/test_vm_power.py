# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Each operation is the call it says, and does on a pool what it says."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations import snapshot, vm, vm_power
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.kinds import is_vm
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import vm_power as rules

A, H = Ref("OpaqueRef:vm"), Ref("OpaqueRef:host")
MODEL = Path(__file__).parents[3] / "resources" / "datamodel.json"
OPERATIONS: list[tuple[Callable[..., Awaitable[Any]], tuple[object, ...], str]] = [
    (vm_power.start, (), "start"),
    (vm_power.start_on, (H,), "start_on"),
    (vm_power.pause, (), "pause"),
    (vm_power.unpause, (), "unpause"),
    (vm_power.suspend, (), "suspend"),
    (vm_power.resume, (), "resume"),
    (vm_power.resume_on, (H,), "resume_on"),
    (vm_power.start_paused, (), "start"),
    (vm_power.clean_shutdown, (), "clean_shutdown"),
    (vm_power.hard_shutdown, (), "hard_shutdown"),
    (vm_power.clean_reboot, (), "clean_reboot"),
    (vm_power.hard_reboot, (), "hard_reboot"),
    (vm_power.migrate, (H,), "pool_migrate"),
    (vm.clone, ("copy",), "clone"),
    (snapshot.snapshot, ("before",), "snapshot"),
]


class Asked:
    """Stands for a client: keeps what it was asked to run."""

    def __init__(self) -> None:
        self.cache = Cache()
        self.method = ""
        self.params: tuple[object, ...] = ()
        self.heard: dict[str, object] = {}

    async def run_task(self, method: str, *params: object, **heard: object) -> object:
        self.method, self.params, self.heard = method, params, heard
        return "OpaqueRef:made"


@pytest.mark.parametrize(("operation", "params", "name"), OPERATIONS)
async def test_an_operation_is_one_async_call_of_the_data_model(
    operation: Callable[..., Awaitable[Any]], params: tuple[object, ...], name: str
) -> None:
    messages = json.loads(MODEL.read_text(encoding="utf-8"))["classes"]["VM"]["messages"]
    message = next(each for each in messages if each["n"] == name)
    asked = Asked()
    report, on_task = lambda part: None, lambda task: None
    made = await operation(asked, A, *params, report, on_task)
    assert asked.method == f"VM.{name}"
    assert asked.params[: 1 + len(params)] == (A, *params)
    assert message.get("a") == 1
    required = [each for each in message["p"] if each[2]]
    assert len(required) <= len(asked.params) <= len(message["p"])
    assert asked.heard.pop("verify", None) is not None
    assert asked.heard == {"on_progress": report, "on_task": on_task}
    assert made in (None, "OpaqueRef:made")


def _some(client: Client, rule: Callable[..., object]) -> Ref:
    return next(
        ref
        for ref, machine in client.cache.of(VM, "VM").items()
        if is_vm(machine) and rule(client.cache, ref) is None
    )


def _state(demo: Simulator, ref: Ref) -> str:
    return demo.run(lambda: str(demo.db.get("VM", ref)["power_state"]))


async def test_a_vm_goes_through_its_power_states(demo: Simulator, live: Client) -> None:
    heard: list[float] = []
    machine = _some(live, rules.start)
    for operation, state in (
        (vm_power.start, "Running"),
        (vm_power.pause, "Paused"),
        (vm_power.unpause, "Running"),
        (vm_power.hard_reboot, "Running"),
        (vm_power.hard_shutdown, "Halted"),
    ):
        await operation(live, machine, heard.append)
        assert _state(demo, machine) == state
    assert all(0 < part <= 1 for part in heard)


async def test_a_guest_with_tools_is_suspended_resumed_and_shut_down(demo: Simulator, live: Client) -> None:
    machine = _some(live, rules.suspend)
    await vm_power.suspend(live, machine, lambda part: None)
    assert _state(demo, machine) == "Suspended"
    await vm_power.resume(live, machine, lambda part: None)
    assert _state(demo, machine) == "Running"
    await vm_power.clean_reboot(live, machine, lambda part: None)
    await vm_power.clean_shutdown(live, machine, lambda part: None)
    assert _state(demo, machine) == "Halted"


async def test_a_vm_moves_to_a_host_the_rule_allows(demo: Simulator, live: Client) -> None:
    machine, host = next(
        (ref, host)
        for ref, record in live.cache.of(VM, "VM").items()
        for host in live.cache.of(Host, "host")
        if is_vm(record) and rules.migrate_to(live.cache, ref, host) is None
    )
    await vm_power.migrate(live, machine, host, lambda part: None)
    assert demo.run(lambda: demo.db.get("VM", machine)["resident_on"]) == host


async def test_a_vm_starts_paused_and_is_let_go(demo: Simulator, live: Client) -> None:
    heard: list[float] = []
    before = demo.calls.copy()
    machine = _some(live, rules.start)
    await vm_power.start_at_firmware(live, machine, heard.append)
    assert _state(demo, machine) == "Running"
    assert (demo.calls - before)["Async.VM.unpause"] == 1
    assert heard == sorted(heard)


async def test_force_cancels_what_the_server_would_wait_for() -> None:
    asked = Asked()
    cancelled: list[Ref] = []

    async def cancel_task(task: Ref) -> None:
        cancelled.append(task)
        raise Failure("OPERATION_NOT_ALLOWED", (), "task.cancel")

    asked.cancel_task = cancel_task  # type: ignore[attr-defined]
    stuck = VM(power_state="Running", current_operations={Ref("OpaqueRef:task"): "hard_shutdown"})
    asked.cache.apply([Change("VM", A, stuck)])
    assert rules.hard_shutdown(asked.cache, A) is None
    await vm_power.hard_shutdown(asked, A, lambda _: None)  # type: ignore[arg-type]
    assert (asked.method, cancelled) == ("VM.hard_shutdown", ["OpaqueRef:task"])


async def test_force_cancels_nothing_that_the_server_breaks_off_itself() -> None:
    asked = Asked()
    moving = VM(
        power_state="Running",
        current_operations={Ref("OpaqueRef:task"): "pool_migrate"},
        allowed_operations=("hard_reboot",),
    )
    asked.cache.apply([Change("VM", A, moving)])
    await vm_power.hard_reboot(asked, A, lambda _: None)  # type: ignore[arg-type]
    assert asked.method == "VM.hard_reboot"
