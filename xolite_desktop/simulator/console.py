# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`/console`: from a request by CONNECT or WebSocket to a VM's screen or text, or to a real VNC server instead."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from html import escape
from weakref import WeakKeyDictionary

from xolite_desktop.simulator.database import Database, Record
from xolite_desktop.simulator.ending import run_until
from xolite_desktop.simulator.guest_screens import GuestScreens
from xolite_desktop.simulator.http import HTML, HttpError, Request, Response, Sim, send, takeover
from xolite_desktop.simulator.listener import abort
from xolite_desktop.simulator.rfb_server import serve
from xolite_desktop.simulator.serial_program import SerialProgram
from xolite_desktop.simulator.wsproxy import BLOCK_SIZE, Unframer, frames, upgrade_reply

_CONNECT_REALM = "connect_console"
_WEBSOCKET_REALM = "connect_console_ws"
_ADMIN = "pool-admin"
_HOST_CONSOLE = "http/connect_console/host_console"

# Heads that a host writes without a length or a page.
_TAIL = "\r\nConnection: {}\r\nCache-Control: no-cache, no-store\r\n\r\n"
_CONNECTED = ("HTTP/1.1 200 OK" + _TAIL.format("keep-alive")).encode()
_NO_ADDRESS = ("HTTP/1.1 404 Not Found" + _TAIL.format("close")).encode()
_NO_KEY = ("HTTP/1.0 501 Method Not Implemented" + _TAIL.format("close")).encode()
_LIMITED = ("HTTP/1.0 503 Service Unavailable" + _TAIL.format("close")).encode()

# Nothing listens for consoles of other protocols.
_SHOWN = ("rfb", "vt100")

_CHUNK = 65536


@dataclass
class Stream:
    """A console's bytes in both directions, whatever carries them. `read` gives b"" at the end."""

    read: Callable[[], Awaitable[bytes]]
    write: Callable[[bytes], None]
    drain: Callable[[], Awaitable[None]]


class Consoles:
    """The consoles of one simulator: screens, and who is connected to which VM by CONNECT."""

    def __init__(self, sim: Sim) -> None:
        self.screens = GuestScreens(sim)
        self.connected: dict[str, list[tuple[str, str]]] = {}


_CONSOLES: WeakKeyDictionary[Sim, Consoles] = WeakKeyDictionary()


def consoles_of(sim: Sim) -> Consoles:
    """The consoles of a simulator, made when first asked for."""
    if sim not in _CONSOLES:
        _CONSOLES[sim] = Consoles(sim)
    return _CONSOLES[sim]


@takeover("CONNECT", "/console")
async def connect(
    request: Request, sim: Sim, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Raw RFB bytes, or a vt100 console's text, follow the head of the answer.

    One session at a time if the pool limits them.
    """
    session = _session(request, sim, _CONNECT_REALM)
    console = _console_to_show(request, sim, session)
    if console["protocol"] not in _SHOWN:
        writer.write(_NO_ADDRESS)
        return
    vm: str = console["VM"]
    connected = consoles_of(sim).connected.setdefault(vm, [])
    user = sim.db.get("session", session)["auth_user_name"]
    if connected and _limited(sim.db):
        await send(writer, _limit_page([name for name, _ in connected]), keep_alive=False)
        return
    connected.append((user, session))
    try:
        writer.write(_CONNECTED)
        stream = Stream(lambda: reader.read(_CHUNK), writer.write, writer.drain)
        await _show(sim, console, stream, writer)
    finally:
        # As xapi does: all connections of this session to this VM are forgotten when one of them ends.
        connected[:] = [entry for entry in connected if entry[1] != session]


@takeover("GET", "/console")
async def websocket(
    request: Request, sim: Sim, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """The same bytes through wsproxy. Refused altogether if the pool limits console sessions."""
    session = _session(request, sim, _WEBSOCKET_REALM)
    console = _console_to_show(request, sim, session)
    key = request.headers.get("sec-websocket-key")
    if console["protocol"] not in _SHOWN:
        writer.write(_NO_ADDRESS)
    elif _limited(sim.db):
        writer.write(_LIMITED)
    elif key is None:
        writer.write(_NO_KEY)
    else:
        writer.write(upgrade_reply(key, http10=sim.http10_websocket))
        await _show(sim, console, _unframed(reader, writer), writer)


def _unframed(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Stream:
    unframer = Unframer()

    async def read() -> bytes:
        while not unframer.closed and (chunk := await reader.read(_CHUNK)):
            if payload := unframer.receive(chunk):
                return payload
        return b""

    return Stream(read, lambda payload: writer.write(frames(payload)), writer.drain)


async def _show(sim: Sim, console: Record, stream: Stream, writer: asyncio.StreamWriter) -> None:
    """Serves a console until the client leaves, or ends it abruptly when the VM's domain does."""
    screens = consoles_of(sim).screens
    vm: str = console["VM"]
    record = sim.db.get("VM", vm)
    with screens.connection(vm) as cut:
        target = sim.console_targets.get(record["uuid"]) or sim.console_targets.get(record["name_label"])
        try:
            if console["protocol"] == "vt100":
                await _type(screens.serial(vm, stream.write), stream, cut)
            elif target:
                await _pass_through(target, stream, cut)
            else:
                guest = screens.of(vm)
                viewer = serve(
                    stream.read,
                    stream.write,
                    stream.drain,
                    guest.screen,
                    guest.program,
                    flavour=guest.flavour,
                    name=guest.name,
                )
                await run_until(cut, viewer)
        except OSError:
            # The client is gone, or nobody listens at the target: either way the connection just ends.
            abort(writer.transport)
        if cut.is_set():
            abort(writer.transport)


async def _type(program: SerialProgram, stream: Stream, cut: asyncio.Event) -> None:
    """Text in both directions until the client leaves."""

    async def life() -> None:
        await program.run()
        await cut.wait()

    await run_until(cut, life(), program.listen(stream.read))


async def _pass_through(target: tuple[str, int], stream: Stream, cut: asyncio.Event) -> None:
    """Carries bytes to a real VNC server and back, in the blocks that wsproxy reads."""
    there, here = await asyncio.open_connection(*target)

    async def upwards() -> None:
        while chunk := await stream.read():
            here.write(chunk)
            await here.drain()

    async def downwards() -> None:
        while chunk := await there.read(BLOCK_SIZE):
            stream.write(chunk)
            await stream.drain()

    try:
        await run_until(cut, upwards(), downwards())
    finally:
        here.close()


def _session(request: Request, sim: Sim, realm: str) -> str:
    """The session of a request whose role allows consoles at all. Raises HttpError 401 and 403."""
    try:
        session = sim.session_of(request)
    except HttpError as refused:
        raise HttpError(refused.status, refused.detail, realm) from None
    if _role(sim, session) == "read-only":
        raise HttpError(403)
    return session


def _role(sim: Sim, session: str) -> str:
    user = sim.db.get("session", session)["auth_user_name"]
    return sim.sessions.users.get(user, ("", _ADMIN))[1]


def _limited(db: Database) -> bool:
    return any(pool.get("limit_console_sessions") for pool in db.records("pool").values())


def _limit_page(users: list[str]) -> Response:
    """Names who is there; the status line has a reason of its own."""
    names = ", ".join(map(escape, users))
    who = f"User '{names}' is" if len(users) == 1 else f"Users '{names}' are"
    reason = "Connection Limit Exceeded"
    body = (
        f"<html><body><h1>{reason}</h1><p>{who} at this console, which takes one session.</p></body></html>"
    )
    return Response(503, reason, [HTML], body.encode(), close=True, style="page")


def _console_to_show(request: Request, sim: Sim, session: str) -> Record:
    """The console that was asked for.

    A control domain's console is for pool-admin only. Raises HttpError as a host does: 500 naming
    Console.Failure for what is not running here.
    """
    console = _console_record(request, sim.db)
    vm: str = console["VM"]
    record = sim.db.records("VM").get(vm)
    if record is None:
        raise HttpError(500, "Console.Failure")
    if record["is_control_domain"] and _role(sim, session) != _ADMIN:
        text = f"No permission in user session. (Roles with this permission: {_ADMIN})"
        raise HttpError(500, f"RBAC_PERMISSION_DENIED: [ {_HOST_CONSOLE}; {text} ]")
    if record["power_state"] != "Running":
        raise HttpError(500, "Console.Failure")
    return console


def _console_record(request: Request, db: Database) -> Record:
    """By uuid or ref, of a console or of a VM, which then means its graphical one."""
    uuid, ref = request.query.get("uuid"), request.query.get("ref", "")
    if uuid is not None:
        found = db.find("VM", uuid=uuid) or db.find("console", uuid=uuid)
        if not found:
            raise HttpError(500, f'Db_exn.Read_missing_uuid("console", "", "{uuid}")')
        ref = found[0]
    if ref in db.records("VM"):
        ref = next(iter(db.find("console", VM=ref, protocol="rfb")), "")
    if ref not in db.records("console"):
        raise HttpError(500, "Console.Failure")
    return db.get("console", ref)
