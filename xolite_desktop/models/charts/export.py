# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What charts show as a table: every row of every curve, exactly, in base units."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from xolite_desktop.models.charts.points import Points
from xolite_desktop.models.charts.quantity import UNITS, Quantity


@dataclass(frozen=True)
class Column:
    """A curve with its heading."""

    name: str
    quantity: Quantity
    points: Points


def csv_of(columns: Sequence[Column]) -> str:
    """Comma-separated: a line for each moment of any curve, in UTC; nothing where a curve has no number.

    Numbers are written so that they read back as the same; a heading that a spreadsheet would take for a formula is
    quoted with an apostrophe.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["Time (UTC)", *map(_heading, columns)])
    moments = sorted({time_s for column in columns for time_s in column.points.times})
    values = [dict(zip(each.points.times, each.points.values, strict=True)) for each in columns]
    for time_s in moments:
        row = [each.get(time_s) for each in values]
        if any(value is not None and value == value for value in row):
            moment = f"{datetime.fromtimestamp(time_s, UTC):%Y-%m-%dT%H:%M:%SZ}"
            writer.writerow([moment, *map(_number, row)])
    return text.getvalue()


def _heading(column: Column) -> str:
    unit = UNITS[column.quantity] if column.quantity is not Quantity.SHARE else "0–1"
    text = f"{column.name} ({unit})" if unit else column.name
    return f"'{text}" if text[:1] in "=+-@\t\r" else text


def _number(value: float | None) -> str:
    return "" if value is None or value != value else repr(value)
