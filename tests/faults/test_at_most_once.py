# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Twenty changes, each through every way to lose a call or its answer: done once at most, and what is said of it is true.

In a normal run each loss meets one change; with XOLITE_ALL_FAULTS=1 each meets all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pytest
from faults.cases import ALL
from faults.conftest import PASSWORD
from faults.stage import PATIENCE_S, STALL_S, Stage
from xapi.client.transfer_pool import EMPTY, HOST, OTHER_HOST, POOL, RUNNING, SR, VDI, VM

from helpers.invariants import sent_twice
from xolite_desktop.simulator import events
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.faults import FAULTS, Phase
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown, XapiError

NETWORK, DOOMED = "OpaqueRef:net", "OpaqueRef:doomed"
WITHOUT = "none"
LOSSES = (
    "http_reset_before", "http_reset_after", "http_close_after", "http_close_in_body", "http_hang_after",
    "http_502", "http_200_empty", "sess_invalid", "sess_slave", "json_truncated",
)  # fmt: skip
ON_WORD = ("sess_invalid", "sess_slave")
"""Where the server says itself that it did nothing, the call may come a second time."""


@dataclass(frozen=True)
class Change:
    """One call that changes something. `is_task`: run as a task of the server."""

    method: str
    params: tuple[Any, ...]
    is_task: bool = True

    @property
    def counted(self) -> str:
        return f"Async.{self.method}" if self.is_task else self.method


_DISK = {"name_label": "new", "name_description": "", "SR": SR, "virtual_size": "1048576", "type": "user",
         "sharable": False, "read_only": False, "other_config": {}}  # fmt: skip
_NET = {"name_label": "lab", "name_description": "", "MTU": "1500", "other_config": {}, "tags": []}
_VIF = {"device": "3", "network": NETWORK, "VM": VM, "MAC": "02:00:00:00:00:09", "MTU": "1500", "other_config": {},
        "qos_algorithm_type": "", "qos_algorithm_params": {}}  # fmt: skip
CHANGES = (
    Change("VM.start", (VM, False, False)),
    Change("VM.start_on", (VM, HOST, False, False)),
    Change("VM.clean_shutdown", (RUNNING,)),
    Change("VM.hard_shutdown", (RUNNING,)),
    Change("VM.hard_reboot", (RUNNING,)),
    Change("VM.suspend", (RUNNING,)),
    Change("VM.pause", (RUNNING,)),
    Change("VM.pool_migrate", (RUNNING, OTHER_HOST, {})),
    Change("VM.destroy", (DOOMED,)),
    Change("VM.snapshot", (VM, "before")),
    Change("VM.clone", (VM, "twin")),
    Change("VM.copy", (VM, "copy", SR)),
    Change("VDI.create", (_DISK,)),
    Change("VDI.destroy", (EMPTY,)),
    Change("VDI.resize", (VDI, 16 << 20)),
    Change("VDI.clone", (EMPTY, {})),
    Change("host.disable", (OTHER_HOST,), is_task=False),
    Change("host.evacuate", (OTHER_HOST,)),
    Change("network.create", (_NET,), is_task=False),
    Change("network.destroy", (NETWORK,), is_task=False),
    Change("VIF.create", (_VIF,), is_task=False),
    Change("SR.scan", (SR,)),
)


def _pool() -> dict[str, dict[str, dict[str, Any]]]:
    """The pool of the transfers with room for VMs, disks that are managed, and a VM that may go."""
    made = deepcopy(POOL)
    for number, host in enumerate(made["host"].values()):
        host.update(metrics=f"OpaqueRef:hm{number}", enabled=True)
        made.setdefault("host_metrics", {})[f"OpaqueRef:hm{number}"] = {
            "live": True, "memory_total": 64 << 30, "memory_free": 48 << 30,
        }  # fmt: skip
    for disk in made["VDI"].values():
        disk["managed"] = True
    made["VM"][DOOMED] = {"name_label": "vm-3", "uuid": "u-doomed", "memory_static_max": 1 << 30}
    return made


@pytest.fixture
def pool(leftovers: None, growth: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Simulator]:
    """Two hosts, two VMs, disks and a network, on a clock that jumps."""
    monkeypatch.setattr(events, "_DELAY_S", 0.001)
    with Simulator(_pool(), clock=HandClock(auto=True), password=PASSWORD) as simulator:
        yield simulator


def _cases() -> list[Any]:
    every = (WITHOUT, *LOSSES) if ALL else LOSSES
    return [
        pytest.param(change, loss, id=f"{change.method}-{loss}")
        for number, change in enumerate(CHANGES)
        for place, loss in enumerate(every)
        if ALL or (place == number // 3 and number % 3 == 0)
    ]


async def _do(stage: Stage, change: Change, timeout_s: float) -> object:
    if change.is_task:
        return await stage.client.run_task(change.method, *change.params)
    return await stage.client.call(change.method, *change.params, timeout_s=timeout_s)


@pytest.mark.parametrize(("change", "loss"), _cases())
async def test_it_is_done_once_at_most_and_what_is_said_is_true(
    stage: Stage, change: Change, loss: str
) -> None:
    stage.hurry("POLL_INTERVAL_S", "FIRST_EVENT_S")
    stalls = loss != WITHOUT and FAULTS[loss].stalls
    if stalls:  # of the others a busy machine would make time-outs before they arrive
        stage.hurry("CALL_TIMEOUT_S")
    await stage.sign_in()
    stage.follow()
    await stage.until_equal()
    injection = None if loss == WITHOUT else stage.inject(FAULTS[loss], Phase.ACTION, times=1)
    error = await stage.attempt(_do(stage, change, STALL_S if stalls else PATIENCE_S))
    assert injection is None or injection.hits == 1
    done = stage.pool.counts.executed[change.counted]
    assert done <= 1
    assert loss in ON_WORD or sent_twice(stage.pool) == []
    _judge(error, done)
    assert loss != WITHOUT or error is None
    await stage.heal(lies=loss in ON_WORD)


def _judge(error: BaseException | None, done: int) -> None:
    """A success was one, a failure was none, and whoever does not know says so."""
    if error is None:
        assert done == 1
    elif not isinstance(error, OutcomeUnknown | Failure):
        assert isinstance(error, XapiError)
        assert getattr(error, "may_have_run", True) or done == 0, f"{error!r} although it was done"
