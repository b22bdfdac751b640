# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How fast files go up and down over TLS on loopback, what processor time that takes, and how long the loop stalls.

Run as `python -m tests.performance.bench_transfer [MiB]`. The other side is a plain blocking TLS server in a process of
its own, which gives and takes as a host's file handlers do. Files are written to and read from the temporary folder.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import resource
import socket
import ssl
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection
from pathlib import Path

from tests.performance.meters import LOAD_TICK_S, LoopMeter
from tests.xapi.tls_server import made_certificate
from xolite_desktop.xapi.client.saved_file import FileSource, SavedFile
from xolite_desktop.xapi.net import transfer
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.file_head import FileRequest
from xolite_desktop.xapi.net.pins import Pins

MIB = 1 << 20
BLOCK = bytes(range(256)) * 4096


def serve(pipe: Connection, size: int) -> None:
    """Four exchanges, each on a connection of its own."""
    certificate = made_certificate()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    with tempfile.NamedTemporaryFile() as file:
        file.write(certificate.pem)
        file.flush()
        context.load_cert_chain(file.name)
    listener = socket.create_server(("127.0.0.1", 0))
    pipe.send((listener.getsockname()[1], certificate.der))
    buffer = bytearray(MIB)
    while True:
        plain, _ = listener.accept()
        with context.wrap_socket(plain, server_side=True) as secure:
            head = b""
            while b"\r\n\r\n" not in head:
                head += secure.recv(4096)
            secure.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
            if head.startswith(b"GET"):
                for _ in range(size // MIB):
                    secure.sendall(BLOCK)
            else:
                left = size
                while left:
                    left -= secure.recv_into(buffer)


class Pit:
    async def write(self, block: bytes) -> None:
        pass


class Spring:
    def __init__(self, size_bytes: int) -> None:
        self.size_bytes = size_bytes

    async def read(self, most: int) -> bytes:
        return BLOCK[:most]


async def measured(name: str, size: int, work: Callable[[], Awaitable[object]]) -> None:
    """Run one transfer and print its figures."""
    meter = LoopMeter(LOAD_TICK_S)
    meter.start()
    wall, busy = time.perf_counter(), time.process_time()
    await work()
    wall, busy = time.perf_counter() - wall, time.process_time() - busy
    longest_ms = meter.stop()["block_ms"]
    print(
        f"{name:<22} {size / MIB / wall:7.0f} MiB/s   {busy / (size / MIB) * 1000:6.2f} ms of CPU for each MiB   "
        f"longest stall {longest_ms:5.1f} ms"
    )


async def run(port: int, der: bytes, size: int, folder: Path) -> None:
    endpoint, pins = Endpoint("127.0.0.1", port), Pins(None)
    pins.trust_once(endpoint, Certificate(der))
    down = FileRequest(endpoint, "/export", "OpaqueRef:session", "bench", "exporting")
    up = FileRequest(endpoint, "/import", "OpaqueRef:session", "bench", "importing")

    async def into_file() -> None:
        async with SavedFile(folder / "file") as file:
            await transfer.download(down, pins.get, file)
            await file.keep()

    async def from_file() -> None:
        async with FileSource(folder / "file") as source:
            await transfer.upload(up, pins.get, source)

    await measured("down, thrown away", size, lambda: transfer.download(down, pins.get, Pit()))
    await measured("up, from memory", size, lambda: transfer.upload(up, pins.get, Spring(size)))
    await measured("down, into a file", size, into_file)
    await measured("up, from a file", size, from_file)
    print(f"most memory held: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def main() -> None:
    size = int(sys.argv[1] if len(sys.argv) > 1 else 512) * MIB
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(there, size), daemon=True)
    server.start()
    port, der = here.recv()
    try:
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(run(port, der, size, Path(folder)))
    finally:
        server.kill()
        server.join()


if __name__ == "__main__":
    main()
