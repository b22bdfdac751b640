# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is wrong with a plan, at which field."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """`field` is the plan's, with the position in a list where there is one: "name", "disks.1.size".

    `code` and `params` are the server's or one of ours, with sentences in resources/reasons.toml.
    """

    field: str
    code: str
    params: tuple[str, ...] = ()


def at(problems: Iterable[Problem], field: str) -> Problem | None:
    """The first problem of a field."""
    return next((problem for problem in problems if problem.field == field), None)


def within(problems: Iterable[Problem], *fields: str) -> list[Problem]:
    """The problems of some fields, and of what is in them."""
    return [
        problem
        for problem in problems
        if any((problem.field + ".").startswith(f"{each}.") for each in fields)
    ]
