# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A dump of an RRD in XML, as rrdtool writes it."""

from xolite_desktop.xapi.rrd.dump import MAX_SOURCES, Dump, Shelf
from xolite_desktop.xapi.rrd.safe_xml import read_xml
from xolite_desktop.xapi.rrd.steps import Steps
from xolite_desktop.xapi.rrd.table import MAX_VALUES, Malformed, Table


def rrd_from_xml(body: bytes) -> Steps[Dump]:
    """Raises `Malformed` and other `ValueError`."""
    rrd = _Rrd()
    yield from read_xml(body, rrd)
    archives = rrd.shelf.archives if rrd.shelf is not None else []
    return Dump(float(rrd.head["step"]), float(rrd.head["lastupdate"]), rrd.sources, archives)


class _Rrd:
    """Hears the elements of `<rrd>`."""

    def __init__(self) -> None:
        self.head = {"step": "", "lastupdate": ""}
        self.sources: list[str] = []
        self.shelf: Shelf | None = None
        self._table: Table | None = None
        self._about = {"cf": "", "pdp_per_row": ""}
        self._values: list[float] = []

    def opened(self, tag: str, parent: str) -> None:
        if not parent and tag != "rrd":
            raise Malformed(f"<{tag}> instead of <rrd>")
        if tag == "rra":
            # The data sources stand before the first archive.
            self.shelf = self.shelf or Shelf(len(self.sources), MAX_VALUES)
            self._table = self.shelf.open()
            self._about = {"cf": "", "pdp_per_row": ""}

    def closed(self, tag: str, parent: str, text: str) -> None:
        if tag == "v":
            self._add_value(text)
        elif tag == "row":
            self._add_row()
        elif tag == "rra":
            self._add_archive()
        elif parent == "rra" and tag in self._about:
            self._about[tag] = text
        elif parent == "rrd" and tag in self.head:
            self.head[tag] = text
        elif parent == "ds" and tag == "name":
            self._add_source(text)

    def _add_source(self, name: str) -> None:
        if self.shelf is not None or len(self.sources) >= MAX_SOURCES:
            raise Malformed(f"more than {MAX_SOURCES} data sources, or one among the archives")
        self.sources.append(name.strip())

    def _add_value(self, text: str) -> None:
        if len(self._values) >= len(self.sources):
            raise Malformed(f"a row of more than {len(self.sources)} values")
        self._values.append(float(text))

    def _add_row(self) -> None:
        if self._table is None:
            raise Malformed("a row outside an archive")
        self._table.add(self._values)
        self._values.clear()

    def _add_archive(self) -> None:
        if self.shelf is None or self._table is None:
            raise Malformed("an archive inside another")
        self.shelf.put(self._about["cf"].strip(), float(self._about["pdp_per_row"]), self._table)
        self._table = None
