# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Points`: what a curve is drawn from; spliced of rows of several steps, and put together of several objects."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import isnan, nan

from xolite_desktop.xapi.rrd.rows import Rows

_NEARLY = 0.2
_LATE_S = 90
"""Who is further behind than this is not waited for."""


@dataclass(frozen=True)
class Points:
    """Moments in seconds since 1970, ascending, and a value for each; NaN is a gap."""

    times: array[int] = field(default_factory=lambda: array("q"))
    values: array[float] = field(default_factory=lambda: array("d"))

    def at(self, moment_s: float) -> float:
        """The value of the row nearest to a moment; NaN where there is none within its neighbours' distance."""
        if not self.times:
            return nan
        place = bisect_left(self.times, moment_s)
        near = [n for n in (place - 1, place) if 0 <= n < len(self.times)]
        best = min(near, key=lambda n: abs(self.times[n] - moment_s))
        step = abs(self.times[near[-1]] - self.times[near[0]]) if len(near) > 1 else _LATE_S
        return self.values[best] if abs(self.times[best] - moment_s) <= max(step, 5) else nan

    def between(self, since_s: float, until_s: float) -> Points:
        first, last = bisect_left(self.times, since_s), bisect_right(self.times, until_s)
        return Points(self.times[first:last], self.values[first:last])

    def averaged(self, step_s: int) -> Points:
        """The mean of what falls into each step, at the end of the last of it: for charts too small for more."""
        times, values = array("q"), array("d")
        groups = groupby(zip(self.times, self.values, strict=True), key=lambda row: -(-row[0] // step_s))
        for _, rows in groups:
            found = list(rows)
            times.append(found[-1][0])
            values.append(together((value for _, value in found), "mean"))
        return Points(times, values)

    @property
    def is_empty(self) -> bool:
        """Whether there is no number at all."""
        return all(map(isnan, self.values))

    def latest(self) -> float:
        """The newest number, if it is among the last rows."""
        return next((value for value in reversed(self.values[-3:]) if not isnan(value)), nan)


def reaching(parts: Sequence[Rows], since_s: float, until_s: float) -> Sequence[Rows]:
    """Of rows of several steps, coarsest first, those that are needed: none that is coarser than the finest that reaches
    back to the beginning, or nearly."""
    wanted_s = since_s + _NEARLY * (until_s - since_s)
    for place in reversed(range(len(parts))):
        if parts[place].times and parts[place].times[0] <= wanted_s:
            return parts[place:]
    return parts


def spliced(parts: Iterable[Rows], value_of: ValueOf) -> Points:
    """One curve of rows of several steps, coarsest first: each part goes on where the one before it ends."""
    times, values = array("q"), array("d")
    before = 0
    for part in parts:
        column = value_of(part)
        first = bisect_right(part.times, times[-1]) if times else 0
        if first >= len(part.times):
            continue
        if times and part.times[first] - times[-1] > 2 * max(before, part.step_s):
            times.append(times[-1] + before)
            values.append(nan)
        times.extend(part.times[first:])
        values.extend(column[first:])
        before = part.step_s
    return Points(times, values)


class ValueOf:
    """How a curve's values come from columns: `parts` are data sources and their factors, put together by `how`:
    "sum", "mean", "rest" (the first less the others) or "most"."""

    def __init__(self, parts: Sequence[tuple[str, float]], how: str = "sum") -> None:
        self.parts, self.how = tuple(parts), how

    def __call__(self, rows: Rows) -> array[float]:
        columns = [rows.values(source) for source, _ in self.parts]
        factors = [factor for _, factor in self.parts]
        if len(columns) == 1:
            return columns[0] if factors[0] == 1.0 else array("d", (v * factors[0] for v in columns[0]))
        if self.how == "rest":
            return array("d", (_rest(row, factors) for row in zip(*columns, strict=True)))
        return array(
            "d",
            (
                together((v * f for v, f in zip(row, factors, strict=True)), self.how)
                for row in zip(*columns, strict=True)
            ),
        )


def _rest(row: Sequence[float], factors: Sequence[float]) -> float:
    first, *others = (value * factor for value, factor in zip(row, factors, strict=True))
    return max(0.0, first - sum(others)) if not isnan(first + sum(others)) else nan


def together(values: Iterable[float], how: str) -> float:
    """The sum, mean, least or most of the numbers among some values; NaN if there is none."""
    numbers = [value for value in values if value == value]
    if not numbers:
        return nan
    if how == "most":
        return max(numbers)
    if how == "least":
        return min(numbers)
    return sum(numbers) / len(numbers) if how == "mean" else sum(numbers)


def merged(curves: Sequence[Points], how: str) -> Points:
    """One curve of several objects' curves. The end is where the slowest of those ends that are not late, so that a sum
    does not dip only because one host has not answered yet."""
    curves = [curve for curve in curves if curve.times]
    if len(curves) < 2:
        return curves[0] if curves else Points()
    newest = max(curve.times[-1] for curve in curves)
    end = min(curve.times[-1] for curve in curves if newest - curve.times[-1] <= _LATE_S)
    found: dict[int, list[float]] = {}
    for curve in curves:
        for time_s, value in zip(curve.times, curve.values, strict=True):
            if time_s <= end:
                found.setdefault(time_s, []).append(value)
    times = array("q", sorted(found))
    return Points(times, array("d", (together(found[time_s], how) for time_s in times)))
