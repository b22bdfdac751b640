# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Table`: rows of numbers of equal length in one buffer, and the limits that every answer is held to."""

from array import array
from collections.abc import Sequence
from math import isfinite, nan
from typing import Final

MAX_COLUMNS: Final = 100_000
"""A host with 2,000 VMs of 40 data sources."""
MAX_ROWS: Final = 4_096
MAX_VALUES: Final = 4_000_000
"""32 MB of numbers in one answer; ten minutes of a host with 1,000 VMs and 30 sources each."""
MAX_TIME_S: Final = 1 << 40
MAX_STEP_S: Final = 10 * 366 * 86_400


class Malformed(ValueError):
    """An answer that is none, or that is larger than we accept; the parsers turn it into a `ProtocolError`."""


class Table:
    """Numbers row by row; each is finite or NaN."""

    def __init__(self, columns: int) -> None:
        if columns > MAX_COLUMNS:
            raise Malformed(f"more than {MAX_COLUMNS} columns")
        self.columns = columns
        self.rows = 0
        self._values = array("d")

    def add(self, row: Sequence[float]) -> None:
        """One more row. Raises `Malformed` if it has another length, or if there are too many."""
        if len(row) != self.columns:
            raise Malformed(f"a row of {len(row)} values in a table of {self.columns} columns")
        if self.rows >= MAX_ROWS or len(self._values) + len(row) > MAX_VALUES:
            raise Malformed(f"more than {MAX_ROWS} rows or {MAX_VALUES} values")
        self._values.extend(row if all(map(isfinite, row)) else map(_finite_or_nan, row))
        self.rows += 1

    def row(self, position: int) -> Sequence[float]:
        """The values of a row; positions from 0."""
        return self._values[position * self.columns : (position + 1) * self.columns]

    def column(self, position: int) -> "array[float]":
        """A value for each row: a copy, whose buffer numpy takes as it is."""
        return self._values[position :: self.columns]


def _finite_or_nan(value: float) -> float:
    return value if isfinite(value) else nan


def checked_time(value: float) -> int:
    """Seconds since 1970 as a whole number. Raises `Malformed`."""
    if not 0 <= value <= MAX_TIME_S:
        raise Malformed("a time that is none")
    return int(value)


def checked_step(value: float) -> int:
    """The seconds between two rows. Raises `Malformed`."""
    if not 1 <= value <= MAX_STEP_S:
        raise Malformed("a step that is none")
    return int(value)
