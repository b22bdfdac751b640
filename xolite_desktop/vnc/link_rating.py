# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What kind of link a console has, from its round trip and throughput, and which encodings suit it.

A pure machine: times are given to it, in seconds of any clock.
"""

from __future__ import annotations

from enum import Enum

from xolite_desktop.vnc.decoders import offer
from xolite_desktop.vnc.names import Encoding

NEAR_S = 0.004
"""Round trips up to this are a local network's, unless it is a slow one."""
FAR_S = 0.012
"""Round trips from this on are not."""
SLOW_BYTES_S = 1_500_000
"""A link that brings less than this while the server has more to send is slow, however near."""
FAST_BYTES_S = 12_500_000
"""A link between near and far counts as near from this on."""
SAMPLE_BYTES = 256 << 10
"""Bytes in one burst that are worth a measurement: less says more about the server than about the link."""
PAUSE_S = 0.05
"""A wait this long is the server's silence, not the link's slowness."""
_AGREEING_SAMPLES = 3


class Link(Enum):
    """How a console is encoded: as suits what is between the server and us. RAW is for people who want to try it."""

    LAN = "lan"
    WAN = "wan"
    RAW = "raw"


def encodings_for(link: Link) -> tuple[int, ...]:
    """What to offer on this link: one deflated stream where bytes are cheap, Tight where they are not.

    JPEG is allowed on a WAN only, where it is worth its blemishes; XCP-ng's servers never send it.
    """
    if link is Link.WAN:
        return offer(Encoding.TIGHT, compress_level=6, jpeg_quality=6)
    return offer(Encoding.RAW if link is Link.RAW else Encoding.ZLIB, compress_level=1)


class LinkRating:
    """Judges one connection. Without any measurement it is taken for a local one."""

    def __init__(self) -> None:
        self.link = Link.LAN
        self.round_trip_s: float | None = None
        """The shortest time from something said to its answer; None before the first answer."""
        self.bytes_per_s: float | None = None
        """What the last long burst brought while we waited for it; None if there was none yet."""
        self._asked: float | None = None
        self._burst_bytes = 0
        self._burst_s = 0.0
        self._differing = 0

    def asked(self, now: float) -> None:
        """Something went out that a server answers at once, such as a step of the handshake."""
        self._asked = now

    def received(self, waited_from: float, now: float, count: int) -> bool:
        """`count` bytes came after waiting from one time to the other; gives whether the link is another kind now."""
        if self._asked is not None:
            trip = now - self._asked
            self._asked = None
            self.round_trip_s = trip if self.round_trip_s is None else min(trip, self.round_trip_s)
            return self._judge(1)
        waited = now - waited_from
        if waited >= PAUSE_S:
            self._burst_bytes, self._burst_s = 0, 0.0
            return False
        self._burst_bytes += count
        self._burst_s += waited
        if self._burst_bytes < SAMPLE_BYTES:
            return False
        self.bytes_per_s = self._burst_bytes / max(self._burst_s, 1e-6)
        self._burst_bytes, self._burst_s = 0, 0.0
        return self._judge(_AGREEING_SAMPLES)

    def _judge(self, agreeing: int) -> bool:
        """Several measurements in a row have to disagree with what we do before that changes."""
        verdict = self._verdict()
        self._differing = self._differing + 1 if verdict is not self.link else 0
        if self._differing < agreeing:
            return False
        self.link, self._differing = verdict, 0
        return True

    def _verdict(self) -> Link:
        trip, rate = self.round_trip_s, self.bytes_per_s
        if trip is not None and trip >= FAR_S:
            return Link.WAN
        if rate is not None and rate < SLOW_BYTES_S:
            return Link.WAN
        if trip is None or trip <= NEAR_S:
            return Link.LAN
        if rate is None:
            return self.link
        return Link.LAN if rate >= FAST_BYTES_S else Link.WAN
