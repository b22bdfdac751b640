# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which charts there are: those that everybody sees at first, and what a person made of them, as settings keep it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass

from xolite_desktop.models.charts import totals
from xolite_desktop.models.charts.naming import quantity_of_key
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.settings import Value
from xolite_desktop.models.wording import tr

MOST_CURVES = 16
"""In one chart: nobody tells more apart."""
MOST_CHARTS = 24
_LONGEST = 200


@dataclass(frozen=True)
class ChartSpec:
    """A title and what is drawn: names of data sources and totals, or "*kind/measure" for all that are of it.

    `is_optional`: not shown at all where there is nothing to draw. `is_own`: made by a person, so never translated.
    """

    title: str
    keys: tuple[str, ...]
    is_optional: bool = False
    is_own: bool = False

    def drawn(self, sources: Collection[str]) -> list[str]:
        """The data sources and totals this means of those there are, in order, each once."""
        found: dict[str, None] = {}
        ordered = sorted(sources, key=natural_key)
        for key in self.keys:
            if totals.is_total(key):
                if totals.value_of(key, sources) is not None:
                    found[key] = None
            else:
                found |= dict.fromkeys(source for source in ordered if totals.matches(key, source))
        return list(found)


DEFAULTS: dict[str, tuple[ChartSpec, ...]] = {
    "VM": (
        ChartSpec("CPU", (totals.CPU, "*cpu/usage")),
        ChartSpec("Memory", ("memory", totals.MEMORY)),
        ChartSpec("Network", ("*network/rx", "*network/tx")),
        ChartSpec("Disk throughput", ("*disk/read", "*disk/write")),
        ChartSpec("Disk operations", ("*disk/iops_read", "*disk/iops_write"), is_optional=True),
        ChartSpec("Disk latency", ("*disk/read_latency", "*disk/write_latency"), is_optional=True),
    ),
    "host": (
        ChartSpec("CPU", (totals.CPU, "*cpu/usage")),
        ChartSpec("Memory", ("memory_total_kib", totals.MEMORY)),
        ChartSpec("Network", ("*network/rx", "*network/tx")),
        ChartSpec("Storage throughput", ("*storage/io_throughput_read", "*storage/io_throughput_write")),
        ChartSpec("Storage operations", ("*storage/iops_read", "*storage/iops_write"), is_optional=True),
        ChartSpec("Storage latency", ("*storage/read_latency", "*storage/write_latency"), is_optional=True),
        ChartSpec("Load", ("loadavg",), is_optional=True),
    ),
    "SR": (
        ChartSpec("Throughput", (totals.READ, totals.WRITTEN)),
        ChartSpec("Operations", (totals.IOPS_READ, totals.IOPS_WRITTEN)),
        ChartSpec("Latency", (totals.LATENCY_READ, totals.LATENCY_WRITTEN), is_optional=True),
    ),
}
COMPARED: tuple[ChartSpec, ...] = (
    ChartSpec("CPU", (totals.CPU,)),
    ChartSpec("Memory in use", (totals.MEMORY,)),
    ChartSpec("Network", (totals.RECEIVED, totals.SENT)),
    ChartSpec("Disk throughput", (totals.READ, totals.WRITTEN)),
    ChartSpec("Disk operations", (totals.IOPS_READ, totals.IOPS_WRITTEN), is_optional=True),
)
"""What several objects can be compared by; storage by the last two."""


def problem_with(title: str, keys: Sequence[str]) -> str:
    """What is still wrong with a chart that is being made; empty if nothing is."""
    if not title.strip():
        return tr("Give the chart a title.")
    if not keys:
        return tr("Choose at least one data source.")
    if len(keys) > MOST_CURVES:
        return tr("A chart shows {most} curves at most.").format(most=MOST_CURVES)
    if len({quantity_of_key(key.rpartition("/")[2] if _is_of_host(key) else key) for key in keys}) > 1:
        return tr("A chart has one axis: choose data sources of one unit.")
    return ""


def to_settings(charts: Sequence[ChartSpec]) -> list[Value]:
    return [{**asdict(chart), "keys": list(chart.keys)} for chart in charts]


def from_settings(kept: object) -> list[ChartSpec]:
    """What a file says, as far as it makes sense; a file may say anything."""
    charts = []
    for each in kept[:MOST_CHARTS] if isinstance(kept, list) else ():
        title, keys = (each.get("title"), each.get("keys")) if isinstance(each, dict) else (None, None)
        if isinstance(title, str) and isinstance(keys, list):
            texts = tuple(key[:_LONGEST] for key in keys[:MOST_CURVES] if isinstance(key, str))
            flags = (each.get("is_optional") is True, each.get("is_own") is True)
            charts.append(ChartSpec(title[:_LONGEST], texts, *flags))
    return charts


def _is_of_host(key: str) -> bool:
    """Whether a key of a storage means one of its hosts."""
    return len(key) > 37 and key[36] == "/" and key[:36].count("-") == 4
