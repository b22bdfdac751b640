# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A pool's coordinator that answers from prepared bytes over TLS 1.2, so that a benchmark times the client alone.

It speaks both protocols of XAPI as far as loading and following a pool need them, with long polls, tokens and the
50 ms in which xapi gathers changes. Beside that `GET /bench/start?1000`, `/bench/stop`, `/bench/burst?1000` and
`/bench/cpu` make changes and tell what the server itself used. Run in a process of its own (`start`).
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import ssl
import time
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from tests.performance.prepared_changes import GATHER_S, Changes, event_texts, now_us
from tests.performance.prepared_pool import PreparedPool, prepare
from xolite_desktop.simulator import jsonrpc, xmlrpc
from xolite_desktop.simulator.certificate import make_certificate, server_context, use_certificate
from xolite_desktop.simulator.schema import Type

USER: Final = "root"
PASSWORD: Final = "bench"
CHANGING_VMS: Final = 2500
_PIECE: Final = 256 << 10
_TOKEN: Final = "{:020d},00000000000000000000"


class Failure(Exception):
    """An error as XAPI gives it: a code and its parameters."""


class PreparedServer:
    """Sessions, methods and HTTP over one prepared pool. Not for any network but loopback."""

    def __init__(self, pool: PreparedPool) -> None:
        self.pool = pool
        self.changes = Changes(pool)
        self._sessions: set[str] = set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, until the other side ends it."""
        try:
            while True:
                path, body = await _request(reader)
                kind, pieces = await self._answer(path, body)
                await _send(writer, kind, pieces)
        except (asyncio.IncompleteReadError, OSError):
            pass
        finally:
            writer.close()

    async def _answer(self, path: str, body: bytes) -> tuple[str, list[bytes]]:
        if path.startswith("/bench/"):
            return "application/json", [json.dumps(self._order(*path[7:].partition("?")[::2])).encode()]
        if not body:
            raise ConnectionResetError(f"{path} is not answered: there are only calls here")
        if path == "/jsonrpc":
            return "application/json", await self._json_call(body)
        return "text/xml", await self._xml_call(body)

    def _order(self, order: str, argument: str) -> dict[str, float]:
        if order == "start":
            self.changes.start(float(argument))
        elif order == "stop":
            self.changes.stop()
        elif order == "burst":
            self.changes.burst(int(argument))
        return {"cpu_s": time.process_time(), "changes": self.changes.count}

    async def _json_call(self, body: bytes) -> list[bytes]:
        call = jsonrpc.decode_call(body)
        before, after = jsonrpc.envelope(call)
        try:
            pieces = await self._call(call.method, call.params, xml=False)
        except Failure as failure:
            return [jsonrpc.encode_failure(call, list(failure.args)).encode()]
        return [before.encode(), *pieces, after.encode()]

    async def _xml_call(self, body: bytes) -> list[bytes]:
        method, params = xmlrpc.decode_call(body)
        try:
            pieces = await self._call(method, params, xml=True)
        except Failure as failure:
            return [xmlrpc.encode_failure(list(failure.args)).encode()]
        before, after = xmlrpc.encode_success(Type("string"), "@@").split("@@")
        return [before.encode(), *pieces, after.encode()]

    async def _call(self, method: str, params: list[Any], *, xml: bool) -> list[bytes]:
        """The text of a result, in pieces."""
        if method == "session.login_with_password":
            return [_text(self._log_in(*params[:2]), xml)]
        if method == "system.listMethods":
            return [json.dumps([f"{cls}.get_all_records" for cls in self.pool.classes]).encode()]
        if not params or params[0] not in self._sessions:
            raise Failure("SESSION_INVALID", *map(str, params[:1]))
        if method == "session.logout":
            self._sessions.discard(params[0])
            return [_text("", xml)]
        if method == "event.from":
            return await self._event_from(*params[1:], xml=xml)
        if method == "event.inject":
            return [_text(_TOKEN.format(self.changes.generation), xml)]
        cls, _, verb = method.partition(".")
        records = self.pool.xml_records if xml else self.pool.json_records
        if verb != "get_all_records" or cls not in records:
            raise Failure("MESSAGE_METHOD_UNKNOWN", method)
        return [records[cls]]

    def _log_in(self, user: str, password: str) -> str:
        if (user, password) != (USER, PASSWORD):
            raise Failure("SESSION_AUTHENTICATION_FAILED", user, "Authentication failure")
        session = f"OpaqueRef:{uuid.uuid4()}"
        self._sessions.add(session)
        return session

    async def _event_from(
        self, classes: list[str], token: str, timeout_s: float, *, xml: bool
    ) -> list[bytes]:
        wanted = {name.lower() for name in classes}
        if not token:
            return self._whole_pool(wanted, xml)
        since = int(token.partition(",")[0])
        arrived_us = now_us()
        end = time.monotonic() + float(timeout_s)
        while True:
            await asyncio.sleep(GATHER_S)
            found = self.changes.since(since, wanted)
            remaining = end - time.monotonic()
            if found or remaining <= 0:
                texts = event_texts(found, arrived_us, xml=xml)
                return self._batch([("" if xml else ",").join(texts).encode()], xml)
            await self.changes.next(remaining)

    def _whole_pool(self, wanted: set[str], xml: bool) -> list[bytes]:
        events = self.pool.xml_events if xml else self.pool.json_events
        chosen = [text for cls, text in events.items() if text and ("*" in wanted or cls.lower() in wanted)]
        if xml:
            return self._batch(chosen, xml)
        separated = [piece for text in chosen for piece in (b",", text)][1:]
        return self._batch(separated, xml)

    def _batch(self, events: list[bytes], xml: bool) -> list[bytes]:
        token = _TOKEN.format(self.changes.generation)
        if not xml:
            tail = json.dumps({"valid_ref_counts": self.pool.counts, "token": token})
            return [b'{"events":[', *events, f"],{tail[1:]}".encode()]
        counts = "".join(_member(name, f"<i4>{count}</i4>") for name, count in self.pool.counts.items())
        tail = (
            f"{_member('valid_ref_counts', f'<struct>{counts}</struct>')}{_member('token', token)}</struct>"
        )
        head = "<struct><member><name>events</name><value><array><data>"
        return [head.encode(), *events, f"</data></array></value></member>{tail}".encode()]


def _member(name: str, value: str) -> str:
    return f"<member><name>{name}</name><value>{value}</value></member>"


def _text(text: str, xml: bool) -> bytes:
    return (text if xml else json.dumps(text)).encode()


async def _request(reader: asyncio.StreamReader) -> tuple[str, bytes]:
    """Path and body. Raises `IncompleteReadError` at the end of the connection."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.split("\r\n")
    size = next((line.partition(":")[2] for line in lines if line.lower().startswith("content-length")), "0")
    return first.split(" ")[1], await reader.readexactly(int(size))


async def _send(writer: asyncio.StreamWriter, kind: str, pieces: Iterable[bytes]) -> None:
    size = sum(map(len, pieces))
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {size}\r\n\r\n".encode()
    if size < _PIECE:
        writer.write(head + b"".join(pieces))
        await writer.drain()
        return
    writer.write(head)
    for piece in map(memoryview, pieces):
        for start in range(0, len(piece), _PIECE):
            writer.write(piece[start : start + _PIECE])
            await writer.drain()


async def _run(pool: PreparedPool, folder: Path) -> None:
    certificate = make_certificate("xolite-bench")
    context = server_context()
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    use_certificate(context, certificate)
    server = await asyncio.start_server(PreparedServer(pool).serve, "127.0.0.1", 0, ssl=context)
    (folder / "certificate.pem").write_bytes(certificate.pem)
    port = server.sockets[0].getsockname()[1]
    ready = {"url": f"https://127.0.0.1:{port}", "user": USER, "password": PASSWORD, "counts": pool.counts}
    (folder / "ready.new").write_text(json.dumps(ready))
    (folder / "ready.new").rename(folder / "ready.json")
    async with server:
        await server.serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where ready.json and certificate.pem are written")
    parser.add_argument("--hosts", type=int, default=64)
    parser.add_argument("--vms", type=int, default=10_000)
    parser.add_argument("--no-xml", action="store_true", help="JSON-RPC only: starts sooner")
    options = parser.parse_args()
    gc.disable()
    pool = prepare(options.hosts, options.vms, min(CHANGING_VMS, options.vms // 4), xml=not options.no_xml)
    gc.collect()
    gc.freeze()
    try:
        asyncio.run(_run(pool, options.folder))
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
