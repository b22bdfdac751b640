# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What consoles leave of the main thread: python tests/performance/bench_console_load.py

First a timer of 5 ms runs in the loop of a viewer that a recorded stream floods, again and again for some seconds: how late it is.
Then sixteen viewers stand still: what of one core they take. Prints, and never fails for being slow.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from helpers.replay_server import Viewer as Peer  # noqa: E402
from helpers.replay_server import ViewerFailed  # noqa: E402
from tests.performance.bench_console import streams  # noqa: E402
from xolite_desktop.models import event_loop  # noqa: E402
from xolite_desktop.models.bridge import Bridge  # noqa: E402
from xolite_desktop.view_vnc.viewer import Viewer  # noqa: E402
from xolite_desktop.vnc.link_rating import Link  # noqa: E402
from xolite_desktop.xapi.net.endpoint import Endpoint  # noqa: E402

PERIOD_S = 0.005


def serve(name: str, seconds: float) -> None:
    """In a process of its own: plays the stream to each viewer, over and over, then is silent."""
    (stream,) = streams([name])
    with socket.create_server(("127.0.0.1", 0), backlog=32) as listener:
        print(listener.getsockname()[1], flush=True)
        while True:
            peer, _ = listener.accept()
            threading.Thread(
                target=_play, args=(peer, stream.server_init, stream.messages, seconds), daemon=True
            ).start()


def _play(peer: socket.socket, server_init: bytes, messages: memoryview, seconds: float) -> None:
    viewer = Peer(peer)
    until = time.monotonic() + seconds
    try:
        viewer.greet(server_init)
        viewer.wait_for_request()
        while True:
            viewer.send_paced(messages, [len(messages)], per_second=1)
            if time.monotonic() > until:
                break
        while True:
            viewer.wait_for_request()
    except (ViewerFailed, OSError):
        peer.close()


class Lateness:
    """A timer's delays beyond its period, while it is watched."""

    def __init__(self) -> None:
        self.late_ms: list[float] = []
        self._due = 0.0
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, singleShot=True)
        self._timer.timeout.connect(self._fired)

    def start(self) -> None:
        self._due = time.monotonic() + PERIOD_S
        self._timer.start(round(PERIOD_S * 1000))

    def stop(self) -> None:
        self._timer.stop()

    def _fired(self) -> None:
        self.late_ms.append((time.monotonic() - self._due) * 1000)
        self.start()


async def _opened(port: int, count: int, bridge: Bridge) -> list[Viewer]:
    viewers = [Viewer(Endpoint("127.0.0.1", port), bridge, Link.LAN) for _ in range(count)]
    for viewer in viewers:
        viewer.open(full_screen=False)
    while not all(viewer.link.frames for viewer in viewers):
        await asyncio.sleep(0.01)
    return viewers


async def _timer(port: int, seconds: float) -> None:
    bridge = Bridge()
    # First without a stream: what this machine itself does to a timer.
    print(f"nothing to do: {await _lateness(seconds / 2)}")
    (viewer,) = await _opened(port, 1, bridge)
    frames = viewer.link.frames
    told = await _lateness(seconds)
    print(f"saturated, {(viewer.link.frames - frames) / seconds:.0f} pictures a second: {told}")
    viewer.close()
    await bridge.close()


async def _lateness(seconds: float) -> str:
    lateness = Lateness()
    lateness.start()
    await asyncio.sleep(seconds)
    lateness.stop()
    late = sorted(lateness.late_ms)
    return (
        f"a timer of 5 ms was late by p50 {late[len(late) // 2]:.1f}, p99 {late[int(len(late) * 0.99)]:.1f}, "
        f"at most {late[-1]:.1f} ms; {sum(each <= 20 for each in late) / len(late):.1%} at most 20 ms"
    )


async def _idle(port: int, count: int, seconds: float) -> None:
    bridge = Bridge()
    viewers = await _opened(port, count, bridge)
    await asyncio.sleep(6)  # the stream ends, windows settle
    started, before_s = time.monotonic(), time.process_time()
    await asyncio.sleep(seconds)
    share = (time.process_time() - before_s) / (time.monotonic() - started)
    print(f"{count} consoles that stand still take {share:.1%} of one core")
    for viewer in viewers:
        viewer.close()
    await bridge.close()


async def _main(stream: str, seconds: float, count: int) -> None:
    for name, play_s, measure in (
        (stream, seconds + 3, lambda port: _timer(port, seconds)),
        ("x_idle_hextile_768", 0.0, lambda port: _idle(port, count, seconds)),
    ):
        words = [sys.executable, __file__, "--serve", name, "--seconds", str(play_s)]
        server = await asyncio.to_thread(subprocess.Popen, words, stdout=subprocess.PIPE)
        try:
            assert server.stdout is not None
            port = int(await asyncio.to_thread(server.stdout.readline))
            await measure(port)
        finally:
            server.terminate()
            await asyncio.to_thread(server.wait)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stream", default="x_term_hextile_768", help="the one that floods")
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--count", type=int, default=16, help="of consoles that stand still")
    parser.add_argument("--serve", help="used by itself")
    options = parser.parse_args()
    if options.serve:
        serve(options.serve, options.seconds)
        return
    event_loop.run(
        lambda quit_event: _main(options.stream, options.seconds, options.count),
        QApplication(["bench"]),
        lambda doing, error: print(f"{doing}: {error}", file=sys.stderr),
    )


if __name__ == "__main__":
    main()
