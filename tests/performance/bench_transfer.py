# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How fast files go up and down over TLS on loopback, what processor time that takes, and how long the loop stalls.

Run as `python -m tests.performance.bench_transfer [MiB]`. The other side is a plain blocking TLS server in a process of
its own, which gives and takes as a host's file handlers do. Files are written to and read from the temporary folder. curl
does the same in turn with ours, where there is one, three times each: compare within a run. "Checked" transfers read the archive they move,
as exports and imports of VMs do.
"""

from __future__ import annotations

import asyncio
import math
import multiprocessing
import re
import shutil
import socket
import ssl
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

import xxhash

from tests.helpers.xva_file import END, Disk, member, ova_xml
from tests.performance.meters import LOAD_TICK_S, LoopMeter, memory_mib
from tests.xapi.tls_server import made_certificate
from xolite_desktop.xapi.client.saved_file import Check, FileSource, SavedFile
from xolite_desktop.xapi.net import transfer
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.file_head import FileRequest
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.operations.transfer_check import DownloadCheck, UploadCheck

MIB = 1 << 20
BLOCK = bytes(range(256)) * 4096
_DISK = "Ref:4"
ROUNDS = 3


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
                for part in archive(size // MIB):
                    secure.sendall(part)
            else:
                left = int(re.search(rb"(?i)content-length: *([0-9]+)", head)[1])  # type: ignore[index]
                left -= len(head.partition(b"\r\n\r\n")[2])
                while left > 0:
                    left -= secure.recv_into(buffer)


def archive(blocks: int) -> Iterator[bytes]:
    """An XVA of one full disk, in the pieces a host writes."""
    digest = xxhash.xxh64(BLOCK).hexdigest().upper().encode()
    yield member("ova.xml", ova_xml([Disk(_DISK, blocks * MIB)]))
    for number in range(blocks):
        name = f"{_DISK}/{number:08d}"
        yield member(name, BLOCK) + member(f"{name}.xxhash", digest)
    yield END


class Pit:
    async def write(self, block: bytes) -> None:
        pass


@dataclass
class Way:
    """One way to move the file: ours, and what curl is told to do the same; `before` each."""

    name: str
    work: Callable[[], Awaitable[object]]
    curl: tuple[str, ...]
    before: Callable[[], None] = lambda: None


async def measured(way: Way, size: int) -> None:
    """Ours and curl in turn, three times; the best of each is printed, since other programs only make it worse."""
    best, peer, cost, stall, work = 0.0, 0.0, math.inf, 0.0, 0.0
    for _ in range(ROUNDS):
        way.before()
        meter = LoopMeter(LOAD_TICK_S)
        meter.start()
        wall, busy = time.perf_counter(), time.process_time()
        await way.work()
        wall, busy = time.perf_counter() - wall, time.process_time() - busy
        figures = meter.stop()
        best, cost = max(best, size / MIB / wall), min(cost, busy / (size / MIB) * 1000)
        stall, work = max(stall, figures["block_ms"]), max(work, figures["busy_block_ms"])
        way.before()
        peer = max(peer, await by_curl(size, *way.curl))
    beside = f"curl {peer:5.0f}, ours is {best / peer:.2f} of that" if peer else ""
    print(
        f"{way.name:<28} {best:5.0f} MiB/s  {beside:<34}  {cost:5.2f} ms of CPU for each MiB  "
        f"longest stall {stall:5.1f} ms, work in it {work:4.1f} ms"
    )


async def by_curl(size: int, *arguments: str) -> float:
    """MiB a second; 0 where there is no curl. It may say that the server cut the connection, as hosts do."""
    if shutil.which("curl") is None:
        return 0.0
    begun = time.perf_counter()
    running = await asyncio.create_subprocess_exec("curl", "-k", "-s", *arguments)
    await running.wait()
    return size / MIB / (time.perf_counter() - begun)


async def run(port: int, der: bytes, size: int, folder: Path) -> None:
    endpoint, pins = Endpoint("127.0.0.1", port), Pins(None)
    pins.trust_once(endpoint, Certificate(der))
    down = FileRequest(endpoint, "/export", "OpaqueRef:session", "bench", "exporting")
    up = FileRequest(endpoint, "/import", "OpaqueRef:session", "bench", "importing")
    url, made, sent = f"https://127.0.0.1:{port}", folder / "made", folder / "sent"

    async def into_file(check: Check | None = None) -> None:
        async with SavedFile(made, check=check) as sink:
            await transfer.download(down, pins.get, sink)
            await sink.keep()

    async def from_file(check: Check | None = None) -> None:
        async with FileSource(sent, check) as source:
            await transfer.upload(up, pins.get, source)

    with sent.open("wb") as file:
        file.writelines(archive(size // MIB))
    gone = partial(made.unlink, missing_ok=True)  # to free a large file takes the system its time
    fetch, put = ("-o", str(made), f"{url}/export"), ("-T", str(sent), f"{url}/import")
    for way in (
        Way(
            "down, thrown away",
            lambda: transfer.download(down, pins.get, Pit()),
            ("-o", "/dev/null", fetch[2]),
        ),
        Way("down, into a file", into_file, fetch, gone),
        Way("down, into a file, checked", lambda: into_file(DownloadCheck()), fetch, gone),
        Way("up, from a file", from_file, put),
        Way("up, from a file, checked", lambda: from_file(UploadCheck()), put),
    ):
        await measured(way, size)
    print(f"most memory held: {memory_mib()[1]:.0f} MiB")


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
