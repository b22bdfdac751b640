# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Feeds damaged messages to the core for as long as wanted: python tests/vnc/fuzz.py --messages 1000000

Good messages of every kind, and updates of recorded streams, are damaged in a few places and fed in random pieces. The
connection must end in one typed error or go on, within the time for one message, and without a bit that is no colour.
What breaks a rule is printed as the seed that repeats it.
"""

from __future__ import annotations

import argparse
import json
import random
import struct
import sys
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from tests.vnc import hostile_streams, wire  # noqa: E402
from tests.vnc.recorded import Recording  # noqa: E402
from tests.vnc.wire import Deflater, compact, counted, cut_text, plain, rect, update  # noqa: E402
from xolite_desktop.vnc.connection import Connection  # noqa: E402
from xolite_desktop.vnc.decoders import ALL_KNOWN  # noqa: E402
from xolite_desktop.vnc.errors import RfbError  # noqa: E402
from xolite_desktop.vnc.events import Closed  # noqa: E402

SIDE = 48
SECONDS = 10.0
"""Of the processor for one message. The clock of a machine that is put to sleep in the middle of a night says nothing."""

RECORDED = ("q_di_hextile_768", "x_idle_hextile_768")
RECORDED_SHARE = 0.002
LARGEST_RECORDED_BYTES = 100_000
MOST_PIXELS = 1 << 21
"""A desktop that has grown beyond this is given up: painting it a million times is no test of parsing."""


@dataclass
class Outcome:
    message_count: int = 0
    refused_count: int = 0
    slowest_s: float = 0.0


class Seeds:
    """Good messages. Those that are deflated go with a stream of their own, which they begin."""

    def __init__(self) -> None:
        noise = random.Random(0).randbytes(SIDE * SIDE * 4)
        rgb = noise[: 20 * 20 * 3]
        tiles = b"\x01abc" + b"\x02abcdef" + noise[: 6 * 48]
        runs = b"\x80abc\x0fdef\xff\x10ghi\x80" + b"xyz\x00" * 80
        runs_of_palette = b"\x83abcdefghi" + b"\x00\x01\x82\x30\x80\xff\x20\x02" * 40
        self.small = [
            update(plain(1, 1, 9, 9, 5), plain(0, 0, 1, 1, 6)),
            update(rect(0, 0, 20, 20, wire.COPYRECT, struct.pack(">HH", 5, 5))),
            update(
                rect(3, 3, 33, 20, wire.HEXTILE, b"\x1a\1\2\3\4\x02" + noise[:12] + b"\x0e" + noise[:300])
            ),
            update(rect(0, 0, 20, 20, wire.ZLIB, counted(Deflater()(noise[:1600])))),
            update(rect(0, 0, 20, 20, wire.TIGHT, b"\x0f" + compact(Deflater()(rgb)))),
            update(rect(0, 0, 20, 20, wire.TIGHT, b"\x4f\x02" + compact(Deflater()(rgb)))),
            update(rect(0, 0, 20, 20, wire.TIGHT, b"\x4f\x01\x01abcdef" + compact(Deflater()(noise[:60])))),
            update(rect(0, 0, 9, 9, wire.TIGHT, b"\x4f\x01\x02abcdefghi" + compact(Deflater()(bytes(81))))),
            update(rect(0, 0, 9, 9, wire.TIGHT, b"\x80abc"), rect(0, 0, 2, 1, wire.TIGHT, b"\x00abcdef")),
            update(rect(0, 0, 48, 48, wire.ZRLE, counted(Deflater()(tiles)))),
            update(rect(0, 0, 20, 20, wire.ZRLE, counted(Deflater()(runs)))),
            update(rect(0, 0, 48, 48, wire.ZRLE, counted(Deflater()(runs_of_palette)))),
            update(rect(1, 1, 9, 2, wire.CURSOR, bytes(9 * 2 * 4) + b"\xff\x80\xff\0")),
            update(rect(0, 0, 9, 1, wire.XCURSOR, b"abcdef" + bytes(4))),
            update(rect(0, 0, 2, 2, wire.ALPHA_CURSOR, bytes(4) + noise[:16])),
            update(rect(0, 0, 40, 40, wire.DESKTOP_SIZE), rect(0, 0, 0, 0, wire.LED_STATE, b"\x03")),
            update(rect(0, 0, 50, 50, wire.EXTENDED_DESKTOP_SIZE, b"\x01\0\0\0" + bytes(16))),
            update(rect(0, 0, 0, 0, wire.DESKTOP_NAME, counted(b"name")), rect(0, 0, 0, 0, wire.LAST_RECT)),
            cut_text(b"text") + b"\x02\x96\xfa\0\x01\x01",
            struct.pack(">BxHH", 1, 0, 2) + bytes(12),
            b"\xf8\0\0\0\x80\0\0\x01\x03abc",
            struct.pack(">BxxxiII", 3, -8, 0x1F000001, 0),
            *[message for message, _ in hostile_streams.MESSAGES.values() if isinstance(message, bytes)],
        ]
        self.small = [message for message in self.small if len(message) < 5000]
        self.recorded = [update for name in RECORDED for update in _updates(name)]


def _updates(name: str) -> list[tuple[bytes, bytes]]:
    """ServerInit and an update each, of those that are not large."""
    folder = ROOT / "tests" / "golden" / "rfb"
    recording = Recording.load(folder, name)
    offsets = [0, *json.loads((folder / f"{name}.json").read_text())["update_offsets"]]
    parts = [bytes(recording.messages[start:end]) for start, end in pairwise(offsets)]
    return [(recording.server_init, part) for part in parts if len(part) < LARGEST_RECORDED_BYTES]


def damaged(message: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, cut out, doubled, or replaced by numbers that are often wrong."""
    result = bytearray(message)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        at = chance.randrange(len(result)) if result else 0
        kind = chance.randrange(6)
        if kind == 0:
            result[at : at + 1] = bytes((chance.randrange(256),))
        elif kind == 1:
            result[at : at + 1] = bytes((result[at] ^ 1 << chance.randrange(8) if result else 0,))
        elif kind == 2:
            del result[at : at + chance.randrange(1, 9)]
        elif kind == 3:
            result[at:at] = chance.randbytes(chance.randrange(1, 9))
        elif kind == 4:
            result[at : at + 2] = chance.choice((b"\0\0", b"\xff\xff", b"\x7f\xff", b"\0\x01", b"\0\x40"))
        else:
            result[at:at] = result[at : at + chance.randrange(1, 64)]
    return bytes(result)


def _opened(server_init: bytes) -> Connection:
    connection = Connection(encodings=ALL_KNOWN)
    connection.receive_data(b"RFB 003.008\n\x01\x01\0\0\0\0" + server_init)
    return connection


def _feed(connection: Connection, message: bytes, chance: random.Random) -> None:
    cut = chance.randrange(len(message) + 1)
    for part in (message[:cut], message[cut:]):
        connection.receive_data(part)
        connection.data_to_send()
        connection.paint()


def _has_only_colours(connection: Connection) -> bool:
    pixels = connection.framebuffer.pixels
    return not pixels.size or int(pixels.max()) <= 0xFFFFFF


def run(message_count: int, seed: int = 0) -> Outcome:
    """Feed so many. Raises whatever the core should not have raised, and AssertionError for a broken rule."""
    seeds, outcome = Seeds(), Outcome()
    small_init = wire.server_init(SIDE, SIDE)
    connection, server_init = None, small_init
    while outcome.message_count < message_count:
        chance = random.Random(f"{seed} {outcome.message_count}")
        if chance.random() < RECORDED_SHARE:
            wanted_init, message = chance.choice(seeds.recorded)
            connection = None
        else:
            wanted_init, message = small_init, chance.choice(seeds.small)
        if connection is None or connection.has_ended or server_init != wanted_init:
            connection, server_init = _opened(wanted_init), wanted_init
        started = time.thread_time()
        _feed(connection, damaged(message, chance), chance)
        outcome.slowest_s = max(outcome.slowest_s, time.thread_time() - started)
        outcome.message_count += 1
        _judge(connection, outcome, chance)
        if connection.framebuffer.pixels.size > MOST_PIXELS:
            connection = None
    return outcome


def _judge(connection: Connection, outcome: Outcome, chance: random.Random) -> None:
    place = f"after message {outcome.message_count}"
    assert outcome.slowest_s < SECONDS, f"{place}: {outcome.slowest_s:.1f} s"
    if chance.random() < 0.3:
        connection.receive_eof()
    closed = [event for event in connection.events() if isinstance(event, Closed)]
    assert len(closed) == connection.has_ended, place
    if closed and closed[0].error is not None:
        assert isinstance(closed[0].error, RfbError), place
        outcome.refused_count += 1
    if closed:
        assert _has_only_colours(connection), place


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    started = time.perf_counter()
    outcome = run(options.messages, options.seed)
    print(
        f"{outcome.message_count} messages, {outcome.refused_count} connections refused,"
        f" the slowest took {outcome.slowest_s:.2f} s, all {time.perf_counter() - started:.0f} s"
    )


if __name__ == "__main__":
    main()
