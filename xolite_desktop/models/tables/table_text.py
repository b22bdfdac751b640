# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A table as text: for the clipboard, as CSV and as JSON. Exactly what is shown: visible columns, filter and order.

CSV is UTF-8 with a byte order mark, because spreadsheets take a file without one for the system's old code page; its
lines end as RFC 4180 wants. Names come from other people, so a cell that a spreadsheet would take for a formula gets an
apostrophe in front. JSON is plain UTF-8: programs read it, and to them nothing is a formula.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = Sequence[str]


def as_lines(titles: Row, rows: Sequence[Row]) -> str:
    """Cells separated by tabs, the titles first; a tab or line break in a cell becomes a space."""
    return "\n".join("\t".join(map(_one_line, row)) for row in (titles, *rows))


def as_csv(titles: Row, rows: Sequence[Row]) -> str:
    """With the byte order mark in front."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([harmless(title) for title in titles])
    writer.writerows([harmless(text) for text in row] for row in rows)
    return BOM + out.getvalue()


def as_json(titles: Row, rows: Sequence[Row]) -> str:
    """An array with one object for each row, its keys the titles of the columns."""
    objects = [dict(zip(titles, row, strict=True)) for row in rows]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def harmless(text: str) -> str:
    """The text so that no spreadsheet calculates it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _one_line(text: str) -> str:
    return text.replace("\t", " ").replace("\n", " ").replace("\r", " ")
