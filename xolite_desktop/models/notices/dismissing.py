# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Dismissing messages: whether it may be done, and the job that does it. They are gone for everybody then."""

from __future__ import annotations

from collections.abc import Sequence

from xolite_desktop.models.actions.offer import CONNECTION_LOST, READ_ONLY
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.jobs.job import Job
from xolite_desktop.models.jobs.run import JobRunner
from xolite_desktop.models.text import count
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.operations import message as operations
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import permission
from xolite_desktop.xapi.rules.refusal import Refusal

CALLS = ("message.destroy", "message.destroy_many")


def refusal(connection: Connection, number: int = 1) -> Refusal | None:
    """Why so many cannot be dismissed now; None if they can."""
    if not connection.is_usable:
        return CONNECTION_LOST
    if connection.is_read_only:
        return READ_ONLY
    calls = CALLS[:1] if number == 1 else CALLS
    return permission.refuse(connection.permissions, calls, tr("dismissing a notification"))


def dismiss(jobs: JobRunner, messages: Sequence[Ref]) -> Job | None:
    """Start it; None for no messages."""
    if not messages:
        return None
    refs = tuple(messages)
    title = tr("Dismissing {notifications}").format(notifications=count(len(refs), "notification"))
    return jobs.start(
        title, lambda running: operations.destroy(running.client, refs, running.report), is_quiet=True
    )
