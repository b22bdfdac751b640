# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Answers /blob and /audit_log: small files without a task."""

from __future__ import annotations

import asyncio

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.http import HttpError, Request, Response, Sim, read_body, route, send, takeover
from xolite_desktop.simulator.methods import method

_KEPT = ("Connection: keep-alive", "Cache-Control: no-cache, no-store")


def _session(request: Request, sim: Sim, realm: str) -> None:
    try:
        sim.session_of(request)
    except HttpError as error:
        raise HttpError(error.status, realm=realm) from None


@method("VM.create_new_blob")
def create_new_blob(call: Call, vm: str, name: str, mime_type: str, public: bool = False) -> str:
    """An empty blob of a VM."""
    blob = call.db.create("blob", name_label=name, mime_type=mime_type, public=public)
    call.db.update("VM", vm, blobs={**call.db.get("VM", vm)["blobs"], name: blob})
    return blob


@route("GET", "/blob")
async def read_blob(request: Request, sim: Sim) -> Response:
    _session(request, sim, "get_blob")
    ref = request.query.get("ref", "")
    if ref not in sim.db.records("blob"):
        return _unknown()
    content = ("content-type", sim.db.get("blob", ref)["mime_type"])
    return Response(headers=[content], body=sim.transfers.blobs.get(ref, b""), close=True, style="file")


@takeover("PUT", "/blob")
async def write_blob(
    request: Request, sim: Sim, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Answers when it has read the body, without saying that nothing follows."""
    _session(request, sim, "put_blob")
    ref = request.query.get("ref", "")
    if ref not in sim.db.records("blob"):
        await send(writer, _unknown(), keep_alive=False)
        return
    sim.transfers.blobs[ref] = await read_body(reader, request)
    sim.db.update("blob", ref, size=len(sim.transfers.blobs[ref]))
    _answer(writer, "Access-Control-Allow-Origin: *")
    await writer.drain()


def _unknown() -> Response:
    return Response(404, "Not Found", body=b"Unknown reference\n", close=True)


@takeover("GET", "/audit_log")
async def audit_log(
    request: Request, sim: Sim, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """It says that it keeps the connection, and closes it."""
    _session(request, sim, "get_audit_log")
    _answer(writer, "content-type: text/plain")
    for session in sim.db.records("session").values():
        writer.write(f"{session['last_active']} session.create {session['auth_user_name']} OK\n".encode())
    await writer.drain()


def _answer(writer: asyncio.StreamWriter, *headers: str) -> None:
    writer.write("\r\n".join(("HTTP/1.1 200 OK", *_KEPT, *headers, "", "")).encode())
