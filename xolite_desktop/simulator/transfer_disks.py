# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Answers /export_raw_vdi and /import_raw_vdi: one disk as it is, or as a file of its format.

Formats other than raw are not made here: their files are a first line that says so, and the filled blocks.
"""

from __future__ import annotations

import asyncio

from xolite_desktop.simulator.disk_contents import BLOCK
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.http import Request, Sim, takeover
from xolite_desktop.simulator.schema import Type
from xolite_desktop.simulator.transfer import Exchange, Plain, conduct
from xolite_desktop.simulator.vm_disks import check_plugged
from xolite_desktop.simulator.xmlrpc import encode

_FORMATS = {"raw": "application/octet-stream", "vhd": "application/vhd", "qcow2": "application/qcow2"}
_NO_VDI = Failure("VDI_MISSING")
_CHUNK_HEAD = 12
_MOST_CHUNK = 64 << 20
_TITLE = 512


@takeover("GET", "/export_raw_vdi")
async def export_raw_vdi(
    request: Request, sim: Sim, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """All of a disk, without a length."""
    await conduct(request, sim, (reader, writer), "get_export_raw_vdi", "VDI.export", _export)


@takeover("PUT", "/import_raw_vdi")
async def import_raw_vdi(
    request: Request, sim: Sim, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """A disk's content, up to the length of the body; with `chunked`, pieces that each say where they belong."""
    await conduct(request, sim, (reader, writer), "put_import_raw_vdi", "VDI.import", _import)


def _asked_vdi(exchange: Exchange) -> str:
    db, named = exchange.sim.db, exchange.request.query.get("vdi")
    if named is None:
        raise Plain("HTTP/1.1 400 Bad Request", _NO_VDI)
    return named if named in db.records("VDI") else db.by_uuid("VDI", named)


def _format(exchange: Exchange) -> str:
    name = exchange.request.query.get("format", "raw")
    if name not in _FORMATS:
        raise Plain("HTTP/1.0 404 Not Found", Failure("INTERNAL_ERROR", f"Unknown format {name}"))
    return name


async def _export(exchange: Exchange) -> str:
    sim, vdi, kind = exchange.sim, _asked_vdi(exchange), _format(exchange)
    record = dict(sim.db.get("VDI", vdi))
    check_plugged(sim.db, record["SR"])
    exchange.check_cancelled()
    uuid, size = record["uuid"], record["virtual_size"]
    disposition = f'content-disposition: attachment; filename="{uuid}.{kind}"'
    exchange.answer(
        "HTTP/1.1 200 OK", f"task-id:{exchange.task}", f"content-type:{_FORMATS[kind]}", disposition
    )
    filled = sim.transfers.disks.filled(uuid, size)
    if kind != "raw":
        await exchange.send(f"{kind} of {uuid}, {size} bytes\n".encode().ljust(_TITLE, b"\0"))
    zeros = bytes(BLOCK)
    for number in range(-(-size // BLOCK)) if kind == "raw" else filled:
        length = min(BLOCK, size - number * BLOCK)
        if number in filled:
            await exchange.send(sim.transfers.disks.block(uuid, number, size))
        else:
            await exchange.send(zeros[:length])
        exchange.progress(min(0.99, (number + 1) * BLOCK / size))
    return ""


async def _import(exchange: Exchange) -> str:
    sim, vdi, kind = exchange.sim, _asked_vdi(exchange), _format(exchange)
    record = dict(sim.db.get("VDI", vdi))
    if "transfer-encoding" in exchange.request.headers:
        failure = Failure("INTERNAL_ERROR", 'Failure("import code cannot handle encoding: chunked")')
        raise Plain("HTTP/1.1 403 Forbidden", failure, page=True)
    check_plugged(sim.db, record["SR"])
    exchange.answer("HTTP/1.1 200 OK", f"task-id:{exchange.task}", "content-type: application/octet-stream")
    exchange.check_cancelled()
    sim.transfers.disks.clear(record["uuid"])
    if kind == "raw" and "chunked" in exchange.request.query:
        await _receive_chunks(exchange, record["uuid"], record["virtual_size"])
    else:
        await _receive(exchange, record["uuid"], record["virtual_size"], raw=kind == "raw")
    return encode(Type("ref", "VDI"), vdi)


async def _receive(exchange: Exchange, uuid: str, size: int, *, raw: bool) -> None:
    """As many bytes as were announced; those of other formats are only counted."""
    told = exchange.request.headers.get("content-length", "")
    length = int(told) if told.isdigit() else size
    if raw and length > size:
        raise Failure("INTERNAL_ERROR", "Caught exception: the image is larger than the disk")
    done = 0
    while done < length:
        data = await exchange.read(min(BLOCK, length - done))
        if len(data) < min(BLOCK, length - done):
            raise Failure("VDI_IO_ERROR", "Device I/O errors", "End_of_file")
        if raw:
            exchange.sim.transfers.disks.write(uuid, done // BLOCK, data)
        done += len(data)
        exchange.progress(min(0.99, done / length))


async def _receive_chunks(exchange: Exchange, uuid: str, size: int) -> None:
    """Pieces: where (8 bytes) and how long (4), little end first, then so many bytes; zeros for both end it."""
    while True:
        head = await exchange.read_exactly(_CHUNK_HEAD)
        offset, length = int.from_bytes(head[:8], "little"), int.from_bytes(head[8:], "little")
        if not offset and not length:
            return
        if length > _MOST_CHUNK or offset + length > size or offset % BLOCK:
            raise Failure("INTERNAL_ERROR", "Caught exception: a chunk is out of place")
        for at in range(0, length, BLOCK):
            data = await exchange.read_exactly(min(BLOCK, length - at))
            exchange.sim.transfers.disks.write(uuid, (offset + at) // BLOCK, data)
        exchange.progress(min(0.99, (offset + length) / size))
