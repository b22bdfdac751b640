# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: the pool joins a domain, lets a user and a group in, changes a role, lets one out, and leaves."""

from __future__ import annotations

from helpers.doing import Doing
from helpers.person import click, type_text
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.models.reasons import explain_error
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.directory import (
    AddUserDialog,
    ChangeRoleDialog,
    JoinDirectoryDialog,
    LeaveDirectoryDialog,
)
from xolite_desktop.xapi.plans.roles import role_names


def pool_ref(doing: Doing) -> str:
    return next(iter(doing.cache.records("pool")))


def subjects(doing: Doing) -> dict[str, str]:
    """Names with their roles."""
    found = doing.cache.records("subject").values()
    return {
        record.other_config["subject-displayname"]: ", ".join(role_names(record.roles))  # type: ignore[attr-defined]
        for record in found
    }


async def joins(doing: Doing, password: str) -> JobState:
    (dialog,) = doing.choose("pool.join_directory", pool_ref(doing))
    assert isinstance(dialog, JoinDirectoryDialog)
    assert not dialog.go.isEnabled()
    type_text(dialog.domain, "example")
    assert "full name" in dialog.form._wrong["domain"].text()
    type_text(dialog.domain, "ad.example.com")
    type_text(dialog.user, "administrator")
    type_text(dialog.password, password)
    (job,) = await doing.done(begin=lambda: click(dialog.go))
    if job.state is JobState.FAILED:
        assert "does not accept" in explain_error(job.error, doing.cache).title  # type: ignore[arg-type]
    return job.state


async def added(doing: Doing, name: str, role: str) -> JobState:
    (dialog,) = doing.choose("pool.add_user", pool_ref(doing))
    assert isinstance(dialog, AddUserDialog)
    type_text(dialog.name, name)
    dialog.role.choose(role)
    (job,) = await doing.done(begin=lambda: click(dialog.go))
    return job.state


async def test_users_of_a_domain_come_in_with_a_role_and_go_again(doing: Doing, simulator: Simulator) -> None:
    doing.window.hub.select([pool_ref(doing)])
    assert "in no domain" in doing.window.hub.q_action("pool.add_user").toolTip()
    assert await joins(doing, "wrong") is JobState.FAILED
    assert await joins(doing, "secret") is JobState.DONE
    host = doing.ref("host", "xcp-02")
    await doing.until(lambda: doing.get("host", host).external_auth_type == "AD")
    assert await added(doing, "ada", "vm-admin") is JobState.DONE
    assert await added(doing, "EXAMPLE\\operators", "vm-operator") is JobState.DONE
    assert await added(doing, "nobody", "read-only") is JobState.FAILED
    await doing.until(lambda: subjects(doing) == {"Ada Lovelace": "vm-admin", "VM operators": "vm-operator"})
    ada = next(
        ref for ref, record in doing.cache.records("subject").items() if "ada" in record.subject_identifier
    )  # type: ignore[attr-defined]
    (dialog,) = doing.choose("user.change_role", ada)
    assert isinstance(dialog, ChangeRoleDialog)
    assert dialog.role.value == "vm-admin"
    dialog.role.choose("pool-operator")
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: subjects(doing)["Ada Lovelace"] == "pool-operator")
    for action in ("user.log_out", "user.remove"):
        (question,) = doing.choose(action, ada)
        await doing.succeed(lambda question=question: click(question.go))  # type: ignore[misc]
    await doing.until(lambda: "Ada Lovelace" not in subjects(doing))
    assert simulator.calls["session.logout_subject_identifier"] == 2
    (leaving,) = doing.choose("pool.leave_directory", pool_ref(doing))
    assert isinstance(leaving, LeaveDirectoryDialog)
    await doing.succeed(lambda: click(leaving.go))
    await doing.until(lambda: not doing.get("host", host).external_auth_type)
