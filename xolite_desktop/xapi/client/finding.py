# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What looking at an object says about a call whose end nobody saw."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`done`: the effect of the call is there. `said` is the sentence for a person that says what was looked at.

    `result` is what the call would have given, such as the new object's ref.
    """

    done: bool
    said: str
    result: object = None


Verify = Callable[[], Awaitable[Finding]]
"""Looks at the object anew, over the wire, with calls that only read; may be asked several times."""
