# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Points`: what a curve is drawn from; spliced of rows of several steps, and put together of several objects."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan, nan
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

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
        if not self.times:
            return Points()
        times = np.array(self.times)
        last = np.append(np.flatnonzero(np.diff(-(-times // step_s))), len(times) - 1)
        starts = np.concatenate(([0], last[:-1] + 1))
        return Points(_array("q", times[last]), _array("d", _reduced(np.array(self.values), starts, "mean")))

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
        if len(columns) == 1 and factors[0] == 1.0:
            return columns[0]
        grid = np.array(columns) * np.array(factors)[:, np.newaxis]
        if self.how == "rest":
            return _array("d", np.maximum(0.0, grid[0] - grid[1:].sum(axis=0)))
        return _array("d", _reduced(grid.T.ravel(), np.arange(0, grid.size, len(columns)), self.how))

    def of(self, newest: Mapping[str, float]) -> float:
        """The same of one number for each data source, for thousands of objects one after the other; NaN where none of
        them says anything."""
        values = [newest.get(source, nan) * factor for source, factor in self.parts]
        if self.how == "rest":
            rest = values[0] - sum(values[1:])
            return rest if isnan(rest) else max(0.0, rest)
        known = [value for value in values if not isnan(value)]
        if not known:
            return nan
        return max(known) if self.how == "most" else sum(known) / (len(known) if self.how == "mean" else 1)


def _array(code: Literal["d", "q"], numbers: npt.NDArray[Any]) -> array[Any]:
    made: array[Any] = array(code)
    made.frombytes(numbers.tobytes())
    return made


def _reduced(
    values: npt.NDArray[np.float64], starts: npt.NDArray[np.int64], how: str
) -> npt.NDArray[np.float64]:
    """The sum, mean, least or most of the numbers in each run of values, which begin at `starts`; NaN if a run has none.

    In one pass for all: a pool's chart has thousands of runs each time it is drawn.
    """
    if how in ("most", "least"):
        return (np.fmax if how == "most" else np.fmin).reduceat(values, starts) if len(starts) else values
    known = ~np.isnan(values)
    counts = np.add.reduceat(known, starts, dtype=np.int64) if len(starts) else np.zeros(0, np.int64)
    sums = np.add.reduceat(np.where(known, values, 0.0), starts) if len(starts) else values
    if how == "mean":
        sums = sums / np.maximum(counts, 1)
    return np.where(counts > 0, sums, nan)


def together(values: Iterable[float], how: str) -> float:
    """The sum, mean, least or most of the numbers among some values; NaN if there is none."""
    found = np.fromiter(values, np.float64)
    return float(_reduced(found, np.zeros(1, np.int64), how)[0]) if len(found) else nan


def merged(curves: Sequence[Points], how: str) -> Points:
    """One curve of several objects' curves. The end is where the slowest of those ends that are not late, so that a sum
    does not dip only because one host has not answered yet."""
    curves = [curve for curve in curves if curve.times]
    if len(curves) < 2:
        return curves[0] if curves else Points()
    newest = max(curve.times[-1] for curve in curves)
    end = min(curve.times[-1] for curve in curves if newest - curve.times[-1] <= _LATE_S)
    times = np.concatenate([np.array(curve.times) for curve in curves])
    values = np.concatenate([np.array(curve.values) for curve in curves])
    order = np.argsort(times, kind="stable")
    order = order[: np.searchsorted(times[order], end, side="right")]
    moments, starts = np.unique(times[order], return_index=True)
    return Points(_array("q", moments), _array("d", _reduced(values[order], starts, how)))
