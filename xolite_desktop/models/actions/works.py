# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How operations become the work of actions: with nothing but the object, or with the dialog's answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from xolite_desktop.models.actions.action import Running, Work
from xolite_desktop.xapi.refs import Ref

Operation = Callable[..., Awaitable[Any]]


def plain(operation: Operation) -> Work:
    """The work of an operation that needs nothing but its object."""
    return lambda running, ref: operation(running.client, ref, running.report, running.on_task)


def on_ref(operation: Operation) -> Work:
    """The work of an operation whose answer is another object's ref."""
    return lambda running, ref: operation(
        running.client, ref, Ref(str(running.answer)), running.report, running.on_task
    )


def with_plan(operation: Operation) -> Work:
    """The work of an operation whose answer is a plan."""
    return lambda running, ref: operation(
        running.client, ref, running.answer, running.report, running.on_task
    )


def setting(*operations: Callable[[Running, Ref], Awaitable[object]]) -> Work:
    """The work of calls that end at once."""

    async def work(running: Running, ref: Ref) -> None:
        for operation in operations:
            await operation(running, ref)

    return work
