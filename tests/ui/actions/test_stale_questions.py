# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What happens to an object between a question and its answer: nothing is done to another one, and why is said.

Each question meets one change in a normal run, in turn; with XOLITE_ALL_FAULTS=1 each meets all of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

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
    simulator.db.update(cls, ref, uuid="00000000-0000-4000-8000-000000000000")


def _rename(simulator: Simulator, cls: str, ref: str) -> None:
    simulator.db.update(cls, ref, name_label="not what was asked about")


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


def _questions() -> list[Any]:
    chosen = []
    for number, (action_id, cls) in enumerate(DIALOGS):
        names = [name for name in CHANGES if name != "power" or action_id.startswith("vm.")]
        for name in names if "XOLITE_ALL_FAULTS" in os.environ else [names[number % len(names)]]:
            chosen.append(pytest.param(action_id, cls, CHANGES[name], id=f"{action_id}-{name}"))
    return chosen


def offered(window: PoolWindow, action_id: str, cls: str) -> Ref:
    """Select the first object with which an action can be done."""
    action, cache = action_by(action_id), window.connection.store.cache
    for ref in cache.records(cls):
        if window.hub.offer(action, Selection.of(cache, [ref])).is_enabled:
            window.hub.select([ref])
            return Ref(ref)
    raise LookupError(f"{action_id} is possible with nothing in this pool")


@pytest.mark.parametrize(("action_id", "cls", "change"), _questions())
async def test_a_question_about_what_is_no_longer_that_is_withdrawn_and_nothing_is_done(
    window: PoolWindow,
    simulator: Simulator,
    heard: Callable[..., Any],
    action_id: str,
    cls: str,
    change: Callable[[Simulator, str, str], None],
) -> None:
    ref = offered(window, action_id, cls)
    asked: list[QWidget] = []
    window.actions_runner.asked.connect(asked.append)
    window.hub.q_action(action_id).trigger()
    assert isinstance(asked[0], ConfirmDialog | PlanDialog)
    before = dict(simulator.counts.executed)
    simulator.run(lambda: change(simulator, cls, ref))
    await heard(window.actions_runner.asked)
    told = asked[-1]
    assert isinstance(told, FailureDialog)
    assert {call for call, count in simulator.counts.executed.items() if before.get(call) != count} == set()
    assert not any(job.is_ours for job in window.jobs.jobs)
    told.reject()
