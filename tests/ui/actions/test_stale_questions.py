# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What happens between a question and its answer: nothing is done to another object, or without leave, and why is said.

Each question meets one change in a normal run, in turn; with XOLITE_ALL_FAULTS=1 each meets all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from faults.cases import ALL
from PySide6.QtWidgets import QWidget

from xolite_desktop.simulator import Simulator
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.dialogs.failure import FailureDialog
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.roles.permissions import Permissions

Change = Callable[[PoolWindow, Simulator, str, str], None]


def _swap(_: PoolWindow, simulator: Simulator, cls: str, ref: str) -> None:
    """Another object under the same reference."""
    simulator.run(lambda: simulator.db.update(cls, ref, uuid="00000000-0000-4000-8000-000000000000"))


def _rename(_: PoolWindow, simulator: Simulator, cls: str, ref: str) -> None:
    simulator.run(lambda: simulator.db.update(cls, ref, name_label="not what was asked about"))


def _delete(_: PoolWindow, simulator: Simulator, cls: str, ref: str) -> None:
    simulator.run(lambda: simulator.db.destroy(cls, ref))


def _demote(window: PoolWindow, _: Simulator, cls: str, ref: str) -> None:
    """As when permissions were read anew."""
    window.connection.permissions = Permissions(frozenset({"vm.get_record"}))
    window.connection.role.changed.emit()


def _forbid(window: PoolWindow, _: Simulator, cls: str, ref: str) -> None:
    """Read-only mode, which another window of the connection may switch on."""
    window.connection.set_read_only(True)


CHANGES: dict[str, Change] = {
    "another": _swap,
    "renamed": _rename,
    "deleted": _delete,
    "demoted": _demote,
    "read-only": _forbid,
}
QUESTIONS = (
    ("vm.delete", "VM", "old-jira"),
    ("vm.hard_shutdown", "VM", "web-frontend-01"),
    ("vm.hard_reboot", "VM", "web-frontend-01"),
    ("snapshot.delete", "VM", "[Nightly] postgres-primary 1"),
    ("snapshot.revert", "VM", "[Nightly] postgres-primary 1"),
    ("disk.delete", "VDI", "AlmaLinux-9.6-x86_64-boot.iso"),
    ("sr.destroy", "SR", "Archive"),
    ("sr.forget", "SR", "Archive"),
    ("network.delete", "network", "bond0"),
    ("host.reboot", "host", "xcp-02"),
    ("host.eject", "host", "xcp-03"),
)


def _cases() -> list[Any]:
    names = tuple(CHANGES)
    cases = []
    for number, question in enumerate(QUESTIONS):
        for name in names if ALL else (names[number % len(names)],):
            cases.append(pytest.param(*question, CHANGES[name], id=f"{question[0]}-{name}"))
    return cases


@pytest.mark.parametrize(("action_id", "cls", "name", "change"), _cases())
async def test_a_question_about_what_is_no_longer_that_is_withdrawn_and_nothing_is_done(
    window: PoolWindow,
    simulator: Simulator,
    find: Callable[[PoolWindow, str, str], Ref],
    heard: Callable[..., Any],
    action_id: str,
    cls: str,
    name: str,
    change: Change,
) -> None:
    ref = find(window, cls, name)
    asked: list[QWidget] = []
    window.actions_runner.asked.connect(asked.append)
    window.hub.select([ref])
    window.hub.q_action(action_id).trigger()
    assert isinstance(asked[0], ConfirmDialog | PlanDialog)
    before = dict(simulator.counts.mutations)
    change(window, simulator, cls, ref)
    if len(asked) < 2:
        await heard(window.actions_runner.asked)
    told = asked[-1]
    assert isinstance(told, FailureDialog)
    assert any(label.text() for label in told.findChildren(Label))
    assert [dialog for dialog in window.findChildren(Dialog) if dialog.isVisible()] == [told]
    assert dict(simulator.counts.mutations) == before
    assert not any(job.is_ours for job in window.jobs.jobs)
    told.reject()
