# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a console's link does at the moment, in figures and words for the toolbar."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from xolite_desktop.models.text import decimal
from xolite_desktop.models.wording import later, tr
from xolite_desktop.vnc.link_rating import Link
from xolite_desktop.vnc.pump import Pump

_ENCODINGS = {0: "Raw", 1: "CopyRect", 5: "Hextile", 6: "Zlib", 7: "Tight", 16: "ZRLE", -260: "Tight PNG"}
LINK_WORDS = later({Link.LAN: "LAN", Link.WAN: "WAN", Link.RAW: "uncompressed"})


@dataclass(frozen=True)
class LinkFigures:
    """Size in pixels, how pixels come (empty before the first), what the encodings are chosen for, and what it brings.

    `delay_ms` is the round trip of the link, None if it was never measured; rates are since the figures before these.
    """

    width: int
    height: int
    encoding: str
    link: Link
    bytes_per_s: float
    frames_per_s: float
    delay_ms: float | None

    @property
    def parts(self) -> tuple[str, ...]:
        """One short text for each figure, the most wanted first, for as many as there is room for."""
        delay = (
            "" if self.delay_ms is None else f"{decimal(self.delay_ms, 1 if self.delay_ms < 10 else 0)} ms"
        )
        link = tr(LINK_WORDS[self.link])
        encoding = f"{self.encoding}, {link}" if self.encoding else link
        parts = (
            f"{self.width} × {self.height}",
            tr("{rate} fps").format(rate=round(self.frames_per_s)),
            encoding,
            _rate(self.bytes_per_s),
            delay,
        )
        return tuple(filter(None, parts))


class FigureMeter:
    """Takes the figures of one pump, each time since the time before."""

    def __init__(self, pump: Pump, clock: Callable[[], float] = time.monotonic) -> None:
        self._pump = pump
        self._clock = clock
        self._since = clock()
        self._bytes = self._frames = 0

    def read(self, frames: int) -> LinkFigures:
        """`frames`: how many pictures were painted so far."""
        pump, now = self._pump, self._clock()
        received = pump.received_bytes
        seconds = max(now - self._since, 1e-3)
        bytes_per_s = (received - self._bytes) / seconds
        frames_per_s = (frames - self._frames) / seconds
        self._since, self._bytes, self._frames = now, received, frames
        number, trip_s = pump.encoding, pump.round_trip_s
        return LinkFigures(
            width=pump.framebuffer.width,
            height=pump.framebuffer.height,
            encoding="" if number is None else _ENCODINGS.get(number, str(number)),
            link=pump.link,
            bytes_per_s=bytes_per_s,
            frames_per_s=frames_per_s,
            delay_ms=None if trip_s is None else trip_s * 1000,
        )


def _rate(bytes_per_s: float) -> str:
    if bytes_per_s < 1000:
        return f"{bytes_per_s:.0f} B/s"
    if bytes_per_s < 1_000_000:
        return f"{bytes_per_s / 1000:.0f} kB/s"
    return f"{decimal(bytes_per_s / 1_000_000, 1)} MB/s"
