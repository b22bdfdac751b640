# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The other simulated pools of this process: VMs can be sent to them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from xolite_desktop.simulator.call import Host

_T = TypeVar("_T")


class Neighbour(Host, Protocol):
    """A pool that listens. What happens to it happens on its own loop."""

    @property
    def is_on_this_loop(self) -> bool: ...

    def run(self, function: Callable[[], _T], timeout_s: float = ...) -> _T: ...


_listening: list[Neighbour] = []
_lock = threading.Lock()


def arrived(pool: Neighbour) -> None:
    """A pool listens now."""
    with _lock:
        _listening.append(pool)


def left(pool: Neighbour) -> None:
    """It listens no more. Harmless for one that never did."""
    with _lock:
        if pool in _listening:
            _listening.remove(pool)


def with_session(session: str) -> Neighbour | None:
    """The pool that gave this session."""
    with _lock:
        known = list(_listening)
    return next((pool for pool in known if session in pool.db.records("session")), None)


def at(address: str, asking: Host) -> Neighbour | None:
    """The pool whose coordinator is at an address, another one than the pool that asks."""
    with _lock:
        known = [pool for pool in _listening if pool is not asking]
    named = [pool for pool in known if pool.base_url == f"https://{address}"]
    leading = (pool for pool in known if on(pool, partial(_leads, pool, address)))
    return named[0] if named else next(leading, None)


def _leads(pool: Neighbour, address: str) -> bool:
    records = pool.db.records("pool")
    master = next(iter(records.values()))["master"] if records else ""
    return bool(pool.db.records("host").get(master, {}).get("address") == address)


def on(pool: Neighbour, function: Callable[[], _T]) -> _T:
    """Do something there, and wait for it."""
    return function() if pool.is_on_this_loop else pool.run(function)
