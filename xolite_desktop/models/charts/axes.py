# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where an axis has its marks: round values in the units people read, round moments of local time."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from xolite_desktop.models.charts.quantity import Quantity, in_words
from xolite_desktop.models.text import MONTHS, day_of_month
from xolite_desktop.models.wording import tr

_TIME_STEPS_S = (
    *(5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200),
    *(86_400, 2 * 86_400, 7 * 86_400),
)
_MONTHS = (1, 2, 3, 6, 12)
_DAY_S = 86_400
_LEAST_TOP = {
    Quantity.SHARE: 1.0,
    Quantity.BITS_PER_S: 1000.0,
    Quantity.BYTES_PER_S: 1024.0,
    Quantity.BYTES: 1024.0,
    Quantity.SECONDS: 1e-3,
}


def nice_step(span: float, most: int, *, binary: bool = False) -> float:
    """A round step that divides a span into at most so many parts; in powers of 1024 and 2, if `binary`."""
    if not (span > 0 and math.isfinite(span)):
        return 1.0
    raw = span / max(1, most)
    if binary and raw >= 1:
        unit = 1024.0 ** math.floor(math.log(raw, 1024))
        # Tens and hundreds read well within a unit; beyond it 1500 MiB would be 1.46 GiB.
        within = span <= 1000 * unit
        for part in (1, 2, 4, 5, 8, 10, 16, 20, 32, 50, 64, 100, 128, 200, 256, 500, 512, 1024):
            if part * unit >= raw and (within or part.bit_count() == 1):
                return part * unit
    decade = 10.0 ** math.floor(math.log10(raw))
    return next((part * decade for part in (1, 2, 2.5, 5) if part * decade >= raw * (1 - 1e-9)), 10 * decade)


def top_of(quantity: Quantity, most: float) -> float:
    """Where an axis ends that has to show `most`: a round value, and never so low that noise looks like work."""
    if quantity is Quantity.SHARE and most <= 1.0:
        return 1.0
    wanted = max(most * 1.08, _LEAST_TOP.get(quantity, 1.0))
    step = nice_step(wanted, 4, binary=_is_binary(quantity))
    return math.ceil(wanted / step - 1e-9) * step


def value_ticks(quantity: Quantity, low: float, high: float, most: int = 4) -> list[tuple[float, str]]:
    """Marks from `low` to `high` with their words."""
    step = nice_step(high - low, most, binary=_is_binary(quantity))
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [(number * step, in_words(quantity, number * step)) for number in range(first, last + 1)][:64]


def time_ticks(start_s: float, end_s: float, most: int) -> list[tuple[float, str]]:
    """Marks between two moments (seconds since 1970) at round moments of this machine's time, with their words."""
    span = end_s - start_s
    if not (0 < span < 1e11):
        return []
    step = next((each for each in _TIME_STEPS_S if span / each <= max(1, most)), 0)
    if not step:
        return _months(start_s, end_s, most)
    if step >= _DAY_S:
        return _days(start_s, end_s, step // _DAY_S)
    ticks = []
    shift = _offset_s(start_s)
    moment = math.ceil((start_s + shift) / step) * step - shift
    while moment <= end_s:
        ticks.append((float(moment), _clock(moment, step, span)))
        moment += step
    return ticks


def _offset_s(moment_s: float) -> float:
    offset = datetime.fromtimestamp(moment_s).astimezone().utcoffset()
    return offset.total_seconds() if offset is not None else 0.0


def _clock(moment_s: float, step: int, span: float) -> str:
    moment = datetime.fromtimestamp(moment_s)
    if step < 60:
        return f"{moment:%H:%M:%S}"
    if span > _DAY_S and moment.hour == 0 and moment.minute == 0:
        return _day(moment)
    return f"{moment:%H:%M}"


def _day(moment: datetime) -> str:
    return day_of_month(moment)


def _days(start_s: float, end_s: float, days: int) -> list[tuple[float, str]]:
    """Midnights, whatever daylight saving does to the length of a day."""
    moment = datetime.fromtimestamp(start_s).replace(hour=0, minute=0, second=0, microsecond=0)
    ticks = []
    while moment.timestamp() <= end_s:
        if moment.timestamp() >= start_s and moment.toordinal() % days == 0:
            ticks.append((moment.timestamp(), _day(moment)))
        moment += timedelta(days=1)
    return ticks


def _months(start_s: float, end_s: float, most: int) -> list[tuple[float, str]]:
    first, last = datetime.fromtimestamp(start_s), datetime.fromtimestamp(end_s)
    number, end = first.year * 12 + first.month, last.year * 12 + last.month - 1
    each = next((months for months in _MONTHS if (end - number + 1) / months <= max(1, most)), 12)
    ticks = []
    for month in range(number, end + 1):
        if month % each == 0:
            moment = datetime(month // 12, month % 12 + 1, 1)
            ticks.append((moment.timestamp(), tr(MONTHS[moment.month - 1]) if month % 12 else f"{moment:%Y}"))
    return ticks


def _is_binary(quantity: Quantity) -> bool:
    return quantity in (Quantity.BYTES, Quantity.BYTES_PER_S)
