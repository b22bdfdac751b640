# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: the local administrator's password is changed, and signs in again when the session is lost."""

from __future__ import annotations

import logging

import pytest

from helpers.doing import Doing
from helpers.person import click, type_text
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.models.reasons import explain_error
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.change_password import ChangePasswordDialog
from xolite_desktop.xapi.roles.permissions import Permissions

NEW = "correct horse"


def asked(doing: Doing) -> ChangePasswordDialog:
    (dialog,) = doing.choose("pool.change_password", next(iter(doing.cache.records("pool"))))
    assert isinstance(dialog, ChangePasswordDialog)
    return dialog


def filled(dialog: ChangePasswordDialog, old: str, new: str, again: str) -> ChangePasswordDialog:
    for line, text in ((dialog.old, old), (dialog.new, new), (dialog.again, again)):
        assert line.echoMode() is line.EchoMode.Password
        line.clear()
        type_text(line, text)
    return dialog


async def test_it_is_changed_and_signs_in_again(
    doing: Doing, simulator: Simulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    before = simulator.password
    dialog = asked(doing)
    assert not dialog.go.isEnabled()
    filled(dialog, before, NEW, "correct hose")
    assert "not the same" in dialog.form._wrong["again"].text()
    filled(dialog, before, before, before)
    assert "present password" in dialog.form._wrong["new"].text()
    assert not dialog.go.isEnabled()
    filled(dialog, before, NEW, NEW)
    assert NEW not in repr(dialog.plan())
    assert before not in repr(dialog.plan())
    await doing.succeed(lambda: click(dialog.go))
    assert simulator.run(lambda: simulator.sessions.password) == NEW

    session = doing.window.connection.client.session
    simulator.run(simulator.sessions.end_all)
    await doing.window.connection.client.call("pool.get_all")
    assert doing.window.connection.client.session != session, "signed in again, and nobody was asked"
    assert doing.window.passwords.dialog is None
    assert not any(secret in caplog.text for secret in (before, NEW) if secret != "demo")


async def test_a_wrong_one_changes_nothing(doing: Doing, simulator: Simulator) -> None:
    before = simulator.password
    dialog = filled(asked(doing), "guessed", NEW, NEW)
    sessions = set(simulator.run(lambda: dict(simulator.db.records("session"))))
    (job,) = await doing.done(begin=lambda: click(dialog.go))
    assert job.state is JobState.FAILED
    assert "present password" in explain_error(job.error, doing.cache).title  # type: ignore[arg-type]
    assert simulator.run(lambda: simulator.sessions.password) == before
    assert simulator.calls["session.change_password"] == 0
    assert set(simulator.run(lambda: dict(simulator.db.records("session")))) == sessions


async def test_a_user_of_the_directory_has_none_here(doing: Doing) -> None:
    doing.window.connection.permissions = Permissions(frozenset({"pool.get_record"}))
    doing.window.hub.select([doing.ref("VM", "gitlab")])
    entry = doing.window.hub.q_action("pool.change_password")
    assert not entry.isEnabled()
    assert "local root account" in entry.toolTip()
