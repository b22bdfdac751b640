# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What wsproxy's frames of 1,024 bytes cost a console: python tests/performance/bench_console_frames.py [STREAM...]

The same recorded stream comes over TLS by HTTP CONNECT, as bytes alone, and by a WebSocket in frames of 1,024 bytes: in full
TLS records, as a tunnel in front of wsproxy makes them, and each frame in a record of its own. It is
decoded by everything that a console has below its widget. The server is another process. Prints seconds and processor seconds,
the best of some runs in turns, and the rate beside CONNECT's; never fails for being slow.
"""

from __future__ import annotations

import argparse
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from helpers.replay_server import Viewer, ViewerFailed  # noqa: E402
from helpers.websocket_peer import WebSocketPeer, framed  # noqa: E402
from helpers.websocket_proxy import write_certificate  # noqa: E402
from tests.performance.bench_console import Stream, streams  # noqa: E402
from xolite_desktop.vnc.link_rating import Link  # noqa: E402
from xolite_desktop.vnc.pump import Pump  # noqa: E402
from xolite_desktop.xapi.errors import XapiError  # noqa: E402
from xolite_desktop.xapi.net.certificate import Certificate  # noqa: E402
from xolite_desktop.xapi.net.console_head import ConsoleTarget  # noqa: E402
from xolite_desktop.xapi.net.console_stream import CONNECT, WSPROXY, ConsoleStream  # noqa: E402
from xolite_desktop.xapi.net.endpoint import Endpoint  # noqa: E402
from xolite_desktop.xapi.net.pins import Pins  # noqa: E402

FRAME_BYTES = 1024
RECORD_BYTES = 16 << 10
PATIENCE_S = 120.0
WAYS = {"connect": CONNECT, "frames": WSPROXY, "lone-frames": WSPROXY}
WORDS = {
    "connect": "CONNECT",
    "frames": "frames of 1,024 bytes",
    "lone-frames": "the same, a TLS record each",
}


def serve(port_of: Path, folder: Path, stream: Stream) -> None:
    """Until nobody comes any more: the path of the request says how the stream is to be sent."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "proxy.crt", folder / "proxy.key")
    payloads = {way: _records(stream.messages, way) for way in WAYS}
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port_of.write_text(f"{listener.getsockname()[1]}\n")
        while True:
            accepted, _ = listener.accept()
            with suppress(OSError, ViewerFailed), context.wrap_socket(accepted, server_side=True) as peer:
                peer.settimeout(PATIENCE_S)
                _play(peer, stream, payloads)


def _records(messages: memoryview, way: str) -> list[bytes]:
    data = bytes(messages) if way == "connect" else framed(messages, FRAME_BYTES)
    size = FRAME_BYTES + 4 if way == "lone-frames" else RECORD_BYTES
    return [data[start : start + size] for start in range(0, len(data), size)]


def _play(peer: ssl.SSLSocket, stream: Stream, payloads: dict[str, list[bytes]]) -> None:
    way = "connect"
    carrier: ssl.SSLSocket | WebSocketPeer = peer
    head = _request(peer)
    if head.startswith(b"CONNECT"):
        peer.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    else:
        way = head.split(b"way=")[1].split()[0].decode()
        carrier = WebSocketPeer(peer, head=head)
    viewer = Viewer(carrier)
    viewer.greet(stream.server_init)
    viewer.wait_for_request()
    for record in payloads[way]:
        peer.sendall(record)
    while peer.recv(4096):
        pass


def _request(peer: ssl.SSLSocket) -> bytes:
    head = b""
    while b"\r\n\r\n" not in head:
        head += peer.recv(4096)
    return head


@contextmanager
def served(folder: Path, name: str) -> Iterator[int]:
    """The port of a server process for this stream."""
    port_of = folder / f"{name}.port"
    process = subprocess.Popen([sys.executable, __file__, "--serve", str(port_of), name])
    try:
        while not (port_of.exists() and port_of.read_text().endswith("\n")):
            time.sleep(0.05)
        yield int(port_of.read_text())
    finally:
        process.terminate()
        process.wait()


def _stream_to(port: int, way: str, der: bytes) -> ConsoleStream:
    pins, endpoint = Pins(None), Endpoint("127.0.0.1", port)
    pins.trust_once(endpoint, Certificate(der))
    target = ConsoleTarget(endpoint, f"/console?way={way}")
    opened = ConsoleStream(target, pins.get(endpoint), "OpaqueRef:session", "benchmark")
    opened.first = WAYS[way]
    return opened


def measure(stream: Stream, port: int, way: str, der: bytes) -> tuple[float, float]:
    """Seconds from the first update to the last, decoded, and the processor seconds of this process meanwhile."""
    done, begun = threading.Event(), threading.Event()
    total = len(stream.messages)

    def wake() -> None:
        pump.drain()
        begun.set()
        if pump._connection.update_count >= len(stream.update_ends):
            done.set()

    pump = Pump(lambda: _stream_to(port, way, der), wake, stream_errors=(OSError, XapiError), link=Link.RAW)
    pump.start()
    if not begun.wait(PATIENCE_S):
        raise TimeoutError(f"{total} bytes of {stream.name} never began to come by {way}")
    started, cpu_s = time.monotonic(), time.process_time()
    if not done.wait(PATIENCE_S):
        raise TimeoutError(f"{stream.name} by {way}: {pump.received_bytes} of {total} bytes came")
    result = time.monotonic() - started, time.process_time() - cpu_s
    pump.stop()
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stream", nargs="*", default=["x_term_raw_768", "q_text_raw_768", "x_page_raw_768"])
    parser.add_argument("--runs", type=int, default=5, help="the best of so many counts")
    parser.add_argument("--serve", nargs=2, metavar=("PORT_FILE", "STREAM"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        port_of = Path(options.serve[0])
        serve(port_of, port_of.parent, streams([options.serve[1]])[0])
    print("| stream | MB | way | s | processor s | rate beside CONNECT | work beside CONNECT |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _, _, der = write_certificate(folder)
        for stream in streams(options.stream):
            with served(folder, stream.name) as port:
                runs: dict[str, list[tuple[float, float]]] = {way: [] for way in WAYS}
                for _ in range(options.runs):
                    for way, those in runs.items():
                        those.append(measure(stream, port, way, der))
            _print_rows(stream, runs)


def _print_rows(stream: Stream, runs: dict[str, list[tuple[float, float]]]) -> None:
    wall = {way: min(seconds for seconds, _ in those) for way, those in runs.items()}
    cpu = {way: min(seconds for _, seconds in those) for way, those in runs.items()}
    for way, word in WORDS.items():
        print(
            f"| {stream.name} | {len(stream.messages) / 1e6:.1f} | {word} | {wall[way]:.3f} | {cpu[way]:.3f} | "
            f"{wall['connect'] / wall[way]:.2f} | {cpu[way] / cpu['connect']:.2f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
