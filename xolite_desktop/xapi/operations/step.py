# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A sequence of steps: each has its share of the progress, and its undo if a later one fails."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from xolite_desktop.xapi.errors import XapiError

Report = Callable[[float], None]
"""Hears how much is done, from 0 to 1, never falling."""


@dataclass(frozen=True, slots=True)
class Step:
    """Part of an operation: what it does, given a report of its own; how to take it back; how long it takes, relatively."""

    name: str
    work: Callable[[Report], Awaitable[object]]
    undo: Callable[[], Awaitable[object]] | None = None
    weight: float = 1.0


async def run_steps(steps: Sequence[Step], report: Report) -> list[object]:
    """Run steps in order; what each gave. If one fails, those before it are undone, last first, and its error goes on.

    An undo that fails becomes a note on that error.
    """
    whole = sum(step.weight for step in steps)
    done: list[Step] = []
    results: list[object] = []
    before = 0.0
    for step in steps:
        try:
            results.append(await step.work(share(report, before / whole, step.weight / whole)))
        except BaseException as error:
            await _undo(done, error)
            raise
        done.append(step)
        before += step.weight
        report(before / whole)
    return results


def share(report: Report, start: float, width: float) -> Report:
    """A report for one part of a whole: 0 to 1 of it become `start` to `start + width`."""
    return lambda part: report(start + width * min(max(part, 0.0), 1.0))


async def _undo(done: list[Step], error: BaseException) -> None:
    for step in reversed(done):
        if step.undo is None:
            continue
        try:
            await step.undo()
        except XapiError as failed:
            error.add_note(f"{step.name} could not be undone: {failed}")
