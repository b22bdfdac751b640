# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Answers /system-status, /host_logs_download and /host_backup: what hosts make of themselves, each in a task."""

from __future__ import annotations

import asyncio

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.http import Request, Sim, takeover
from xolite_desktop.simulator.methods import method
from xolite_desktop.simulator.transfer import Exchange, conduct
from xolite_desktop.simulator.vm_placement import is_live

ENTRIES = (
    ("CVSM", 1_048_576, "no", True),
    ("blobs", 10_485_760, "no", False),
    ("disk-info", 51_200, "maybe", True),
    ("firstboot", 512_000, "yes", True),
    ("high-availability", 5_242_880, "maybe", True),
    ("host-crashdump-logs", 536_870_912, "maybe", False),
    ("kernel-info", 1_048_576, "maybe", True),
    ("network-status", 2_097_152, "yes", True),
    ("pam", 51_200, "no", True),
    ("process-list", 524_288, "yes", True),
    ("xapi", 1_048_576, "yes", True),
    ("xenserver-config", 1_048_576, "maybe", True),
    ("xenserver-databases", 20_971_520, "yes", True),
    ("xenserver-logs", 209_715_200, "maybe", True),
)
_SECONDS = 3.0
_PIECES = 12
_PIECE = 16 << 10


@method("host.get_system_status_capabilities")
def get_system_status_capabilities(call: Call, host: str) -> str:
    """What a status report can hold."""
    call.db.get("host", host)
    if not is_live(call.db, host):
        call.fail("HOST_OFFLINE", host)
    entries = "".join(
        f'<capability content-type="text/plain" default-checked="{"yes" if checked else "no"}" key="{key}" '
        f'max-size="{size}" max-time="60" min-size="0" min-time="0" pii="{pii}"/>'
        for key, size, pii, checked in ENTRIES
    )
    return f'<?xml version="1.0" ?><system-status-capabilities>{entries}</system-status-capabilities>'


@takeover("GET", "/system-status")
async def system_status(
    request: Request, sim: Sim, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """The entries that were asked for, or all."""
    await conduct(request, sim, (reader, writer), "get_system_status", "Downloading host status", _status)


@takeover("GET", "/host_logs_download")
async def host_logs_download(
    request: Request, sim: Sim, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    await conduct(request, sim, (reader, writer), "get_host_logs_download", "Downloading host logs", _logs)


@takeover("GET", "/host_backup")
async def host_backup(
    request: Request, sim: Sim, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    await conduct(request, sim, (reader, writer), "get_host_backup", "Downloading host backup", _backup)


async def _status(exchange: Exchange) -> str:
    asked = exchange.request.query.get("entries", "")
    known = [key for key, *_ in ENTRIES]
    keys = asked.split(",") if asked else known
    if not set(keys) <= set(known):
        raise Failure("SYSTEM_STATUS_RETRIEVAL_FAILED", f"unknown entries in {asked}")
    return await _give(exchange, f"status report: {' '.join(keys)}\n")


async def _logs(exchange: Exchange) -> str:
    return await _give(exchange, "simulated logs\n")


async def _backup(exchange: Exchange) -> str:
    return await _give(exchange, "simulated backup\n")


async def _give(exchange: Exchange, head: str) -> str:
    """In pieces, with time between them, and without a length."""
    exchange.check_cancelled()
    exchange.answer("HTTP/1.1 200 OK")
    await exchange.send(head.encode())
    for _ in range(_PIECES):
        await exchange.sim.clock.sleep(_SECONDS / _PIECES)
        await exchange.send(bytes(_PIECE))
    return ""
