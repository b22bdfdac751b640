# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a chart's axis counts: every data source in one base unit of its quantity, and that in words."""

from __future__ import annotations

import math
from enum import StrEnum

from xolite_desktop.models.text import UNKNOWN, bit_rate, percent, rate, significant, size
from xolite_desktop.xapi.rrd.sources import Kind, Meaning, Unit


class Quantity(StrEnum):
    """Base units: a share of one, bytes, bytes/s, bit/s, 1/s, seconds, hertz, watt, pieces."""

    SHARE = "share"
    BYTES = "bytes"
    BYTES_PER_S = "bytes per second"
    BITS_PER_S = "bits per second"
    PER_S = "per second"
    SECONDS = "seconds"
    HERTZ = "hertz"
    WATT = "watt"
    COUNT = "number"


UNITS = {
    Quantity.SHARE: "%",
    Quantity.BYTES: "B",
    Quantity.BYTES_PER_S: "B/s",
    Quantity.BITS_PER_S: "bit/s",
    Quantity.PER_S: "1/s",
    Quantity.SECONDS: "s",
    Quantity.HERTZ: "Hz",
    Quantity.WATT: "W",
    Quantity.COUNT: "",
}
"""What stands behind a number in a list of data sources."""

_OF_UNIT: dict[Unit, tuple[Quantity, float]] = {
    Unit.FRACTION: (Quantity.SHARE, 1.0),
    Unit.BYTES: (Quantity.BYTES, 1.0),
    Unit.KIB: (Quantity.BYTES, 1024.0),
    Unit.BYTES_PER_S: (Quantity.BYTES_PER_S, 1.0),
    Unit.MIB_PER_S: (Quantity.BYTES_PER_S, 1048576.0),
    Unit.PER_S: (Quantity.PER_S, 1.0),
    Unit.MICROSECONDS: (Quantity.SECONDS, 1e-6),
    Unit.SECONDS_PER_S: (Quantity.SHARE, 1.0),
    Unit.MEGAHERTZ: (Quantity.HERTZ, 1e6),
    Unit.WATT: (Quantity.WATT, 1.0),
    Unit.COUNT: (Quantity.COUNT, 1.0),
    Unit.UNKNOWN: (Quantity.COUNT, 1.0),
}


def quantity_of(meaning: Meaning) -> tuple[Quantity, float]:
    """The quantity of a data source, and by what its values are to be multiplied. Networks count bits, disks bytes."""
    if meaning.kind is Kind.LOAD:
        return Quantity.COUNT, 1.0  # a load of 1.4 for each processor is no 140 %
    if meaning.kind is Kind.NETWORK and meaning.unit is Unit.BYTES_PER_S:
        return Quantity.BITS_PER_S, 8.0
    return _OF_UNIT[meaning.unit]


def in_words(quantity: Quantity, value: float) -> str:
    """A value as a person reads it: "37 %", "24 GiB", "212 MiB/s", "142 Mbit/s", "850/s", "1.2 ms"."""
    if not math.isfinite(value):
        return UNKNOWN
    if quantity is Quantity.SHARE:
        return percent(value)
    if quantity is Quantity.BYTES:
        return size(value)
    if quantity is Quantity.BYTES_PER_S:
        return rate(value)
    if quantity is Quantity.BITS_PER_S:
        return bit_rate(value)
    if quantity is Quantity.SECONDS:
        return _seconds(value)
    if quantity is Quantity.HERTZ:
        return f"{_thousands(value)}Hz"
    number = _thousands(value).strip()
    return {Quantity.PER_S: f"{number}/s", Quantity.WATT: f"{number} W"}.get(quantity, number)


def _seconds(value: float) -> str:
    if value == 0:
        return "0 ms"
    for factor, unit in ((1.0, "s"), (1e3, "ms")):
        if abs(value) * factor >= 0.9995:
            return f"{_plain(value * factor)} {unit}"
    return f"{_plain(value * 1e6)} µs"


def _thousands(value: float) -> str:
    """Three figures and a prefix: "850 ", "1.25 k", "3 G"."""
    for limit, factor, prefix in ((999.5, 1.0, ""), (999.5e3, 1e-3, "k"), (999.5e6, 1e-6, "M")):
        if abs(value) < limit:
            return f"{_plain(value * factor)} {prefix}"
    return f"{_plain(value * 1e-9)} G"


def _plain(value: float) -> str:
    if abs(value) >= 999.5:
        return f"{value:.0f}"
    return f"-{significant(-value)}" if value < 0 else significant(value)
