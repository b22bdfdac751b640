# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""An answer to /rrd_updates in JSON. Every number may be a string, as newer hosts write it."""

import re
from operator import attrgetter
from typing import Final

import msgspec

from xolite_desktop.xapi.rrd.draft import Draft
from xolite_desktop.xapi.rrd.loose_text import decode_loosely
from xolite_desktop.xapi.rrd.pieces import list_pieces
from xolite_desktop.xapi.rrd.steps import Steps
from xolite_desktop.xapi.rrd.table import MAX_COLUMNS, MAX_ROWS, Malformed


class _Meta(msgspec.Struct):
    step: float
    end: float
    legend: list[str]


class _Row(msgspec.Struct, gc=False):
    t: float
    values: msgspec.Raw


class _Answer(msgspec.Struct):
    meta: msgspec.Raw
    data: list[_Row]


_LIST: Final = re.compile(rb'"data"\s*:\s*\[')
_CUT: Final = re.compile(rb'\}(\s*,\s*)(?=\{\s*"(?:t|values)"\s*:)')

_rows_decoder: Final = msgspec.json.Decoder(list[_Row], strict=False)
_answer_decoder: Final = msgspec.json.Decoder(_Answer, strict=False)
_meta_decoder: Final = msgspec.json.Decoder(_Meta, strict=False)
_values_decoder: Final = msgspec.json.Decoder(list[float], strict=False)


def updates_from_json(body: bytes) -> Steps[Draft]:
    """Raises `Malformed` and `msgspec.DecodeError`."""
    answer = yield from decode_loosely(body, _decoded)
    yield
    head = bytes(answer.meta)
    if head.count(b",") > MAX_COLUMNS:
        raise Malformed(f"more than {MAX_COLUMNS} columns")
    meta = _meta_decoder.decode(head)
    yield
    rows = sorted(answer.data, key=attrgetter("t"))
    return Draft(
        meta.step, meta.end, meta.legend, ((row.t, _values(row.values, len(meta.legend))) for row in rows)
    )


def _decoded(text: bytes) -> Steps[_Answer]:
    rows: list[_Row] = []
    answer: _Answer | None = None
    for piece in list_pieces(text, _LIST, _CUT):
        yield
        # Counted before anything is made of it: many small things take much more memory than their text.
        if piece.count(b"{") + len(rows) > MAX_ROWS + MAX_COLUMNS:
            raise Malformed(f"more than {MAX_ROWS} rows")
        if piece.startswith(b"["):
            rows += _rows_decoder.decode(piece)
        else:
            answer = _answer_decoder.decode(piece)
    if answer is None:
        raise Malformed("no answer but a list")
    answer.data[:0] = rows
    return answer


def _values(text: msgspec.Raw, columns: int) -> list[float]:
    if bytes(text).count(b",") > columns:
        raise Malformed(f"a row of more than {columns} values")
    return _values_decoder.decode(text)
