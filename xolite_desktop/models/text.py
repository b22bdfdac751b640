# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Sizes, rates, times, percentages and names for people. Pure functions; "now" is always a parameter."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from xolite_desktop.models.wording import decimal_mark, is_one, later, tr

BINARY_UNITS = ("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB")
BIT_UNITS = ("bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s")
MINUTE, HOUR, DAY = 60, 3600, 86400
THIN_SPACE = "\u202f"
UNKNOWN = "–"
MONTHS = later(("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"))

# Marks that reorder or hide what is around them. The joiners U+200C and U+200D stay: scripts need them.
_INVISIBLE = frozenset(
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u2060\ufeff"
    + "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2061, 0x2070), *range(0xFFF9, 0xFFFC))))
)


_PICTURED = frozenset("⟨⟩\u2421").union(map(chr, range(0x2400, 0x2420)))


def visible(name: str) -> str:
    """A name with control, bidirectional and invisible characters shown as symbols: what you see is all there is."""
    if name.isascii() and name.isprintable():
        return name
    return "".join(map(_visible_character, name))


def _visible_character(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)  # the block of control pictures
    if code == 0x7F:
        return "\u2421"
    hidden = character in _INVISIBLE or 0xE0000 <= code < 0xE0080
    if hidden or unicodedata.category(character) in ("Cc", "Cs", "Co"):
        return f"⟨U+{code:04X}⟩"
    return character


LONGEST_SAID = 160
"""Characters of a name that a sentence of a dialog bears."""
_BREAK_AFTER = 32
LONGEST_WORD = 48
"""Characters of a word that any line of ours has room for: a reference is one of 46."""


def breakable(text: str, most: int = 4 * LONGEST_SAID) -> str:
    """A sentence with names in it, bounded, whose long words may be broken over lines."""
    return wrappable(text if len(text) <= most else text[: most - 1] + "…", _BREAK_AFTER)


def wrappable(text: str, longest: int = LONGEST_WORD) -> str:
    """The text with invisible places in words longer than this, where a line may end."""
    if len(text) <= longest:
        return text
    return " ".join(word if len(word) <= longest else _in_pieces(word) for word in text.split(" "))


def _in_pieces(word: str) -> str:
    return "\u200b".join(word[at : at + _BREAK_AFTER] for at in range(0, len(word), _BREAK_AFTER))


_TO_THE_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""The blocks of letters that are written from right to left."""
_LEFTWARD = re.compile(f"[{_TO_THE_LEFT}](?:[\\s\\d._/-]*[{_TO_THE_LEFT}])*")


def set_apart(text: str) -> str:
    """For painting only: words written from right to left change places among each other, and with nothing beside them.

    Without it "{name} · 3 disks" is read with the number before the name, and "from A to B" the wrong way round.
    """
    if text.isascii():
        return text
    return _LEFTWARD.sub(lambda found: f"\u2068{found[0]}\u2069", text)


def set_apart_at(text: str) -> tuple[str, Callable[[int], int]]:
    """As `set_apart`, and where each letter of the text then stands."""
    spans = [] if text.isascii() else [found.span() for found in _LEFTWARD.finditer(text)]

    def place(at: int) -> int:
        return at + sum((start <= at) + (end <= at) for start, end in spans)

    return set_apart(text), place


def said_name(name: str) -> str:
    """A name short enough for a sentence."""
    return name if len(name) <= LONGEST_SAID else name[: LONGEST_SAID - 1] + "…"


def word_to_type(name: str, otherwise: str) -> str:
    """What is to be typed before an object is lost: its name, if anybody can type that."""
    typeable = name.strip() and len(name) <= 64 and visible(name) == name and not _PICTURED.intersection(name)
    return name.strip() if typeable else otherwise


def significant(value: float, figures: int = 3) -> str:
    """A number below 1000 with so many significant figures; whole numbers without a decimal point."""
    if value == int(value):
        return str(int(value))
    rounded = float(f"{value:.{figures - 1}e}")  # 0.9996 is 1.00, not 1.000
    digits = len(str(int(rounded))) if rounded >= 1 else 0
    return decimal(value, max(0, figures - digits))


def decimal(value: float, places: int) -> str:
    """A number with so many decimals: "17.40"."""
    return f"{value:.{places}f}".replace(".", decimal_mark())


def _scaled(value: float, units: tuple[str, ...], step: int) -> tuple[float, str]:
    """The value in the largest unit that keeps it at one or above (three digits at most)."""
    position = 0
    limit = 999.5
    while abs(value) >= limit and position < len(units) - 1:
        if step == 1024 and value == int(value) and abs(value) < 1024:
            break  # "1000 MiB" exactly is what somebody set
        value /= step
        position += 1
    return value, units[position]


def size(size_bytes: float) -> str:
    """Bytes in binary units with three significant figures: "17.4 TiB", "24 GiB", "0 B"."""
    if not 0 <= size_bytes < math.inf:  # NaN too
        return UNKNOWN
    value, unit = _scaled(size_bytes, BINARY_UNITS, 1024)
    return f"{significant(value)} {unit}"


def size_of(used_bytes: float, total_bytes: float) -> str:
    """Two sizes in the unit of the larger, or each in its own where they are far apart: "24 of 32 GiB"."""
    if not (0 <= used_bytes < math.inf and 0 <= total_bytes < math.inf):
        return UNKNOWN
    value, unit = _scaled(total_bytes, BINARY_UNITS, 1024)
    factor = 1024 ** BINARY_UNITS.index(unit)
    if 0 < used_bytes < factor:
        return tr("{used} of {total}").format(used=size(used_bytes), total=f"{significant(value)} {unit}")
    used = significant(used_bytes / factor)
    return tr("{used} of {total}").format(used=used, total=f"{significant(value)} {unit}")


def rate(bytes_per_second: float) -> str:
    """Throughput of disks and transfers: "212 MiB/s"."""
    return f"{size(round(bytes_per_second))}/s" if 0 <= bytes_per_second < math.inf else UNKNOWN


def bit_rate(bits_per_second: float) -> str:
    """Throughput of networks in decimal units: "184 Mbit/s"."""
    if not 0 <= bits_per_second < math.inf:
        return UNKNOWN
    value, unit = _scaled(round(bits_per_second), BIT_UNITS, 1000)
    return f"{significant(value)} {unit}"


def percent(fraction: float | None) -> str:
    """A share of one: "62 %". Nearly nothing is "<1 %" and nearly all "99 %", so that 0 and 100 are exact."""
    if fraction is None or not math.isfinite(fraction):
        return UNKNOWN
    if 0 < fraction < 0.005:
        return "<1 %"
    if 0.99 <= fraction < 1:
        return "99 %"
    return f"{round(fraction * 100)} %"


def count(number: int, noun: str, plural: str = "") -> str:
    """ "1 host", "3 hosts", "1 204 objects". The noun is English: number and noun are translated together."""
    words = noun if is_one(number) else plural or f"{noun}s"
    return tr(f"{{count}} {words}").format(count=grouped(number))


def grouped(number: int) -> str:
    """Digits in groups of three: "1 204"."""
    return f"{number:,}".replace(",", THIN_SPACE)


def joined(names: Iterable[str], pattern: str = later("{first} and {last}")) -> str:
    """ "a", "a and b", "a, b and c". The pattern is English: it is translated here."""
    parts = list(names)
    if len(parts) < 2:
        return "".join(parts)
    return tr(pattern).format(first=", ".join(parts[:-1]), last=parts[-1])


def duration(seconds: float) -> str:
    """A stretch of time in one or two units: "41 days", "3 h 12 min", "8 s"."""
    whole = max(0, int(seconds))
    if whole >= 2 * DAY:
        return count(whole // DAY, "day")
    if whole >= HOUR:
        hours, minutes = divmod(whole // MINUTE, 60)
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    if whole >= MINUTE:
        return f"{whole // MINUTE} min"
    return f"{whole} s"


def stopwatch(seconds: float) -> str:
    """Time that runs: "0:41", "12:07", "1:02:03"."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def ago(when: datetime, now: datetime) -> str:
    """Relative under a day ("12 min ago", "in 5 min"), the date after that. Both times are aware."""
    seconds = (now - when).total_seconds()
    if abs(seconds) >= DAY:
        return day_in_words(when.astimezone(now.tzinfo))
    if abs(seconds) < MINUTE:
        return tr("just now") if seconds >= 0 else tr("in a moment")
    distance = timedelta(seconds=abs(seconds))
    words = (
        f"{distance.seconds // HOUR} h" if distance.seconds >= HOUR else f"{distance.seconds // MINUTE} min"
    )
    return (tr("{time} ago") if seconds > 0 else tr("in {time}")).format(time=words)


def day_in_words(when: datetime) -> str:
    """ "3 Nov 2026", in the zone the moment is given in."""
    return f"{day_of_month(when)} {when.year}"


def day_of_month(when: datetime) -> str:
    """ "3 Nov"."""
    return f"{when.day} {tr(MONTHS[when.month - 1])}"


def day(when: datetime) -> str:
    """The day in the zone the moment is given in: "2026-11-22"."""
    return when.strftime(tr("%Y-%m-%d"))


def minute(when: datetime) -> str:
    """The moment in the zone of this machine, to the minute: "2026-11-22 14:02"."""
    return f"{day(when.astimezone())} {when.astimezone():%H:%M}"


def exact(when: datetime) -> str:
    """The moment in the zone of this machine, for tooltips: "2026-11-22 14:02:11"."""
    return f"{day(when.astimezone())} {when.astimezone():%H:%M:%S}"


def sentence(text: str) -> str:
    """Capital first, full stop last."""
    text = text.strip()
    if not text:
        return ""
    end = "" if text[-1] in ".!?…:" else "."
    return text[0].upper() + text[1:] + end
