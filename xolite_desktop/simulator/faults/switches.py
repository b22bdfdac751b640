# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The switches of a simulator, the faults injected into it, and what it was asked."""

from __future__ import annotations

import json
import threading
from collections import Counter
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from xolite_desktop.simulator.faults.catalogue import FAULTS
from xolite_desktop.simulator.faults.fault import (
    Asked,
    Fault,
    OnConnection,
    OnHandshake,
    Phase,
    Pool,
    is_mutation,
    phase_of,
)


class Injection:
    """A fault that is in force. `acted` is set when it has done its work once; wait for it from any other thread."""

    def __init__(self, fault: Fault, phase: Phase | None, method: str, times: int | None, after: int) -> None:
        self.fault = fault
        self.acted = threading.Event()
        self.hits = 0
        self.memory: dict[str, Any] = {}
        self._phase = phase
        self._method = method
        self._times = times
        self._after = after

    @property
    def of_connections(self) -> bool:
        """Whether it concerns connections, not calls."""
        return isinstance(self.fault.act, OnConnection | OnHandshake)

    def concerns(self, method: str, params: list[Any]) -> bool:
        """Whether a call is of the kind it was injected for."""
        if self._phase is not None and phase_of(method, params) is not self._phase:
            return False
        return fnmatchcase(method, self._method)

    def take(self) -> bool:
        """Count one opportunity; true if the fault acts on it."""
        if self._after > 0:
            self._after -= 1
            return False
        if self._times is not None and self.hits >= self._times:
            return False
        self.hits += 1
        self.acted.set()
        return True


@dataclass
class Faults:
    """Set the attributes, `inject` and `clear` at any time, from any thread; they hold from the next call or connection on.

    The faults that act at once (drop connections, refuse, end sessions) are methods of the simulator.
    """

    # Answer every sign-in, before the password is looked at, and every other call with HOST_IS_SLAVE and this address.
    coordinator_address: str | None = None
    # The SHA-256 of that coordinator's certificate (hex), told to clients that ask for it with a header.
    coordinator_thumbprint: str | None = None
    # A member that has lost its coordinator: it says so in place of where that is.
    is_in_emergency: bool = False
    # Wait this many real seconds before answering any call.
    answer_delay_s: float = 0.0
    # Answer these methods ("VM.start") with this code and parameters.
    failures: dict[str, list[str]] = field(default_factory=dict)
    # Read each request, then close without an answer, so many times.
    unanswered: int = 0
    # Break the next JSON answers in half, so many times.
    truncated: int = 0
    # `host:port` that redirects of injected faults lead to: where nobody should ever come.
    trap: str = "127.0.0.1:9"
    injected: tuple[Injection, ...] = ()

    def inject(
        self,
        fault: Fault | str,
        *,
        phase: Phase | None = None,
        method: str = "*",
        times: int | None = None,
        after: int = 0,
    ) -> Injection:
        """Let a fault happen to the calls of a phase and of a method (`VM.*`), or to connections.

        `after` so many opportunities have passed unharmed, and so many `times`, or until `clear`.
        """
        named = FAULTS[fault] if isinstance(fault, str) else fault
        injection = Injection(named, phase, method, times, after)
        self.injected = (*self.injected, injection)
        return injection

    def send_to(self, address: str, fingerprint: str) -> None:
        """Be a member: `address` is its coordinator's, `fingerprint` the SHA-256 of that one's certificate (hex)."""
        digest = fingerprint.upper()
        self.coordinator_address = address
        self.coordinator_thumbprint = ":".join(digest[start : start + 2] for start in range(0, 64, 2))

    @property
    def elsewhere(self) -> list[str] | None:
        """The error a member answers with; None where there is a pool to ask."""
        if self.coordinator_address is None:
            return None
        return (
            ["HOST_IN_EMERGENCY_MODE"]
            if self.is_in_emergency
            else ["HOST_IS_SLAVE", self.coordinator_address]
        )

    def clear(self) -> None:
        """No injected fault is in force any more; one that has a connection in its hands keeps that."""
        self.injected = ()

    def next_for(self, pool: Pool, body: bytes) -> tuple[Fault, Asked] | None:
        """The fault that a request with this body meets. On the loop."""
        call = _call_in(body) if self.injected else None
        if call is None:
            return None
        method, params, identity = call
        for injection in self.injected:
            if not injection.of_connections and injection.concerns(method, params) and injection.take():
                return injection.fault, Asked(pool, method, params, identity, injection.memory, self.trap)
        return None

    def next_for_connection(self) -> Fault | None:
        """The fault that a new connection meets. On the loop."""
        for injection in self.injected:
            if injection.of_connections and injection.take():
                return injection.fault
        return None


@dataclass
class Counts:
    """What the simulator was asked."""

    calls: Counter[str] = field(default_factory=Counter)
    # Application bytes after TLS, one number for each connection, in the order of their beginning.
    connection_bytes: list[int] = field(default_factory=list)
    # Calls that came in over JSON-RPC, also those that a fault kept from being carried out.
    asked: Counter[str] = field(default_factory=Counter)
    # Calls that were admitted: by their session, and not refused before.
    executed: Counter[str] = field(default_factory=Counter)
    # Calls that change something, by name and parameters: how often the very same one came in.
    mutations: Counter[tuple[str, str]] = field(default_factory=Counter)
    # Calls carried out whose answer a fault then spoiled.
    spoiled: Counter[str] = field(default_factory=Counter)
    # Requests with a cookie: nobody asked for one on a call.
    cookies: int = 0

    @property
    def bytes_received(self) -> int:
        """Application bytes received over all connections."""
        return sum(self.connection_bytes)

    def note(self, method: str, params: list[Any]) -> None:
        """A call came in."""
        self.asked[method] += 1
        if is_mutation(method):
            self.mutations[method, json.dumps(params[1:])] += 1


def _call_in(body: bytes) -> tuple[str, list[Any], int | str] | None:
    try:
        call = json.loads(body)
        return str(call["method"]), list(call["params"]), call["id"]
    except (ValueError, LookupError, TypeError):
        return None
