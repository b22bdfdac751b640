# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What happens to an object between a question and its answer: nothing is done to another one, and why is said.

Each question meets one change in a normal run, in turn; with XOLITE_ALL_FAULTS=1 each meets all of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.all_actions import action as action_by
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.simulator import Simulator
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.dialogs.failure import FailureDialog
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.xapi.refs import Ref


def _swap(simulator: Simulator, cls: str, ref: str) -> None:
    """Another object under the same reference."""
    simulator.db.update(cls, ref, uuid=str(uuid4()))


def _rename(simulator: Simulator, cls: str, ref: str) -> None:
    simulator.db.update(cls, ref, name_label=f"not {simulator.db.get(cls, ref)['name_label']}")


def _delete(simulator: Simulator, cls: str, ref: str) -> None:
    simulator.db.destroy(cls, ref)


def _start_over(simulator: Simulator, cls: str, ref: str) -> None:
    """Its state is another than the question was about."""
    is_up = simulator.db.get(cls, ref)["power_state"] != "Halted"
    state, allowed = ("Halted", ["start"]) if is_up else ("Running", ["clean_shutdown"])
    simulator.db.update(cls, ref, power_state=state, allowed_operations=allowed)


CHANGES = {"swapped": _swap, "renamed": _rename, "deleted": _delete, "power": _start_over}
# An action and the class of what it is about.
DIALOGS = (
    ("vm.delete", "VM"),
    ("vm.to_template", "VM"),
    ("vm.hard_shutdown", "VM"),
    ("vm.hard_reboot", "VM"),
    ("vm.clean_shutdown", "VM"),
    ("vm.suspend", "VM"),
    ("host.reboot", "host"),
    ("host.shutdown", "host"),
    ("host.disable", "host"),
    ("sr.detach", "SR"),
    ("sr.forget", "SR"),
    ("network.delete", "network"),
    ("snapshot.delete", "VM"),
    ("snapshot.revert", "VM"),
    ("disk.delete", "VDI"),
    ("sr.destroy", "SR"),
    ("host.eject", "host"),
)


def _rounds() -> list[Any]:
    """What is asked in one window, one question after the other; all changes would leave too little of one pool."""
    rounds: dict[str, list[tuple[str, str]]] = {}
    is_all = "XOLITE_ALL_FAULTS" in os.environ
    for number, (action_id, cls) in enumerate(DIALOGS):
        names = [name for name in CHANGES if name != "power" or action_id.startswith("vm.")]
        for name in names if is_all else [names[number % len(names)]]:
            rounds.setdefault(f"{name}-{action_id}" if is_all else name, []).append((action_id, cls))
    return [
        pytest.param(asked, CHANGES[name.split("-")[0]], id=name) for name, asked in sorted(rounds.items())
    ]


def offered(window: PoolWindow, action_id: str, cls: str) -> Ref:
    """Select the first object with which an action can be done."""
    action, cache = action_by(action_id), window.connection.store.cache
    for ref in cache.records(cls):
        if window.hub.offer(action, Selection.of(cache, [ref])).is_enabled:
            window.hub.select([ref])
            return Ref(ref)
    raise LookupError(f"{action_id} is possible with nothing in this pool")


@pytest.mark.parametrize(("questions", "change"), _rounds())
async def test_a_question_about_what_is_no_longer_that_is_withdrawn_and_nothing_is_done(
    window: PoolWindow,
    simulator: Simulator,
    heard: Callable[..., Any],
    questions: list[tuple[str, str]],
    change: Callable[[Simulator, str, str], None],
) -> None:
    for action_id, cls in questions:
        ref = offered(window, action_id, cls)
        asked: list[QWidget] = []
        window.actions_runner.asked.connect(asked.append)
        window.hub.q_action(action_id).trigger()
        assert isinstance(asked[0], ConfirmDialog | PlanDialog), action_id
        before = dict(simulator.counts.executed)
        simulator.run(lambda cls=cls, ref=ref: change(simulator, cls, ref))
        await heard(window.actions_runner.asked)
        window.actions_runner.asked.disconnect(asked.append)
        told = asked[-1]
        assert isinstance(told, FailureDialog), action_id
        executed = simulator.counts.executed
        made = {call for call, count in executed.items() if before.get(call) != count}
        assert made <= {"event.from"}, action_id
        assert not any(job.is_ours for job in window.jobs.jobs), action_id
        told.reject()
