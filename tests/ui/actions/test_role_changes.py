# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Somebody's role changes while they are signed in, and while a question is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from ui.conftest import address_of, signalled

from helpers.doing import Doing
from helpers.settled import settled
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.models.reasons import explain
from xolite_desktop.simulator import Simulator
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.dialogs.failure import FailureDialog
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.roles.permissions import Permissions
from xolite_desktop.xapi.rules.permission import DENIED

USER, PASSWORD = "ada", "her password"

Find = Callable[[PoolWindow, str, str], Ref]


@pytest.fixture
async def window(windows: Windows, simulator: Simulator) -> PoolWindow:
    """Signed in as an administrator who is none of the host's own."""
    simulator.run(lambda: simulator.sessions.users.update({USER: (PASSWORD, "pool-admin")}))
    polls = simulator.calls["event.from"]
    windows.connect_to(address_of(simulator), USER, PASSWORD)
    (opened,) = await signalled(windows.opened)
    await settled(opened.connection, simulator, polls)
    assert isinstance(opened, PoolWindow)
    return opened


def _demote(simulator: Simulator) -> None:
    """From the next sign-in on; sessions that there are go on, as those of a host do."""
    simulator.sessions.users[USER] = (PASSWORD, "read-only")


def _demote_at_once(simulator: Simulator) -> None:
    """In the sessions that there are too, as a host does that looks at them again."""
    _demote(simulator)
    for ref in simulator.sessions._roles:
        simulator.sessions._roles[ref] = "read-only"
        names = simulator.sessions._permissions("read-only")
        simulator.db.update("session", ref, rbac_permissions=names)


def _changes(simulator: Simulator) -> dict[str, int]:
    return {method: times for (method, _), times in simulator.counts.mutations.items()}


async def test_a_question_is_withdrawn_when_the_new_session_may_no_longer_do_it(
    window: PoolWindow, simulator: Simulator, find: Find, heard: Callable[..., Any]
) -> None:
    (question,) = Doing(window).choose("vm.hard_shutdown", find(window, "VM", "web-frontend-01"))
    assert isinstance(question, ConfirmDialog)
    before = _changes(simulator)

    simulator.run(lambda: _demote(simulator))
    simulator.end_sessions()
    (told,) = await heard(window.actions_runner.asked)
    assert window.findChildren(ConfirmDialog) == []
    assert isinstance(told, FailureDialog)
    said = " ".join(label.text() for label in told.findChildren(Label))
    assert "Your role is read-only; " in said
    assert "needs vm-operator" in said
    assert _changes(simulator) == before
    assert "read-only" in window.status_bar.endpoint.text()
    assert "read-only" in window.toolbar._user.toolTip()
    told.reject()


def _read_less(window: PoolWindow) -> None:
    window.connection.permissions = Permissions(frozenset({"vm.get_record"}))
    window.connection.role.changed.emit()


def _switch_to_read_only(window: PoolWindow) -> None:
    """As another window of the connection may."""
    window.connection.set_read_only(True)


QUESTIONS = (
    ("vm.delete", "VM", "old-jira"),
    ("snapshot.revert", "VM", "[Nightly] postgres-primary 1"),
    ("disk.delete", "VDI", "AlmaLinux-9.6-x86_64-boot.iso"),
    ("sr.destroy", "SR", "Archive"),
    ("network.delete", "network", "bond0"),
    ("host.reboot", "host", "xcp-02"),
    ("host.eject", "host", "xcp-03"),
)


@pytest.mark.parametrize("change", [_read_less, _switch_to_read_only])
async def test_every_question_about_a_loss_is_withdrawn_when_it_may_not_be_done(
    window: PoolWindow, find: Find, change: Callable[[PoolWindow], None]
) -> None:
    """One after the other in one window; between them everything may be done again."""
    permissions = window.connection.permissions
    for action_id, cls, name in QUESTIONS:
        (question,) = Doing(window).choose(action_id, find(window, cls, name))
        assert isinstance(question, ConfirmDialog | PlanDialog), action_id
        told: list[QWidget] = []
        window.actions_runner.asked.connect(told.append)
        change(window)
        window.actions_runner.asked.disconnect(told.append)
        assert isinstance(told[-1], FailureDialog), action_id
        assert [dialog for dialog in window.findChildren(Dialog) if dialog.isVisible()] == told, action_id
        assert not any(job.is_ours for job in window.jobs.jobs), action_id
        told[-1].reject()
        window.connection.permissions = permissions
        window.connection.set_read_only(False)
        window.connection.role.changed.emit()


async def test_what_the_pool_refuses_is_told_with_the_roles_that_may_and_no_longer_offered(
    window: PoolWindow, simulator: Simulator, find: Find, heard: Callable[..., Any]
) -> None:
    doing, ref = Doing(window), find(window, "VM", "old-jira")
    simulator.run(lambda: _demote_at_once(simulator))
    assert window.connection.permissions.role == "pool-admin"
    (job,) = await doing.done(begin=lambda: doing.choose("vm.start", ref))
    assert job.state is JobState.FAILED
    assert job.error.code == DENIED
    said = explain(job.error, window.connection.store.cache)
    assert said.title == "Your role does not allow this"
    assert "vm-operator" in said.text
    if window.connection.permissions.role != "read-only":
        await heard(window.connection.role.changed)
    entry = window.hub.q_action("vm.start")
    assert not entry.isEnabled()
    assert "Your role is read-only; starting a VM needs vm-operator." in entry.toolTip()
    assert "read-only" in window.status_bar.endpoint.text()


async def test_a_role_that_grows_is_known_with_the_next_session(
    window: PoolWindow, simulator: Simulator, find: Find, heard: Callable[..., Any]
) -> None:
    window.hub.select([find(window, "VM", "old-jira")])
    for role, may in (("read-only", False), ("vm-operator", True)):
        simulator.sessions.users[USER] = (PASSWORD, role)
        simulator.end_sessions()
        await heard(window.connection.role.changed)
        assert window.connection.permissions.role == role
        assert window.hub.q_action("vm.start").isEnabled() is may
