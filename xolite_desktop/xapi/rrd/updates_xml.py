# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""An answer to /rrd_updates in XML: `<xport>` of rrdtool."""

from array import array
from operator import itemgetter

from xolite_desktop.xapi.rrd.draft import Draft
from xolite_desktop.xapi.rrd.safe_xml import read_xml
from xolite_desktop.xapi.rrd.steps import Steps
from xolite_desktop.xapi.rrd.table import MAX_COLUMNS, MAX_ROWS, MAX_VALUES, Malformed


def updates_from_xml(body: bytes) -> Steps[Draft]:
    """Raises `Malformed` and other `ValueError`."""
    xport = _Xport()
    yield from read_xml(body, xport)
    return Draft(
        float(xport.meta["step"]),
        float(xport.meta["end"]),
        xport.legend,
        sorted(xport.rows, key=itemgetter(0)),
    )


class _Xport:
    """Hears the elements of `<xport>`."""

    def __init__(self) -> None:
        self.meta = {"step": "", "end": ""}
        self.legend: list[str] = []
        self.rows: list[tuple[float, array[float]]] = []
        self._time = -1.0
        self._values: array[float] = array("d")
        self._count = 0

    def opened(self, tag: str, parent: str) -> None:
        if not parent and tag != "xport":
            raise Malformed(f"<{tag}> instead of <xport>")

    def closed(self, tag: str, parent: str, text: str) -> None:
        if tag == "v":
            self._values.append(float(text))
        elif tag == "t":
            self._time = float(text)
        elif tag == "row":
            self._add_row()
        elif parent == "meta" and tag in self.meta:
            self.meta[tag] = text
        elif parent == "legend":
            self.legend.append(text)
            if len(self.legend) > MAX_COLUMNS:
                raise Malformed(f"more than {MAX_COLUMNS} columns")

    def _add_row(self) -> None:
        self._count += len(self._values)
        if len(self.rows) >= MAX_ROWS or self._count > MAX_VALUES:
            raise Malformed(f"more than {MAX_ROWS} rows or {MAX_VALUES} values")
        self.rows.append((self._time, self._values))
        self._time, self._values = -1.0, array("d")
