# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Answers about statistics: recorded ones, the same in the words of old hosts, and made ones."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.sax.saxutils import escape

from xolite_desktop.xapi.rrd.steps import finish
from xolite_desktop.xapi.rrd.updates import Updates, read_updates

NOW = 1_795_365_970


def as_old_host(text: str) -> str:
    """Recorded JSON as a host before 23.31 would have written it: bare numbers, keys without quotes."""
    bare = re.sub(r'"(-?(?:(?:0|[1-9]\d*)(?:\.\d*)?(?:[eE][-+]?\d+)?|NaN|Infinity))"', r"\1", text)
    return re.sub(r'"(\w+)":', r"\1:", bare)


def updates_json(
    rows: list[tuple[int, list[float]]], legend: list[str], *, step: int = 5, end: int | None = None
) -> bytes:
    """An answer with these rows, oldest first here and newest first there."""
    words = {True: "NaN"}
    data = [
        {"t": str(time), "values": [words.get(value != value, repr(value)) for value in values]}
        for time, values in reversed(rows)
    ]
    newest = end if end is not None else rows[-1][0] if rows else NOW
    meta: dict[str, Any] = {"start": str(rows[0][0] if rows else NOW), "step": str(step), "end": str(newest)}
    meta |= {"rows": str(len(rows)), "columns": str(len(legend)), "legend": legend}
    return json.dumps({"meta": meta, "data": data}).encode()


def updates_xml(rows: list[tuple[int, list[float]]], legend: list[str], *, step: int = 5) -> bytes:
    entries = "".join(f"<entry>{escape(entry)}</entry>" for entry in legend)
    data = "".join(
        f"<row><t>{time}</t>{''.join(f'<v>{value}</v>' for value in values)}</row>"
        for time, values in reversed(rows)
    )
    head = f"<start>0</start><step>{step}</step><end>{rows[-1][0] if rows else NOW}</end>"
    return f"<xport><meta>{head}<legend>{entries}</legend></meta><data>{data}</data></xport>".encode()


def updates(
    rows: list[tuple[int, list[float]]], legend: list[str], *, step: int = 5, end: int | None = None
) -> Updates:
    """These rows, parsed."""
    return finish(read_updates(updates_json(rows, legend, step=step, end=end)))
