# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Dump`: an RRD as it was written, before anybody has looked whether it makes sense."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from xolite_desktop.xapi.rrd.table import Malformed, Table

MAX_ARCHIVES: Final = 32
MAX_SOURCES: Final = 10_000


@dataclass(frozen=True, slots=True)
class Dump:
    """Seconds, names of data sources, and (cf, steps of a row, rows oldest first) of each archive."""

    step: float
    updated: float
    sources: Sequence[str]
    archives: Sequence[tuple[str, float, Table]]


class Shelf:
    """The archives of a dump while it is read. All of them together are held to the limit of one table."""

    def __init__(self, columns: int, most_values: int) -> None:
        self._columns = columns
        self._left = most_values
        self.archives: list[tuple[str, float, Table]] = []

    def open(self) -> Table:
        """The table of one more archive."""
        return Table(self._columns)

    def put(self, cf: str, steps: float, table: Table) -> None:
        """An archive is complete. Raises `Malformed` if that is too much."""
        self._left -= table.rows * table.columns
        if self._left < 0 or len(self.archives) >= MAX_ARCHIVES:
            raise Malformed(f"more than {MAX_ARCHIVES} archives, or too many values in them")
        self.archives.append((cf, steps, table))
