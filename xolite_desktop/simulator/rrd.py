# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Round-robin archives as XAPI writes them, in XML and in JSON where every number is a string."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from xolite_desktop.simulator.figures import DataSource, Figures

STEP_S = 5
HEARTBEAT_S = 300
XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
CDP_FIELDS = ("primary_value", "secondary_value", "value", "unknown_datapoints")


@dataclass(frozen=True)
class Archive:
    """Consolidated rows: how (`cf`), of how many steps each, and how many of them are kept."""

    cf: str
    steps: int
    rows: int

    @property
    def step_s(self) -> int:
        return self.steps * STEP_S

    def last(self, now: float) -> int:
        """When the newest row ends."""
        return int(now // self.step_s) * self.step_s

    def moments(self, now: float) -> list[int]:
        """When each row ends, oldest first."""
        last = self.last(now)
        return list(range(last - (self.rows - 1) * self.step_s, last + 1, self.step_s))


ARCHIVES: tuple[Archive, ...] = (
    Archive("AVERAGE", 1, 120),
    *(Archive(cf, 12, 120) for cf in ("AVERAGE", "MIN", "MAX")),
    *(Archive(cf, 720, 168) for cf in ("AVERAGE", "MIN", "MAX")),
    *(Archive(cf, 17_280, 366) for cf in ("AVERAGE", "MIN", "MAX")),
)
"""5 s for ten minutes, a minute for two hours, an hour for a week, a day for a year."""


def best_archive(cf: str, interval_s: int, start: float, now: float) -> Archive:
    """The finest archive of this kind that is not finer than asked and reaches back to `start`, else the longest."""
    fitting = [each for each in ARCHIVES if each.cf == cf and each.step_s >= interval_s]
    fitting = fitting or [each for each in ARCHIVES if each.cf == cf][-1:]
    for archive in fitting:
        if archive.last(now) - archive.rows * archive.step_s <= start:
            return archive
    return fitting[-1]


def number(value: float) -> str:
    """A number in xapi's spelling."""
    if math.isfinite(value):
        return f"{value:.15g}" if value else "0.0"
    if math.isnan(value):
        return "NaN"
    return "Infinity" if value > 0 else "-Infinity"


@dataclass
class Updates:
    """The rows that /rrd_updates answers with, oldest first: the moment and a value for each legend entry.

    `end` is when the newest row ended, also where all rows are older than what was asked for.
    """

    start: int
    end: int
    step_s: int
    legend: list[str]
    rows: list[tuple[int, list[float]]]

    def meta(self) -> dict[str, int]:
        return {
            "start": self.start,
            "step": self.step_s,
            "end": self.end,
            "rows": len(self.rows),
            "columns": len(self.legend),
        }

    def json(self) -> Iterator[str]:
        """Pieces of the JSON text, newest row first."""
        meta = {name: str(value) for name, value in self.meta().items()}
        head = json.dumps({**meta, "legend": self.legend}, separators=(",", ":"))
        yield f'{{"meta":{head},"data":['
        comma = ""
        for moment, values in reversed(self.rows):
            texts = '","'.join(map(number, values))
            listed = f'["{texts}"]' if values else "[]"
            yield f'{comma}{{"t":"{moment}","values":{listed}}}'
            comma = ","
        yield "]}"

    def xml(self) -> Iterator[str]:
        """Pieces of the XML text, newest row first."""
        meta = "".join(f"<{name}>{value}</{name}>" for name, value in self.meta().items())
        entries = "".join(f"<entry>{escape(entry)}</entry>" for entry in self.legend)
        yield f"{XML_HEAD}<xport><meta>{meta}<legend>{entries}</legend></meta><data>"
        for moment, values in reversed(self.rows):
            yield f"<row><t>{moment}</t>{''.join(f'<v>{number(value)}</v>' for value in values)}</row>"
        yield "</data></xport>"


def dump_json(figures: Figures, now: float) -> Iterator[str]:
    """A whole RRD as JSON, in pieces; rows oldest first."""
    sources = [
        _source_fields(source, value) | {"unknown_sec": "0.0", "last_updated": number(now)}
        for source, value in _latest(figures, now)
    ]
    head = {"version": "0003", "step": str(STEP_S), "lastupdate": number(now), "ds": sources}
    yield json.dumps(head, separators=(",", ":"))[:-1] + ',"rra":['
    for position, archive in enumerate(ARCHIVES):
        prepared = [dict(zip(CDP_FIELDS, ("0.0", "0.0", "0.0", "0"), strict=True)) for _ in figures.sources]
        about = {
            "cf": archive.cf,
            "pdp_per_row": str(archive.steps),
            "params": {"xff": _xff(archive)},
            "cdp_prep": {"ds": prepared},
        }
        text = json.dumps(about, separators=(",", ":"))[:-1]
        yield ("," if position else "") + text + ',"database":['
        yield ",".join(
            json.dumps(list(map(number, row)), separators=(",", ":")) for row in _rows(figures, archive, now)
        )
        yield "]}"
    yield "]}"


def dump_xml(figures: Figures, now: float) -> Iterator[str]:
    """A whole RRD as XML, in pieces; rows oldest first."""
    yield f"{XML_HEAD}<rrd><version>0003</version><step>{STEP_S}</step><lastupdate>{int(now)}</lastupdate>"
    for source, value in _latest(figures, now):
        yield _elements("ds", {**_source_fields(source, value), "unknown_sec": "0"})
    for archive in ARCHIVES:
        params = f"<params><xff>{_xff(archive)}</xff></params>"
        yield f"<rra><cf>{archive.cf}</cf><pdp_per_row>{archive.steps}</pdp_per_row>{params}<cdp_prep>"
        empty = _elements("ds", dict(zip(CDP_FIELDS, ("0.0", "0.0", "0.0", "0"), strict=True)))
        yield empty * len(figures.sources)
        yield "</cdp_prep><database>"
        for row in _rows(figures, archive, now):
            yield f"<row>{''.join(f'<v>{number(value)}</v>' for value in row)}</row>"
        yield "</database></rra>"
    yield "</rrd>"


def _xff(archive: Archive) -> str:
    return "0.5" if archive.steps == 1 else "1"


def _latest(figures: Figures, now: float) -> Iterable[tuple[DataSource, float]]:
    return zip(figures.sources, figures.sample(now // STEP_S * STEP_S, STEP_S), strict=True)


def _source_fields(source: DataSource, value: float) -> dict[str, str]:
    return {
        "name": source.name,
        "type": source.kind,
        "minimal_heartbeat": str(HEARTBEAT_S),
        "min": "0.0",
        "max": number(source.maximum),
        "last_ds": number(value),
        "value": number(value),
    }


def _elements(tag: str, fields: dict[str, str]) -> str:
    return f"<{tag}>{''.join(f'<{name}>{escape(text)}</{name}>' for name, text in fields.items())}</{tag}>"


def _rows(figures: Figures, archive: Archive, now: float) -> Iterator[list[float]]:
    for moment in archive.moments(now):
        yield figures.sample(moment, archive.step_s, archive.cf)
