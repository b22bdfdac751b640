# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How fast recorded streams are decoded, in pixels and bytes a second: python tests/performance/bench_rfb_decoders.py

Each stream is fed to the core without a socket and without painting on a screen, once in pieces as large as the core
takes and once in TLS records with everything a pump does after each. With --profile it also says in which functions the
time goes; calls into C that cProfile does not see count for the function that makes them. Prints, and never fails for being slow.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import time
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.conftest import GOLDEN, RECORDINGS  # noqa: E402
from tests.vnc.recorded import Recording, sha256_of  # noqa: E402
from xolite_desktop.vnc.connection import Connection  # noqa: E402
from xolite_desktop.vnc.side_thread import SideThread  # noqa: E402

TLS_RECORD = 16384
PIECES = (1 << 20, 1 << 18, TLS_RECORD)
PROFILED_PIECE = PIECES[1]
SHOWN = 6


def _feed(connection: Connection, recording: Recording, piece: int) -> None:
    for start in range(0, len(recording.messages), piece):
        connection.receive_data(recording.messages[start : start + piece])
        connection.data_to_send()
        if connection.is_between_messages:  # half an update a pump leaves for later, too
            connection.paint()
    connection.paint()


def _print_profile(recording: Recording) -> None:
    """The share of each function's own time, of those that have most of it, and how often they were called."""
    connection = recording.opened()
    profile = cProfile.Profile()
    profile.runcall(_feed, connection, recording, PROFILED_PIECE)
    stats = pstats.Stats(profile)
    times = [(own, calls, name) for (_, _, name), (_, calls, own, _, _) in stats.stats.items()]  # type: ignore[attr-defined]
    whole = sum(own for own, _, _ in times)
    for own, calls, name in sorted(times, reverse=True)[:SHOWN]:
        print(f"    {own / whole:6.1%}  {calls:8} × {name}")


def _seconds(recording: Recording, piece: int) -> tuple[float, bool]:
    """How long the whole stream took, and whether it ended in the right picture."""
    side_thread = SideThread()
    connection = recording.opened(side_thread)
    started = time.perf_counter()
    _feed(connection, recording, piece)
    seconds = time.perf_counter() - started
    side_thread.close()
    return seconds, sha256_of(connection.framebuffer.pixels) == recording.sha256


def _recordings(wanted: list[str]) -> list[tuple[str, Path]]:
    found = {}
    for folder in (GOLDEN / "rfb", RECORDINGS / "rfb"):
        for path in sorted(folder.glob("*.rfb.xz")):
            name = path.name.removesuffix(".rfb.xz")
            if not wanted or any(fnmatch(name, pattern) for pattern in wanted):
                found[name] = folder
    return sorted(found.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="*", help="recordings, also as patterns; without one, all")
    parser.add_argument("--runs", type=int, default=3, help="the best of so many counts")
    parser.add_argument("--profile", action="store_true", help="where the time goes")
    options = parser.parse_args()
    print(f"{'recording':24} {'MPx':>6} {'MB':>6}" + "".join(f"  MPx/s in {piece:>7}" for piece in PIECES))
    for name, folder in _recordings(options.name):
        recording = Recording.load(folder, name)
        megapixels = recording.pixel_count / 1e6
        line = f"{name:24} {megapixels:6.1f} {len(recording.messages) / 1e6:6.1f}"
        for piece in PIECES:
            runs = [_seconds(recording, piece) for _ in range(options.runs)]
            wrong = "" if all(right for _, right in runs) else " WRONG"
            line += f"  {megapixels / min(seconds for seconds, _ in runs):16.1f}{wrong}"
        print(line)
        if options.profile:
            _print_profile(recording)


if __name__ == "__main__":
    main()
