# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Rows`: rows of one object from one archive, whether from an answer to /rrd_updates or from a dump."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import nan

from xolite_desktop.xapi.rrd.archives import Archive
from xolite_desktop.xapi.rrd.updates import Updates


@dataclass(frozen=True, slots=True)
class Rows:
    """`times` are when the rows end, oldest first, `step_s` apart where none is missing; `columns` have a value for
    each of them by data source, NaN where there was no sample."""

    step_s: int
    times: "array[int]" = field(default_factory=lambda: array("q"))
    columns: Mapping[str, "array[float]"] = field(default_factory=dict)

    @property
    def end_s(self) -> int | None:
        """When the newest row ended; None without rows."""
        return self.times[-1] if self.times else None

    def values(self, source: str) -> "array[float]":
        """A value for each row; all NaN for a source that is not among them."""
        found = self.columns.get(source)
        return array("d", (nan,)) * len(self.times) if found is None else found


def rows_of_updates(updates: Updates, owner: str, uuid: str) -> Rows:
    """What an answer says of one object: "vm", "host" or "sr", and its uuid."""
    columns = {
        column.source: updates.table.column(number)
        for number, column in enumerate(updates.legend)
        if column.uuid == uuid and column.owner == owner and column.cf == "AVERAGE"
    }
    return Rows(updates.step_s, updates.times, columns)


def rows_of_archive(archive: Archive) -> Rows:
    """A whole archive of a dump."""
    columns = {source: archive.values(source) for source in archive.sources}
    return Rows(archive.step_s, archive.times(), columns)


def newest_of_updates(updates: Updates) -> dict[tuple[str, str], dict[str, float]]:
    """The newest number of each data source by owner and uuid; sources without a number are left out."""
    found: dict[tuple[str, str], dict[str, float]] = {}
    rows = [updates.table.row(position) for position in reversed(range(updates.table.rows))][:3]
    for number, column in enumerate(updates.legend):
        value = next((row[number] for row in rows if row[number] == row[number]), None)
        if value is not None and column.cf == "AVERAGE":
            found.setdefault((column.owner, column.uuid), {})[column.source] = value
    return found
