# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A dump of an RRD in JSON. Every number may be a string, as newer hosts write it."""

import re
from typing import Final

import msgspec

from xolite_desktop.xapi.rrd.dump import MAX_ARCHIVES, MAX_SOURCES, Dump, Shelf
from xolite_desktop.xapi.rrd.loose_text import decode_loosely
from xolite_desktop.xapi.rrd.pieces import list_pieces
from xolite_desktop.xapi.rrd.steps import Steps
from xolite_desktop.xapi.rrd.table import MAX_VALUES, Malformed, Table

_ROW: Final = re.compile(rb"\[[^\[\]]*+\]")


class _Source(msgspec.Struct, gc=False):
    name: str


class _Archive(msgspec.Struct, gc=False):
    cf: str
    pdp_per_row: float
    database: msgspec.Raw


class _Rrd(msgspec.Struct):
    step: float
    lastupdate: float
    ds: msgspec.Raw
    rra: list[_Archive]


_LIST: Final = re.compile(rb'"rra"\s*:\s*\[')
_CUT: Final = re.compile(rb'\}(\s*,\s*)(?=\{\s*"(?:cf|pdp_per_row|params|cdp_prep|database)"\s*:)')

_archives_decoder: Final = msgspec.json.Decoder(list[_Archive], strict=False)
_rrd_decoder: Final = msgspec.json.Decoder(_Rrd, strict=False)
_sources_decoder: Final = msgspec.json.Decoder(list[_Source], strict=False)
_values_decoder: Final = msgspec.json.Decoder(list[float], strict=False)


def rrd_from_json(body: bytes) -> Steps[Dump]:
    """Raises `Malformed` and `msgspec.DecodeError`."""
    rrd = yield from decode_loosely(body, _decoded)
    yield
    if bytes(rrd.ds).count(b"{") > MAX_SOURCES:
        raise Malformed(f"more than {MAX_SOURCES} data sources")
    sources = [source.name for source in _sources_decoder.decode(rrd.ds)]
    shelf = Shelf(len(sources), MAX_VALUES)
    for archive in rrd.rra:
        table = shelf.open()
        yield from _fill(table, bytes(archive.database))
        shelf.put(archive.cf, archive.pdp_per_row, table)
    return Dump(rrd.step, rrd.lastupdate, sources, shelf.archives)


def _decoded(text: bytes) -> Steps[_Rrd]:
    archives: list[_Archive] = []
    rrd: _Rrd | None = None
    for piece in list_pieces(text, _LIST, _CUT):
        yield
        # Counted before anything is made of it: many small things take much more memory than their text.
        if piece.count(b"database") + len(archives) > MAX_ARCHIVES:
            raise Malformed(f"more than {MAX_ARCHIVES} archives")
        if piece.startswith(b"["):
            archives += _archives_decoder.decode(piece)
        else:
            rrd = _rrd_decoder.decode(piece)
    if rrd is None:
        raise Malformed("no archives but a list")
    rrd.rra[:0] = archives
    return rrd


def _fill(table: Table, rows: bytes) -> Steps[None]:
    """Rows of a list of lists, each decoded on its own: the whole would take too long for one step."""
    commas = 0
    for found in _ROW.finditer(rows, 1):
        yield
        row = found.group()
        commas += row.count(b",") + 1
        if commas - 1 > (table.rows + 1) * max(1, table.columns):
            raise Malformed(f"a row of more than {table.columns} values")
        table.add(_values_decoder.decode(row))
    if rows.count(b",") != max(0, commas - 1) or rows.count(b"[") != table.rows + 1:
        raise Malformed("a database that is no list of rows")
