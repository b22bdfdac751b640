# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How far back charts look, and which rows serve that: those a host keeps longest are the coarsest."""

from __future__ import annotations

from dataclasses import dataclass

SAMPLE_S, MINUTE_S, HOUR_S, DAY_S = 5, 60, 3_600, 86_400
REACH_S = {SAMPLE_S: 600, MINUTE_S: 7_200, HOUR_S: 7 * DAY_S, DAY_S: 366 * DAY_S}
"""How far back a host keeps rows of so many seconds."""


@dataclass(frozen=True)
class Range:
    """A stretch of time that charts offer; `key` is what settings keep."""

    key: str
    title: str
    short: str
    span_s: int


RANGES = (
    Range("10min", "10 minutes", "10 min", 600),
    Range("1h", "1 hour", "1 h", 3_600),
    Range("2h", "2 hours", "2 h", 7_200),
    Range("1d", "1 day", "1 day", DAY_S),
    Range("1w", "1 week", "1 week", 7 * DAY_S),
    Range("1y", "1 year", "1 year", 366 * DAY_S),
)


def range_called(key: object) -> Range:
    """The range of that key, ten minutes for anything else."""
    return next((each for each in RANGES if each.key == key), RANGES[0])


def steps_for(span_s: int) -> tuple[int, ...]:
    """The rows to ask for, coarsest first, besides the samples: those that reach back so far, and all finer ones, which
    know what has happened since the last coarse row."""
    longest = next((step for step, reach in REACH_S.items() if span_s <= reach), DAY_S)
    return tuple(step for step in (DAY_S, HOUR_S, MINUTE_S) if step <= longest)
