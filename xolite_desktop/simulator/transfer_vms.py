# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Answers /export, /import, /export_metadata and /import_metadata: VMs as XVA archives."""

from __future__ import annotations

import asyncio
from typing import Any

from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.disk_contents import BLOCK
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.http import Request, Sim, takeover
from xolite_desktop.simulator.schema import NULL_REF, Type
from xolite_desktop.simulator.transfer import Exchange, Plain, conduct
from xolite_desktop.simulator.transfer_compression import Compressor, Decompressor
from xolite_desktop.simulator.vm_disks import check_plugged, disks_of
from xolite_desktop.simulator.vm_state import check_power_state
from xolite_desktop.simulator.xmlrpc import encode
from xolite_desktop.simulator.xva import END, member, members, ova_xml, piece, read_ova_xml
from xolite_desktop.simulator.xva_objects import Imported, external_objects, version_of

_OK_1_0 = "HTTP/1.0 200 OK"
_OK = "HTTP/1.1 200 OK"
_BINARY = "content-type: application/octet-stream"
_NAMED = 'Content-Disposition: attachment; filename="export.xva"'
_VMS = Type("set", of=(Type("ref", "VM"),))


@takeover("GET", "/export")
async def export(
    request: Request, sim: Sim, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """A VM that does not run, with its disks. Neither a length nor, in the head, an error that comes later."""
    await conduct(request, sim, (reader, writer), "get_export", "VM.export", _export)


@takeover("GET", "/export_metadata")
async def export_metadata(
    request: Request, sim: Sim, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """A VM without its disks, in any state; this one has a length."""
    await conduct(
        request, sim, (reader, writer), "get_export_metadata", "VM.metadata_export", _export_metadata
    )


@takeover("PUT", "/import")
async def import_vms(
    request: Request, sim: Sim, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """VMs of an archive. The length of the body is not looked at: the archive says where it ends."""
    await conduct(request, sim, (reader, writer), "put_import", "VM.import", _import)


@takeover("PUT", "/import_metadata")
async def import_metadata(
    request: Request, sim: Sim, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """VMs without disks; with `dry_run` only a look at the archive."""
    await conduct(
        request, sim, (reader, writer), "put_import_metadata", "VM.metadata_import", _import_metadata
    )


def _asked_vm(exchange: Exchange) -> str:
    db, query = exchange.sim.db, exchange.request.query
    if "uuid" in query:
        found = db.find("VM", uuid=query["uuid"])
        if not found:
            # This one handler looks before it begins its task.
            raise Failure("UUID_INVALID", "VM", query["uuid"])
        return found[0]
    if "ref" not in query:
        raise Failure("INTERNAL_ERROR", "Not_found")
    db.get("VM", query["ref"])
    return query["ref"]


async def _export(exchange: Exchange) -> str:
    sim, vm = exchange.sim, _asked_vm(exchange)
    check_power_state(sim.db, vm, "Halted", "Suspended")
    exchange.check_cancelled()
    keeps = exchange.request.query.get("preserve_power_state") == "true"
    disks, memory = disks_of(sim.db, sim.db.get("VM", vm)), sim.db.get("VM", vm)["suspend_VDI"]
    if keeps and memory in sim.db.records("VDI"):
        disks.append(memory)
    objects, names = external_objects(sim.db, [vm], keeps_power_state=keeps)
    exchange.answer(_OK_1_0, f"task-id: {exchange.task}", "Server: xapi/0.0", _BINARY, _NAMED)
    packer, faults = Compressor(exchange.request.query.get("use_compression", "false")), sim.transfers.faults
    await exchange.send(packer.pack(member("ova.xml", ova_xml(objects, version_of(sim.db)))))
    whole = sum(sim.db.get("VDI", disk)["virtual_size"] for disk in disks) or 1
    before = 0
    for disk in sorted(disks, key=lambda ref: names[ref]):
        record = dict(sim.db.get("VDI", disk))
        kept_alive = 0
        async for number, data in _pieces(sim, record["uuid"], record["virtual_size"]):
            if number and faults.keeps_alive:  # as after five seconds in which there were only zeros
                await exchange.send(
                    packer.pack(piece(names[disk], number + kept_alive, b"", faults.checksums))
                )
                kept_alive += 1
            await exchange.send(packer.pack(piece(names[disk], number + kept_alive, data, faults.checksums)))
            exchange.progress((before + number * BLOCK) / whole)
        before += record["virtual_size"]
    await exchange.send(packer.pack(END) + packer.finish())
    return ""


async def _pieces(sim: Sim, uuid: str, size: int) -> Any:
    """The pieces of a disk that an archive has: those with something in them, the first and the last."""
    if not size:
        return
    filled = sim.transfers.disks.filled(uuid, size)
    last = (size - 1) // BLOCK
    for number in sorted({0, last, *filled}):
        if number in filled:
            yield number, sim.transfers.disks.block(uuid, number, size)
        else:
            yield number, bytes(min(BLOCK, size - number * BLOCK))


async def _export_metadata(exchange: Exchange) -> str:
    sim = exchange.sim
    objects, _ = external_objects(sim.db, [_asked_vm(exchange)])
    archive = member("ova.xml", ova_xml(objects, version_of(sim.db))) + END
    length = f"Content-Length: {len(archive)}"
    exchange.answer(_OK_1_0, f"task-id: {exchange.task}", "Server: xapi/0.0", _BINARY, length, _NAMED)
    await exchange.send(archive)
    return ""


def _target_sr(db: Database, query: dict[str, str]) -> str:
    if "sr_uuid" in query:
        return db.by_uuid("SR", query["sr_uuid"])
    pool = next(iter(db.records("pool").values()), None)
    sr = query.get("sr_id") or (pool["default_SR"] if pool else NULL_REF)
    if "sr_id" in query and sr not in db.records("SR"):
        raise Failure("NO_HOSTS_AVAILABLE")
    return sr


def _refuse_chunks(exchange: Exchange) -> None:
    if "transfer-encoding" in exchange.request.headers:
        raise Plain("HTTP/1.1 403 Forbidden", Failure("IMPORT_ERROR_CANNOT_HANDLE_CHUNKED"), page=True)


async def _import(exchange: Exchange) -> str:
    db, query = exchange.sim.db, exchange.request.query
    sr = _target_sr(db, query)
    _refuse_chunks(exchange)
    if sr in db.records("SR"):
        check_plugged(db, sr)
    exchange.answer(_OK, f"task-id:{exchange.task}", _BINARY)
    unpacker = Decompressor(exchange.read, exchange.read_some)
    imported = Imported(db, exchange.task, sr, restore=query.get("restore") == "true")
    try:
        await _unpack(exchange, unpacker, imported)
    except KeyError as error:  # a record that lacks what every record has
        imported.undo()
        raise Failure("INTERNAL_ERROR", f"Not_found: {error}") from None
    except BaseException:
        imported.undo()
        raise
    imported.complete()
    return encode(_VMS, imported.vms)


async def _unpack(exchange: Exchange, unpacker: Decompressor, imported: Imported) -> None:
    sim = exchange.sim
    whole, done = 1, 0
    empty: dict[str, int] = {}  # pieces without a place, for each disk
    async for name, data in members(unpacker.read_exactly):
        if name == "ova.xml":
            imported.create(read_ova_xml(data))
            for disk in imported.disks.values():
                sim.transfers.disks.clear(sim.db.get("VDI", disk)["uuid"])
            whole = sum(sim.db.get("VDI", disk)["virtual_size"] for disk in imported.disks.values()) or 1
            _say_created(exchange)
            exchange.check_cancelled()
            continue
        place, _, digits = name.partition("/")
        disk = imported.disks.get(place, "")
        if disk not in sim.db.records("VDI") or not digits.isdigit():
            raise Failure("IMPORT_ERROR_UNEXPECTED_FILE", "a piece of a disk", name)
        empty[place] = empty.get(place, 0) + (not data)
        if data:
            number = int(digits) - empty[place]
            sim.transfers.disks.write(sim.db.get("VDI", disk)["uuid"], number, data)
        done += len(data)
        exchange.progress(min(0.99, done / whole))
    if not imported.vms:
        raise Failure("IMPORT_ERROR_PREMATURE_EOF")


def _say_created(exchange: Exchange) -> None:
    db, task = exchange.sim.db, exchange.task
    if task in db.records("task"):
        other_config = {**db.get("task", task)["other_config"], "object_creation": "complete"}
        db.update("task", task, other_config=other_config)


async def _import_metadata(exchange: Exchange) -> str:
    query = exchange.request.query
    _refuse_chunks(exchange)
    exchange.answer(_OK, f"task-id:{exchange.task}", _BINARY)
    db = exchange.sim.db
    imported = Imported(db, exchange.task, NULL_REF, restore=query.get("restore") == "true")
    async for name, data in members(exchange.read_exactly):
        if name == "ova.xml":
            objects = read_ova_xml(data)
            if query.get("dry_run") != "true":
                imported.create(objects, with_disks=False)
    imported.complete()
    return encode(_VMS, imported.vms)
