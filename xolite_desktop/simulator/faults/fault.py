# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a fault is: a frozen declaration with a name, the phases in which it can happen, and what it does.

Acts come in five kinds, by what they get hold of: a connection before a byte was said, the answer on its way out, the
text of the answer, the value in it, or the call itself, which is then answered with an error and never carried out.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from xolite_desktop.simulator.certificate import Certificate
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.sessions import Sessions

_LOGIN = "session.login_with_password"
_LOGOUT = "session.logout"
_EVENTS = "event.from"
_READING = (".get_", ".list", "system.")


class Phase(StrEnum):
    """What a client is doing when it makes a call."""

    LOGIN = "login"
    LOAD = "load"
    POLL = "poll"
    READ = "read"
    ACTION = "action"
    TASK = "task"
    LOGOUT = "logout"


class Pool(Protocol):
    """What a fault may look at, or make use of."""

    db: Database
    sessions: Sessions


@dataclass(frozen=True)
class Asked:
    """One JSON-RPC call as it came in. `memory` lasts as long as the fault is injected; `trap` is where lies lead to."""

    pool: Pool
    method: str
    params: list[Any]
    id: int | str
    memory: dict[str, Any] = field(default_factory=dict)
    trap: str = ""

    @property
    def phase(self) -> Phase:
        return phase_of(self.method, self.params)


def phase_of(method: str, params: list[Any]) -> Phase:
    """A poll without a token is a load; whatever is no getter may change something."""
    if method == _LOGIN:
        return Phase.LOGIN
    if method == _LOGOUT:
        return Phase.LOGOUT
    if method == _EVENTS:
        return Phase.POLL if len(params) > 2 and params[2] else Phase.LOAD
    if method.startswith("task."):
        return Phase.TASK
    return Phase.READ if any(part in method for part in _READING) else Phase.ACTION


def is_mutation(method: str) -> bool:
    """Whether a call may change something of the pool that a person cares about."""
    return phase_of(method, []) is Phase.ACTION and not method.startswith(("event.", "session."))


@dataclass
class Exchange:
    """One call and its answer on the wire. Writing it is all up to the fault."""

    asked: Asked
    head: bytes
    body: bytes
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    @property
    def answer(self) -> bytes:
        return self.head + self.body

    async def send(self, data: bytes) -> None:
        """Raises `ConnectionResetError` once the client has left."""
        if self.writer.is_closing() or self.reader.at_eof():
            raise ConnectionResetError
        self.writer.write(data)
        await self.writer.drain()
        await asyncio.sleep(0)  # nothing else lets the loop hear that the client has gone

    async def until_left(self) -> None:
        """Say nothing more, until the client has gone."""
        while await self.reader.read(65536):
            pass

    async def drip(self, data: bytes, pause_s: float = 0.02) -> None:
        """One byte at a time."""
        for byte in data:
            await self.send(bytes((byte,)))
            await asyncio.sleep(pause_s)

    def reset(self) -> None:
        """Abort the connection instead of closing it."""
        plain = self.writer.get_extra_info("socket")
        if plain is not None:
            linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
            with suppress(OSError):
                plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.writer.transport.abort()


@dataclass(frozen=True)
class OnConnection:
    """Has a connection for itself, before TLS. It is closed afterwards."""

    take: Callable[[socket.socket], Awaitable[None]]


@dataclass(frozen=True)
class OnHandshake:
    """Shows another certificate, made of the usual one, or offers other protocols."""

    certificate: Callable[[Certificate], Certificate] | None = None
    options: Callable[[ssl.SSLContext], None] | None = None


@dataclass(frozen=True)
class OnWire:
    """Writes the answer as it pleases; true if the connection may go on."""

    write: Callable[[Exchange], Awaitable[bool]]


@dataclass(frozen=True)
class OnText:
    """Changes the JSON text of the whole answer."""

    change: Callable[[bytes, Asked], bytes]


@dataclass(frozen=True)
class OnResult:
    """Changes the value in the answer. An answer that is an error stays as it is."""

    change: Callable[[Any, Asked], Any]


@dataclass(frozen=True)
class Instead:
    """An error, code and parameters, in the place of the call."""

    description: Callable[[Asked], list[str]]


Act = OnConnection | OnHandshake | OnWire | OnText | OnResult | Instead

ALL_PHASES = tuple(Phase)
EVENT_PHASES = (Phase.LOAD, Phase.POLL)


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong. `says` is a sentence about it.

    `runs`: the call is carried out before its answer is spoiled. `stalls`: only a deadline of the client ends it.
    `harmless`: a good client does not even notice.
    """

    name: str
    says: str
    act: Act
    phases: tuple[Phase, ...] = ALL_PHASES
    runs: bool = True
    stalls: bool = False
    harmless: bool = False
