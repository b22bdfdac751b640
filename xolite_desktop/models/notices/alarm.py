# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What an ALARM says: which figure was past which limit, from a value and an XML that any client may have written."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from xolite_desktop.models.text import duration, percent, rate, significant, size, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.rrd.safe_xml import read_xml
from xolite_desktop.xapi.rrd.steps import finish
from xolite_desktop.xapi.rrd.table import Malformed

LONGEST_BODY = 8_192


@dataclass(frozen=True)
class Alarm:
    """`name` is the data source ("cpu_usage"); `value` and `level` in its own unit; `is_low`: it fell under its level."""

    name: str
    value: float
    level: float | None = None
    period_s: float = 0.0
    is_low: bool = False

    @property
    def title(self) -> str:
        """ "CPU usage of {object} is high"."""
        what = _FIGURES.get(self.name)
        if what is not None:
            return tr(what.title)
        return tr("{measure} of {object} is past its limit").replace("{measure}", _plain(self.name))

    @property
    def text(self) -> str:
        """ "CPU usage 97 % over 95 % for 10 min"."""
        what = _FIGURES.get(self.name)
        shown = what.shown if what is not None else significant
        word = tr(what.word) if what is not None else _plain(self.name)
        if self.level is None:
            return f"{word} {shown(self.value)}"
        side = tr("under") if self.is_low else tr("over")
        told = f"{word} {shown(self.value)} {side} {shown(self.level)}"
        return (
            tr("{told} for {time}").format(told=told, time=duration(self.period_s)) if self.period_s else told
        )


@dataclass(frozen=True)
class _Figure:
    word: str
    title: str
    shown: Callable[[float], str]
    is_low: bool = False


def _kib(value: float) -> str:
    return size(value * 1024)


def _mib_rate(value: float) -> str:
    return rate(value * (1 << 20))


_FIGURES = {
    "cpu_usage": _Figure("CPU usage", "CPU usage of {object} is high", percent),
    "memory_free_kib": _Figure("Free memory", "Memory of {object} runs out", _kib, True),
    "memory_internal_free": _Figure("Free memory in the guest", "Memory in {object} runs out", _kib, True),
    "mem_usage": _Figure("Memory usage", "The control domain of {object} runs out of memory", percent),
    "network_usage": _Figure("Network usage", "Network usage of {object} is high", rate),
    "disk_usage": _Figure("Disk usage", "Disk usage of {object} is high", rate),
    "fs_usage": _Figure("File system used", "The file system of the control domain is nearly full", percent),
    "log_fs_usage": _Figure("Log file system used", "The file system for logs is nearly full", percent),
    "physical_utilisation": _Figure("Space used", "{object} is nearly full", percent),
    "sr_io_throughput_total_per_host": _Figure(
        "Storage throughput", "Storage throughput of {object} is high", _mib_rate
    ),
}


def figure_words(name: str) -> tuple[str, Callable[[float], str]]:
    """What a data source is called, and how its values are shown."""
    figure = _FIGURES.get(name)
    return (tr(figure.word), figure.shown) if figure is not None else (_plain(name), significant)


class _Config:
    """Hears `<name value="…"/>` and the like of one variable."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def opened(self, tag: str, parent: str) -> None:
        """Only attributes tell."""

    def closed(self, tag: str, parent: str, text: str) -> None:
        """Only attributes tell."""

    def attribute(self, tag: str, name: str, value: str) -> None:
        if name == "value":
            self.values.setdefault(tag, value)


def parse_alarm(body: str) -> Alarm | None:
    """The alarm of a message's body (`value: 0.97`, `config:`, an XML); None if it is something else."""
    head, mark, config = body[:LONGEST_BODY].partition("config:")
    value = _number(head.partition("value:")[2].strip())
    if not mark or value is None:
        return None
    heard = _Config()
    try:
        finish(read_xml(config.strip().encode("utf-8", "replace"), heard, heard.attribute))
    except Malformed:
        return None
    values = heard.values
    name = values.get("name", "")
    figure = _FIGURES.get(name)
    sense = values.get("alarm_trigger_sense", "")
    is_low = sense == "low" or (not sense and figure is not None and figure.is_low)
    period = _number(values.get("alarm_trigger_period", "")) or 0.0
    return Alarm(name, value, _number(values.get("alarm_trigger_level", "")), max(0.0, period), is_low)


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) < 1e18 else None


def _plain(name: str) -> str:
    return visible(name[:80]).replace("_", " ").replace("{", "(").replace("}", ")") or tr("A figure")
