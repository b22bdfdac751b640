# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Our viewer with its painting beside other viewers with theirs: python tests/performance/bench_console.py [STREAM...]

Each plays recorded streams from a local server on a display of its own. Prints, best of some runs, decoded MPixel/s and the
processor seconds of the viewer; then our ratios and their geometric means. Compare within one run only: small streams take
10 to 40 ms, and vary by a third. Never fails for being slow. `--paced` measures delays instead of throughput.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from helpers.replay_server import Viewer, ViewerFailed  # noqa: E402
from helpers.websocket_peer import WebSocketPeer  # noqa: E402
from tests.conftest import GOLDEN, RECORDINGS  # noqa: E402
from tests.performance.console_peers import Command, display, is_web, peers, web_pages  # noqa: E402

GROUPS = (
    ("QEMU text console", "q_text_*"),
    ("JPEG", "*_tightjpeg_*", "*_modern_*"),
    ("Raw", "*_raw_*"),
    ("Tight, with and without CopyRect", "*_tight_*", "*_copyrect_*"),
    ("Hextile", "*_hextile_*"),
    ("ZRLE", "*_zrle_*"),
    ("Zlib", "*_zlib_*"),
)
"""What is summed up together, by patterns of names; each stream counts in the first group that it fits."""

START_S = 30.0
WARM_UP_S = 0.15


@dataclass(frozen=True)
class Stream:
    """One recording: what the server said at first and after it, and how much that is."""

    name: str
    server_init: bytes
    messages: memoryview
    pixels: int
    update_ends: tuple[int, ...]

    @property
    def link(self) -> str:
        """The link for which our viewer offers what this stream is encoded in."""
        return "wan" if "zrle" in self.name or "jpeg" in self.name else "lan"

    @classmethod
    def load(cls, path: Path) -> Stream:
        whole = lzma.decompress(path.read_bytes())
        name = path.name.removesuffix(".rfb.xz")
        facts = json.loads(path.with_name(f"{name}.json").read_text())
        size = 24 + int.from_bytes(whole[20:24], "big")
        return cls(
            name,
            whole[:size],
            memoryview(whole)[size:],
            facts["pixels"],
            tuple(facts.get("update_offsets", ())),
        )


@dataclass(frozen=True)
class Result:
    """One stream by one viewer. `failure` in words, and no figures then."""

    seconds: float = 0.0
    cpu_s: float = 0.0
    failure: str = ""
    delays_ms: tuple[float, ...] = ()
    """Paced only, and only of our viewer: from sending an update to its picture."""


def streams(wanted: Sequence[str]) -> list[Stream]:
    """Recordings in the repository and beside it whose names fit one of the patterns; all without a pattern."""
    found = {}
    for folder in (GOLDEN / "rfb", RECORDINGS / "rfb"):
        for path in sorted(folder.glob("*.rfb.xz")):
            name = path.name.removesuffix(".rfb.xz")
            if not wanted or any(fnmatch(name, pattern) for pattern in wanted):
                found[name] = path
    return [Stream.load(path) for _, path in sorted(found.items())]


def measure(
    command: Command,
    stream: Stream,
    environment: dict[str, str],
    *,
    per_second: float = 0.0,
    web: bool = False,
) -> Result:
    """Start the viewer, play the stream to it as fast as it reads, or paced, and end it."""
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        tempfile.NamedTemporaryFile(suffix=".json") as stats,
    ):
        listener.settimeout(START_S)
        words = command(listener.getsockname()[1])
        is_ours = "view-vnc" in words
        if is_ours:
            words += ["--link", stream.link]
        process = subprocess.Popen(
            [*words, "--stats", stats.name] if is_ours and per_second else words,
            env=environment,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            peer, _ = listener.accept()
            with peer:
                peer.settimeout(START_S)
                viewer = Viewer(WebSocketPeer(peer) if web else peer)
                result, sent = _play(viewer, stream, process.pid, per_second)
        except (ViewerFailed, OSError) as failure:
            return Result(failure=str(failure) or type(failure).__name__)
        finally:
            _end(process)
        if is_ours and per_second:
            return Result(result.seconds, result.cpu_s, delays_ms=_delays_ms(sent, Path(stats.name)))
        return result


def _play(viewer: Viewer, stream: Stream, pid: int, per_second: float) -> tuple[Result, list[float]]:
    viewer.greet(stream.server_init)
    viewer.wait_for_request()
    time.sleep(WARM_UP_S)  # the window comes up meanwhile, which is nobody's decoding
    before_s = _cpu_s(pid)
    if per_second:
        push = viewer.send_paced(stream.messages, stream.update_ends, per_second)
    else:
        push = viewer.send_all(stream.messages, lambda: _cpu_s(pid))
    return Result(push.seconds, _cpu_s(pid) - before_s), push.updates_sent


def _delays_ms(sent: Iterable[float], stats: Path) -> tuple[float, ...]:
    """For each update the first picture after it was sent; both clocks are the system's monotonic one."""
    painted = iter(json.loads(stats.read_text())["painted_at"])
    at, delays = next(painted, None), []
    for time_sent in sent:
        while at is not None and at < time_sent:
            at = next(painted, None)
        if at is None:
            break
        delays.append((at - time_sent) * 1000)
    return tuple(delays)


def _cpu_s(session: int) -> float:
    """Processor seconds of all processes of a session, where the system tells."""
    ticks = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile
        if int(fields[3]) == session:
            ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _end(process: subprocess.Popen[bytes]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
            process.wait(5)
            return
        except subprocess.TimeoutExpired:
            continue
        except ProcessLookupError:
            process.wait()
            return


def best(results: Iterable[Result]) -> Result:
    """The fastest that did not fail, else the failure."""
    return min(results, key=lambda result: (bool(result.failure), result.seconds))


def geometric_mean(ratios: Sequence[float]) -> float:
    return math.exp(statistics.fmean(map(math.log, ratios))) if ratios else math.nan


def _cell(stream: Stream, result: Result | None) -> str:
    if result is None:
        return "-"
    if result.failure:
        return "closes"
    rate = stream.pixels / 1e6 / result.seconds
    return f"{rate:.{0 if rate >= 20 else 1}f} ({result.cpu_s:.2f} s)"


def group_of(name: str) -> str:
    """The group that a stream counts in; empty for one of none."""
    fits = (title for title, *patterns in GROUPS if any(fnmatch(name, pattern) for pattern in patterns))
    return next(fits, "")


def group_lines(ratios: dict[str, dict[str, float]]) -> list[str]:
    """Markdown: for each group the geometric means of `ratios`, which are by other viewer and stream."""
    lines = [
        f"| streams | {' | '.join(f'ours / {name}' for name in ratios)} |",
        "|---" * (1 + len(ratios)) + "|",
    ]
    for title, *_ in GROUPS:
        cells = [
            geometric_mean([ratio for stream, ratio in those.items() if group_of(stream) == title])
            for those in ratios.values()
        ]
        lines.append(
            f"| {title} | {' | '.join('-' if math.isnan(cell) else f'{cell:.2f}' for cell in cells)} |"
        )
    return lines


def table(rows: Sequence[tuple[Stream, dict[str, Result]]], names: Sequence[str]) -> str:
    """Markdown: MPixel/s and processor seconds, how often ours is as fast as each other, and the means."""
    others = [name for name in names if name != "ours"]
    lines = [
        f"| stream | MPx | {' | '.join(names)} | {' | '.join(f'ours / {name}' for name in others)} |",
        "|---" * (2 + len(names) + len(others)) + "|",
    ]
    ratios: dict[str, dict[str, float]] = {name: {} for name in others}
    cpu: dict[str, list[float]] = {name: [] for name in others}
    for stream, results in rows:
        cells = [_cell(stream, results.get(name)) for name in names]
        ours = results["ours"]
        for name in others:
            other = results[name]
            if ours.failure or other.failure:
                cells.append("-")
                continue
            ratios[name][stream.name] = other.seconds / ours.seconds
            cpu[name].append(max(ours.cpu_s, 0.01) / max(other.cpu_s, 0.01))
            cells.append(f"{ratios[name][stream.name]:.2f}")
        lines.append(f"| {stream.name} | {stream.pixels / 1e6:.1f} | {' | '.join(cells)} |")
    lines += ["", *group_lines(ratios), ""]
    lines += [
        f"ours / {name}: speed {geometric_mean([*ratios[name].values()]):.2f}, processor seconds "
        f"{geometric_mean(cpu[name]):.2f} (geometric means of {len(ratios[name])})"
        for name in others
    ]
    return "\n".join(lines)


def _throughput(options: argparse.Namespace, found: dict[str, Command], environment: dict[str, str]) -> None:
    rows = []
    for stream in streams(options.stream):
        # Turn by turn, so that a disturbance of this machine meets all of them.
        runs: dict[str, list[Result]] = {name: [] for name in found}
        for _ in range(options.runs):
            for name, command in found.items():
                runs[name].append(measure(command, stream, environment, web=is_web(name)))
        results = {name: best(those) for name, those in runs.items()}
        rows.append((stream, results))
        told = "  ".join(f"{name} {_cell(stream, result)}" for name, result in results.items())
        print(f"{stream.name:24} {told}", file=sys.stderr, flush=True)
    print(table(rows, list(found)))


def _paced(options: argparse.Namespace, command: Command, environment: dict[str, str]) -> None:
    print("| stream | updates | to painted p50 ms | p95 ms | processor s |\n|---|---|---|---|---|")
    for stream in streams(options.stream):
        result = measure(command, stream, environment, per_second=options.paced)
        delays = sorted(result.delays_ms)
        if len(delays) < 2:
            print(f"| {stream.name} | {len(delays)} | {result.failure or '-'} | | |")
            continue
        p95 = delays[min(len(delays) - 1, int(len(delays) * 0.95))]
        print(
            f"| {stream.name} | {len(delays)} | {statistics.median(delays):.1f} | {p95:.1f} | {result.cpu_s:.2f} |",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stream", nargs="*", help="names or patterns of recordings (default: all)")
    parser.add_argument(
        "--clients", default="", help="some of ours,tigervnc,gtkvnc,libvncclient,novnc (default: all)"
    )
    parser.add_argument("--runs", type=int, default=3, help="the best of so many counts")
    parser.add_argument(
        "--paced", type=float, default=0.0, metavar="N", help="N updates a second: delays of ours"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = peers(folder)
        if options.clients:
            found = {wanted: found[wanted] for wanted in options.clients.split(",")}
        with web_pages(folder), display(folder) as environment:
            if options.paced:
                _paced(options, found["ours"], environment)
            else:
                _throughput(options, found, environment)


if __name__ == "__main__":
    main()
