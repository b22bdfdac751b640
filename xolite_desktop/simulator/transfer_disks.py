# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Answers /export_raw_vdi and /import_raw_vdi: one disk as it is, or as a file of its format."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from xolite_desktop.simulator.disk_contents import BLOCK
from xolite_desktop.simulator.disk_images import VHD_LARGEST, VHD_MAGIC, qcow2_pieces, read_image, vhd_pieces
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
_MOST_IMAGE = 64 << 20
_SECTOR = 512


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
    if kind == "vhd" and size > VHD_LARGEST:
        raise Failure("VDI_TOO_LARGE", vdi, str(VHD_LARGEST))
    exchange.answer(
        "HTTP/1.1 200 OK", f"task-id:{exchange.task}", f"content-type:{_FORMATS[kind]}", disposition
    )
    done = 0
    for data in _file_of(sim, kind, uuid, size):
        await exchange.send(data)
        done += len(data)
        exchange.progress(min(0.99, done / size))
    return ""


def _file_of(sim: Sim, kind: str, uuid: str, size: int) -> Iterator[bytes]:
    disks = sim.transfers.disks
    filled = disks.filled(uuid, size)
    if kind == "raw":
        for number in range(-(-size // BLOCK)):
            yield (
                disks.block(uuid, number, size)
                if number in filled
                else bytes(min(BLOCK, size - number * BLOCK))
            )
    else:
        pieces = vhd_pieces if kind == "vhd" else qcow2_pieces
        yield from pieces(size, filled, lambda number: disks.block(uuid, number, size))


async def _import(exchange: Exchange) -> str:
    sim, vdi, kind = exchange.sim, _asked_vdi(exchange), _format(exchange)
    record = dict(sim.db.get("VDI", vdi))
    if "transfer-encoding" in exchange.request.headers:
        failure = Failure("INTERNAL_ERROR", 'Failure("import code cannot handle encoding: chunked")')
        raise Plain("HTTP/1.1 403 Forbidden", failure, page=True)
    check_plugged(sim.db, record["SR"])
    exchange.answer("HTTP/1.1 200 OK", f"task-id:{exchange.task}", "content-type: application/octet-stream")
    exchange.check_cancelled()
    uuid, size = record["uuid"], record["virtual_size"]
    if kind != "raw":
        await _receive_image(exchange, kind, uuid, size)
    elif "chunked" in exchange.request.query:
        await _receive_chunks(exchange, uuid, size)
    else:
        await _receive(exchange, uuid, size)
    return encode(Type("ref", "VDI"), vdi)


async def _receive(exchange: Exchange, uuid: str, size: int) -> None:
    """As many bytes as were announced."""
    length = _announced(exchange, size)
    if length > size:
        raise Failure("INTERNAL_ERROR", "Caught exception: the image is larger than the disk")
    done = 0
    while done < length:
        data = await _read(exchange, min(BLOCK, length - done))
        exchange.sim.transfers.disks.write_at(uuid, done, data, size)
        done += len(data)
        exchange.progress(min(0.99, done / length))


async def _receive_image(exchange: Exchange, kind: str, uuid: str, size: int) -> None:
    """A file of a format, kept whole until it can be read. What is no VHD is taken without a word, as recorded."""
    length = _announced(exchange, size)
    if length > _MOST_IMAGE:
        raise Failure("INTERNAL_ERROR", "Caught exception: the image is larger than a simulator keeps")
    file = await _read(exchange, length)
    if kind == "vhd" and not file.startswith(VHD_MAGIC):
        return
    needed, pieces = read_image(kind, file)
    if needed > size:
        raise Failure("VDI_TOO_SMALL", exchange.request.query["vdi"], str(needed))
    exchange.sim.transfers.disks.clear(uuid)
    for offset, data in pieces:
        exchange.sim.transfers.disks.write_at(uuid, offset, data, size)


def _announced(exchange: Exchange, size: int) -> int:
    told = exchange.request.headers.get("content-length", "")
    return int(told) if told.isdigit() else size


async def _read(exchange: Exchange, length: int) -> bytes:
    data = await exchange.read(length)
    if len(data) < length:
        raise Failure("VDI_IO_ERROR", "Device I/O errors", "End_of_file")
    return data


async def _receive_chunks(exchange: Exchange, uuid: str, size: int) -> None:
    """Pieces: where (8 bytes) and how long (4), little end first, then so many bytes; zeros for both end it.

    What a piece does not touch stays as it is, and what was written stays if the client leaves.
    """
    while True:
        head = await _read(exchange, _CHUNK_HEAD)
        offset, length = int.from_bytes(head[:8], "little"), int.from_bytes(head[8:], "little")
        if not offset and not length:
            return
        if length > _MOST_CHUNK or offset + length > size or (offset | length) % _SECTOR:
            raise Failure("INTERNAL_ERROR", "Caught exception: a chunk is out of place")
        for at in range(0, length, BLOCK):
            data = await _read(exchange, min(BLOCK, length - at))
            exchange.sim.transfers.disks.write_at(uuid, offset + at, data, size)
        exchange.progress(min(0.99, (offset + length) / size))
