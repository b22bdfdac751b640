# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""An inventory as the bytes of a file. Names come from other people: nothing in it is ever calculated by a spreadsheet.

XLSX holds every text as a text, never as a formula or a link. CSV gets an apostrophe before what looks like a formula.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum, unique
from typing import Any

from xolite_desktop.models.inventory.sheets import Filled, Value
from xolite_desktop.models.tables.table_text import as_csv

LONGEST_CELL = 32_767  # characters that a spreadsheet takes
_LONGEST_SHEET = 31
_NOT_IN_SHEET = re.compile(r"[\[\]:*?/\\']")
_NOT_IN_FILE = re.compile(r"[^\w.-]+")
_WIDEST = 60
_LEAST_WIDTH = 8


@unique
class Form(StrEnum):
    """What kind of file; its value is the ending of the name."""

    XLSX = "xlsx"
    CSV = "zip"
    """A CSV for each sheet, in one archive."""
    JSON = "json"


def as_bytes(form: Form, sheets: Sequence[Filled], about: Mapping[str, str]) -> bytes:
    """The whole file; `about` says of what and when."""
    return _WAYS[form](sheets, about)


def _xlsx(sheets: Sequence[Filled], about: Mapping[str, str]) -> bytes:
    import xlsxwriter  # of use for this alone

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": " · ".join(about.values())})
        looks = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "bytes": book.add_format({"num_format": "#,##0"}),
            "share": book.add_format({"num_format": "0 %"}),
        }
        names: set[str] = set()
        for sheet in sheets:
            _fill_sheet(book.add_worksheet(_sheet_name(sheet.title, names)), sheet, looks)
    return out.getvalue()


def _fill_sheet(page: Any, sheet: Filled, looks: Mapping[str, Any]) -> None:
    page.freeze_panes(1, 1)
    for column, title in enumerate(sheet.titles):
        page.write_string(0, column, title[:LONGEST_CELL], looks["head"])
        texts = (len(str(row[column])) for row in sheet.rows)
        page.set_column(column, column, min(_WIDEST, max(_LEAST_WIDTH, len(title), *texts)) + 2)
    for number, row in enumerate(sheet.rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                if value:
                    page.write_string(number, column, value[:LONGEST_CELL])
            else:
                look = "bytes" if column in sheet.bytes else "share" if column in sheet.shares else ""
                page.write_number(number, column, value, looks.get(look))
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.titles) - 1)


def _sheet_name(title: str, taken: set[str]) -> str:
    """As spreadsheets take it, and not twice."""
    base = _NOT_IN_SHEET.sub(" ", title).strip()[:_LONGEST_SHEET] or "Sheet"
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        name = f"{base[: _LONGEST_SHEET - 4]} {number}"
    taken.add(name.casefold())
    return name


def _csv(sheets: Sequence[Filled], about: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, sheet in enumerate(sheets, 1):
            stem = _NOT_IN_FILE.sub("-", sheet.title).strip("-.") or "sheet"
            text = as_csv(sheet.titles, [[_plain(value) for value in row] for row in sheet.rows])
            archive.writestr(f"{number}-{stem}.csv", text.encode("utf-8", errors="replace"))
    return out.getvalue()


def _json(sheets: Sequence[Filled], about: Mapping[str, str]) -> bytes:
    whole: dict[str, object] = dict(about)
    for sheet in sheets:
        whole[sheet.title] = [dict(zip(sheet.titles, row, strict=True)) for row in sheet.rows]
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode("utf-8", errors="replace")


def _plain(value: Value) -> str:
    return value if isinstance(value, str) else f"{value:.4f}" if isinstance(value, float) else str(value)


_WAYS: Mapping[Form, Callable[[Sequence[Filled], Mapping[str, str]], bytes]] = {
    Form.XLSX: _xlsx, Form.CSV: _csv, Form.JSON: _json,
}  # fmt: skip
