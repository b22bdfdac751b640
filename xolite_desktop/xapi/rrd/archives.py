# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Rrd`: everything a host has kept of one object, from /vm_rrd or /host_rrd; the archives that cover a time."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from math import nan
from typing import Final

import msgspec

from xolite_desktop.xapi.errors import AnyEndpoint, ProtocolError
from xolite_desktop.xapi.rrd.archives_json import rrd_from_json
from xolite_desktop.xapi.rrd.archives_xml import rrd_from_xml
from xolite_desktop.xapi.rrd.dump import Dump
from xolite_desktop.xapi.rrd.steps import Steps
from xolite_desktop.xapi.rrd.table import Table, checked_step, checked_time

DOING: Final = "reading archives"

TEN_MINUTES_S: Final = 600
TWO_HOURS_S: Final = 7_200
WEEK_S: Final = 7 * 86_400
YEAR_S: Final = 366 * 86_400
"""How far back the archives of a host reach: rows of 5 s, a minute, an hour, and a day."""


@dataclass(frozen=True, slots=True)
class Archive:
    """Rows of `step_s` seconds for all data sources of an object; the newest ends at `end_s`.

    `cf` is how they were consolidated: AVERAGE, MIN, MAX or LAST. A row that holds no sample is NaN.
    """

    cf: str
    step_s: int
    end_s: int
    sources: tuple[str, ...]
    table: Table

    @property
    def span_s(self) -> int:
        """How far it reaches back, whether or not there were samples."""
        return self.step_s * self.table.rows

    def times(self) -> "array[int]":
        """When each row ends, oldest first."""
        return array("q", range(self.end_s - self.span_s + self.step_s, self.end_s + 1, self.step_s))

    def values(self, source: str) -> "array[float]":
        """A value for each row, oldest first; all NaN for a source that is not in it."""
        if source not in self.sources:
            return array("d", (nan,)) * self.table.rows
        return self.table.column(self.sources.index(source))


@dataclass(frozen=True, slots=True)
class Rrd:
    """All archives of one object, as they were at `updated_s`."""

    updated_s: int
    sources: tuple[str, ...]
    archives: tuple[Archive, ...]

    def covering(self, span_s: int, cf: str = "AVERAGE") -> Archive | None:
        """The finest archive that reaches back so far, else the longest there is; None if none is of this kind."""
        fitting = sorted(self._of(cf), key=lambda archive: archive.step_s)
        for archive in fitting:
            if archive.span_s >= span_s:
                return archive
        return fitting[-1] if fitting else None

    def _of(self, cf: str) -> Iterator[Archive]:
        return (archive for archive in self.archives if archive.cf == cf)


def read_rrd(body: bytes, endpoint: AnyEndpoint | None = None) -> Steps[Rrd]:
    """Parse a dump in steps: XML of rrdtool, or JSON. Raises `ProtocolError`, whatever is wrong with it.

    Older hosts write XML for VMs even when asked for JSON.
    """
    try:
        if body.lstrip()[:1] == b"<":
            dump = yield from rrd_from_xml(body)
        else:
            dump = yield from rrd_from_json(body)
        return _checked(dump)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise ProtocolError(endpoint, DOING, str(error)[:200]) from error


def _checked(dump: Dump) -> Rrd:
    updated_s, step_s = checked_time(dump.updated), checked_step(dump.step)
    sources = tuple(dump.sources)
    archives = []
    for cf, steps, table in dump.archives:
        row_s = checked_step(step_s * steps)
        archives.append(Archive(cf, row_s, updated_s - updated_s % row_s, sources, table))
    return Rrd(updated_s, sources, tuple(archives))
