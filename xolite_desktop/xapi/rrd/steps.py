# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Parsing in steps: between two of them, of at most a few milliseconds, others have their turn."""

from collections.abc import Generator
from typing import TypeAlias, TypeVar

_T = TypeVar("_T")

Steps: TypeAlias = Generator[None, None, _T]
"""Yields between its steps and returns the result."""


def finish(steps: Steps[_T]) -> _T:
    """All steps at once: for small answers and for tests."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: _T = end.value
            return result
