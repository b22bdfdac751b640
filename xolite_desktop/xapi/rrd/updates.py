# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Updates`: the answer to /rrd_updates, in JSON of old and new hosts or in XML; rows oldest first."""

from array import array
from dataclasses import dataclass
from typing import Final, NamedTuple

import msgspec

from xolite_desktop.xapi.errors import AnyEndpoint, ProtocolError
from xolite_desktop.xapi.rrd.draft import Draft
from xolite_desktop.xapi.rrd.steps import Steps
from xolite_desktop.xapi.rrd.table import Table, checked_step, checked_time
from xolite_desktop.xapi.rrd.updates_json import updates_from_json
from xolite_desktop.xapi.rrd.updates_xml import updates_from_xml

DOING: Final = "rrd_updates"
_COLUMNS_IN_STEP: Final = 1_024


class Column(NamedTuple):
    """What a column holds: how it was consolidated (`cf`, such as AVERAGE), whose it is ("vm", "host" or "sr" and
    a uuid), and the name of the data source, in which every character may occur."""

    cf: str
    owner: str
    uuid: str
    source: str

    @classmethod
    def parse(cls, entry: str) -> "Column":
        """An entry of the legend. One that has no owner is kept as a data source of nobody."""
        parts = entry.split(":", 3)
        return cls(*parts) if len(parts) == 4 else cls("", "", "", entry)


@dataclass(frozen=True, slots=True)
class Updates:
    """Rows of one archive for several objects.

    `times` are when the rows end, oldest first, no two equal; `table` has a row for each of them and a column for each
    entry of the legend. `end_s` is when the host's newest row ended, also if it is not among these.
    """

    step_s: int
    end_s: int
    legend: tuple[Column, ...]
    times: "array[int]"
    table: Table


def read_updates(body: bytes, endpoint: AnyEndpoint | None = None) -> Steps[Updates]:
    """Parse an answer in steps. Raises `ProtocolError`, whatever is wrong with it."""
    try:
        if body.lstrip()[:1] == b"<":
            draft = yield from updates_from_xml(body)
        else:
            draft = yield from updates_from_json(body)
        return (yield from _checked(draft))
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise ProtocolError(endpoint, DOING, str(error)[:200]) from error


def _checked(draft: Draft) -> Steps[Updates]:
    legend = []
    for number, entry in enumerate(draft.legend):
        if number % _COLUMNS_IN_STEP == 0:
            yield
        legend.append(Column.parse(entry))
    times: array[int] = array("q")
    table = Table(len(legend))
    for time, values in draft.rows:
        yield
        moment = checked_time(time)
        if not times or moment > times[-1]:
            table.add(values)
            times.append(moment)
    newest = times[-1] if times else 0
    return Updates(
        checked_step(draft.step), max(checked_time(draft.end), newest), tuple(legend), times, table
    )
