# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What happens to an object between a question and its answer: nothing is done to another one, and why is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

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


# An action, the class and name of what it is about, and what becomes of that.
QUESTIONS = (
    ("vm.delete", "VM", "old-jira", _swap),
    ("vm.hard_shutdown", "VM", "web-frontend-01", _rename),
    ("host.reboot", "host", "xcp-02", _rename),
    ("vm.hard_reboot", "VM", "web-frontend-01", _delete),
)


@pytest.mark.parametrize(
    ("action_id", "cls", "name", "change"), QUESTIONS, ids=[each[0] for each in QUESTIONS]
)
async def test_a_question_about_what_is_no_longer_that_is_withdrawn_and_nothing_is_done(
    window: PoolWindow,
    simulator: Simulator,
    find: Callable[[PoolWindow, str, str], Ref],
    heard: Callable[..., Any],
    action_id: str,
    cls: str,
    name: str,
    change: Callable[[Simulator, str, str], None],
) -> None:
    ref = find(window, cls, name)
    asked: list[QWidget] = []
    window.actions_runner.asked.connect(asked.append)
    window.hub.select([ref])
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
