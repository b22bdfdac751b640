# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Series`: the newest samples of one object in rings, one ring for each data source, all on the same times."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from math import isnan, nan
from typing import Final

from xolite_desktop.xapi.rrd.updates import Updates

STEP_S: Final = 5
"""How often a host takes samples."""
MAX_CAPACITY: Final = 17_280
"""A day of samples."""
MAX_SAMPLES: Final = 4_000_000
"""32 MB for one object, whatever a host names; sources beyond that are left out."""
_RECENT_ROWS: Final = 3
"""A source that had no number in so many rows has no latest value."""
_STEP_BACK_S: Final = 30
"""Hosts' clocks differ by less; a host that is asked twice never gives older rows the second time."""


class Series:
    """Samples every `STEP_S`, at most `capacity` of them; a time without a sample is a gap, NaN.

    Times are the host's. What comes twice is kept once, and no NaN replaces a number: the newest row may lack what
    slower sources deliver a moment later.
    """

    def __init__(self, capacity: int) -> None:
        if not 1 <= capacity <= MAX_CAPACITY:
            raise ValueError(f"{capacity} samples")
        self.capacity = capacity
        self._rings: dict[str, array[float]] = {}
        self._newest: int | None = None  # number of the step, counted from 1970
        self._oldest = 0

    @property
    def sources(self) -> tuple[str, ...]:
        """The data sources that were ever in a row."""
        return tuple(self._rings)

    @property
    def newest_s(self) -> int | None:
        """When the newest row ended; None as long as there is none."""
        return None if self._newest is None else self._newest * STEP_S

    def take(self, updates: Updates, columns: Iterable[tuple[str, int]]) -> bool:
        """Put the rows of an answer in, of the named columns; whether any number was new.

        If the rows end well before the newest that is known, a clock was set back, or the VM came to a host with
        another time: then this begins anew.
        """
        if not updates.times:
            return False
        if self._newest is not None and updates.times[-1] < self._newest * STEP_S - _STEP_BACK_S:
            self.restart()
        steps = [time_s // STEP_S for time_s in updates.times]
        self._reach(steps[0], steps[-1])
        too_old = bisect_left(steps, self._oldest)
        slots = [step % self.capacity for step in steps[too_old:]]
        changed = False
        for source, column in columns:
            ring = self._ring(source)
            if ring is None:
                continue
            for slot, value in zip(slots, updates.table.column(column)[too_old:], strict=True):
                if value == value and ring[slot] != value:
                    ring[slot] = value
                    changed = True
        return changed

    def restart(self) -> None:
        """Forget all samples."""
        self._rings.clear()
        self._newest = None

    def resize(self, capacity: int) -> None:
        """Keep more or fewer samples from now on; the newest stay."""
        if capacity == self.capacity:
            return
        other = Series(capacity)
        if self._newest is not None:
            times = self.times()[-capacity:]
            other._reach(times[0] // STEP_S, times[-1] // STEP_S)
            for source in self._rings:
                ring = other._ring(source)
                if ring is None:
                    break
                for time_s, value in zip(times, self.values(source)[-capacity:], strict=True):
                    ring[time_s // STEP_S % capacity] = value
        self.capacity, self._rings = capacity, other._rings
        self._newest, self._oldest = other._newest, other._oldest

    def times(self) -> "array[int]":
        """When each row ended, oldest first, without holes."""
        if self._newest is None:
            return array("q")
        return array("q", range(self._oldest * STEP_S, self._newest * STEP_S + 1, STEP_S))

    def values(self, source: str) -> "array[float]":
        """A value for each of `times`: a copy, whose buffer numpy takes as it is. All NaN for an unknown source."""
        if self._newest is None:
            return array("d")
        count = self._newest - self._oldest + 1
        ring = self._rings.get(source)
        if ring is None:
            return array("d", (nan,)) * count
        first = self._oldest % self.capacity
        return ring[first : first + count] + ring[: max(0, first + count - self.capacity)]

    def latest(self, source: str) -> float | None:
        """The newest number of a source, if it is among the last rows."""
        ring = self._rings.get(source)
        if ring is None or self._newest is None:
            return None
        for step in range(self._newest, max(self._oldest, self._newest - _RECENT_ROWS + 1) - 1, -1):
            value = ring[step % self.capacity]
            if not isnan(value):
                return value
        return None

    def _ring(self, source: str) -> "array[float] | None":
        ring = self._rings.get(source)
        if ring is None and (len(self._rings) + 1) * self.capacity <= MAX_SAMPLES:
            ring = self._rings[source] = array("d", (nan,)) * self.capacity
        return ring

    def _reach(self, first: int, last: int) -> None:
        """Make place for rows from one step to another; as far back as the ring goes."""
        if self._newest is None:
            self._newest = self._oldest = last
        elif last > self._newest:
            self._advance(last)
        self._oldest = max(min(self._oldest, first), self._newest - self.capacity + 1)

    def _advance(self, step: int) -> None:
        assert self._newest is not None
        if step - self._newest >= self.capacity:
            for ring in self._rings.values():
                ring[:] = array("d", (nan,)) * self.capacity
            self._oldest = step
        else:
            for number in range(self._newest + 1, step + 1):
                for ring in self._rings.values():
                    ring[number % self.capacity] = nan
            self._oldest = max(self._oldest, step - self.capacity + 1)
        self._newest = step
