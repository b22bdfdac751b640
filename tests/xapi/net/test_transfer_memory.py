# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A transfer holds a few blocks, however large the file is and however slow one side."""

from __future__ import annotations

import asyncio
import gc
import tracemalloc
from collections.abc import Callable, Iterator

import pytest
from xapi.net.test_transfer import agree, asking, trusting
from xapi.tls_server import Peer, TlsServer

from xolite_desktop.xapi.net import transfer

MIB = 1 << 20
FILE_BYTES = 32 * MIB
HELD_BYTES = 4 * MIB
BLOCK = bytes(MIB)


@pytest.fixture
def peak() -> Iterator[Callable[[], int]]:
    """The most that Python's memory grew by."""
    gc.collect()
    tracemalloc.start()
    yield lambda: tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()


async def test_a_download_into_a_slow_sink(serve: Callable[..., TlsServer], peak: Callable[[], int]) -> None:
    def script(peer: Peer) -> None:
        agree(peer)
        for _ in range(FILE_BYTES // MIB):
            peer.send(BLOCK)

    class SlowSink:
        async def write(self, block: bytes) -> None:
            for _ in range(5):  # the loop goes round, and more comes in
                await asyncio.sleep(0)

    server = serve(script)
    assert await transfer.download(asking(server), trusting(server), SlowSink()) == FILE_BYTES
    assert peak() < HELD_BYTES


async def test_an_upload_to_a_slow_host(serve: Callable[..., TlsServer], peak: Callable[[], int]) -> None:
    received: list[int] = []

    def script(peer: Peer) -> None:
        left = agree(peer)
        while left and (part := peer.read(64 << 10)):
            left -= len(part)
        received.append(left)

    class Sparse:
        """A file that is all hole."""

        size_bytes = FILE_BYTES

        async def read(self, most: int) -> bytes:
            return BLOCK[:most]

    server = serve(script)
    await transfer.upload(asking(server, "/import"), trusting(server), Sparse())
    await asyncio.to_thread(server.settle)
    assert received == [0]
    assert peak() < HELD_BYTES
