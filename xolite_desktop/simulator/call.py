# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a method gets: the pool, who calls, and in which task."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, NoReturn, Protocol

from xolite_desktop.simulator.certificate import Certificate
from xolite_desktop.simulator.clock import Clock
from xolite_desktop.simulator.database import Database, Record
from xolite_desktop.simulator.events import Events
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.faults import Counts, Faults
from xolite_desktop.simulator.sessions import Sessions
from xolite_desktop.simulator.transfer_state import Transfers


class Host(Protocol):
    """What methods and routes may ask of the simulator they run in."""

    db: Database
    clock: Clock
    sessions: Sessions
    events: Events
    faults: Faults
    counts: Counts
    transfers: Transfers
    # host ref -> the simulator that is this host of the pool, where it has an address of its own
    members: dict[str, Any]
    # VM name or uuid -> where a real VNC server for its console listens
    console_targets: dict[str, tuple[str, int]]
    http10_websocket: bool
    # task ref -> a function that cancels the work behind it
    cancellers: dict[str, Callable[[], None]]
    # how long a wrong password is thought about, in pool time
    login_delay_s: float
    zone_s: float

    @property
    def base_url(self) -> str:
        """`https://127.0.0.1:PORT`, for console locations."""

    @property
    def certificate(self) -> bytes:
        """The certificate shown now, as DER."""

    def use_certificate(self, certificate: Certificate) -> None:
        """Show this certificate from the next handshake on."""

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run something in the background until it ends or the simulator stops."""

    def go_away(self, seconds: float | None, *, after: float = 0.0, to: str = "") -> None:
        """The toolstack that answers here ends, with all connections, sessions and tasks, `after` so many seconds of
        pool time; it listens again when `seconds` more have passed, None for not by itself. `to` is the host that
        answers for the pool then, if that one has an address of its own."""

    def move_to(self, address: str, *, after: float = 0.0) -> None:
        """All connections are cut, `after` so many seconds of pool time. If the address is one of loopback it listens
        there from then on, at the same port, else where it did; sessions and tasks live on."""


@dataclass
class Call:
    """One call of one method. `task` is a `DummyRef` for calls that leave no task in the database."""

    simulator: Host
    db: Database
    session: str
    task: str
    clock: Clock
    method: str

    def fail(self, code: str, *params: str) -> NoReturn:
        """End the call with an error."""
        raise Failure(code, *params)

    @property
    def pool_ref(self) -> str:
        return next(iter(self.db.records("pool")))

    @property
    def pool(self) -> Record:
        return self.db.get("pool", self.pool_ref)

    @property
    def coordinator(self) -> str:
        """The ref of the host that answers for the pool."""
        master: str = self.pool["master"]
        return master
