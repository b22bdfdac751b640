# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Transfers to ask for, and both ends of them that are not there."""

from __future__ import annotations

import asyncio

from xapi.client.transfer_pool import EMPTY, VDI, VM

from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.client.transfers import Wanted


def export(client: Client, **query: str) -> Wanted:
    return Wanted(client.endpoint, "/export", tuple({"ref": VM, **query}.items()), "exporting a VM")


def disk(client: Client, vdi: str = EMPTY) -> Wanted:
    return Wanted(client.endpoint, "/import_raw_vdi", (("vdi", vdi), ("format", "raw")), "importing a disk")


def raw(client: Client) -> Wanted:
    return Wanted(client.endpoint, "/export_raw_vdi", (("vdi", VDI), ("format", "raw")), "exporting a disk")


def tasks(store: Simulator) -> list[tuple[str, str]]:
    """What of our tasks is left on the server."""
    return store.run(
        lambda: [(task["name_label"], task["status"]) for task in store.db.records("task").values()]
    )


class Zeros:
    """A source that is large, and not there."""

    def __init__(self, size_bytes: int) -> None:
        self.size_bytes = size_bytes
        self.moving = asyncio.Event()
        self._block = bytes(256 << 10)

    async def read(self, most: int) -> bytes:
        self.moving.set()
        return self._block[:most]


class Noise(Zeros):
    async def read(self, most: int) -> bytes:
        self.moving.set()
        return b"noise" * (most // 5) + b"n" * (most % 5)


class Pit:
    """A sink that only counts."""

    def __init__(self) -> None:
        self.size = 0
        self.moving = asyncio.Event()

    async def write(self, block: bytes) -> None:
        self.size += len(block)
        self.moving.set()
