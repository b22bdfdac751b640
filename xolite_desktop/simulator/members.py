# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Hosts of a pool that answer at addresses of their own, each a simulator: who is the coordinator moves between them.

The pool itself, its records and its loop, stays one simulator. When another host takes over, the two change places:
the pool answers at the address and with the certificate of that host from then on, and the other where it had been.
Pool and members run on loops of their own: what is done to another one is done on its loop.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Protocol, TypeVar

from xolite_desktop.simulator.call import Host
from xolite_desktop.simulator.certificate import Certificate
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.ha_methods import beat, restart_elsewhere
from xolite_desktop.simulator.vm_placement import is_live, set_live

# Until the other hosts agree that one is gone.
FAIL_OVER_S = 20.0

_T = TypeVar("_T")
Place = tuple[int, Certificate]


class Door(Host, Protocol):
    """A simulator that listens, and may change places with another."""

    has_died: bool

    @property
    def netloc(self) -> str: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def place(self) -> Place: ...
    @property
    def member_of(self) -> Door | None: ...
    def take_place(self, place: Place) -> None: ...
    async def close_door(self) -> None: ...
    def open_door(self) -> None: ...
    def join(self, pool: Door) -> None: ...
    def run(self, function: Callable[[], _T], timeout_s: float = ...) -> _T: ...
    def run_coroutine(
        self, function: Callable[[], Coroutine[Any, Any, _T]], timeout_s: float = ...
    ) -> _T: ...


async def enrol(pool: Door, member: Door, name: str) -> None:
    """On the member's loop: let it be the host of this name. Raises `LookupError` if the pool has none."""
    await asyncio.to_thread(pool.run, lambda: _enrol(pool, member, name))


def _enrol(pool: Door, member: Door, name: str) -> None:
    found = pool.db.find("host", name_label=name)
    if not found:
        raise LookupError(f"the pool has no host {name}")
    announce(pool, _coordinator(pool), pool)
    announce(pool, found[0], member)
    pool.members[found[0]] = member


def announce(pool: Door, host: str, door: Door) -> None:
    """On the pool's loop: a host is where a simulator listens, with that one's certificate."""
    fingerprint = bytes.fromhex(door.fingerprint).hex(":").upper()
    shown = {"fingerprint": fingerprint, "fingerprint_sha256": fingerprint}
    known = pool.db.find("Certificate", host=host, type="host")
    for ref in known:
        pool.db.update("Certificate", ref, **shown)
    if not known:
        pool.db.create("Certificate", host=host, type="host", **shown)
    pool.db.update("host", host, address=door.netloc)


async def change_places(pool: Door, host: str) -> None:
    """On the pool's loop, while it does not listen: it will answer where a member did. That one answers where the pool did,
    unless its host is dead."""
    member = pool.members.pop(host, None)
    former = next(iter(pool.db.find("host", address=pool.netloc)), "")
    if member is None:
        return
    await asyncio.to_thread(member.run_coroutine, member.close_door)
    mine, theirs = pool.place, member.place
    pool.take_place(theirs)
    await asyncio.to_thread(member.run, lambda: member.take_place(mine))
    pool.members[former] = member
    member.has_died, pool.has_died = pool.has_died, False
    for each in pool.members.values():
        if not each.faults.is_in_emergency:
            each.faults.send_to(pool.netloc, pool.fingerprint)
    if is_live(pool.db, former):
        await asyncio.to_thread(member.run, member.open_door)


def lose_coordinator(pool: Door) -> None:
    """On the pool's loop: its members notice that nobody answers any more. With high availability one of them takes
    over, else they wait for somebody."""
    record = next(iter(pool.db.records("pool").values()))
    if record["ha_enabled"]:
        pool.spawn(_fail_over(pool, str(record["master"])))
        return
    for member in pool.members.values():
        member.faults.is_in_emergency = True


async def _fail_over(pool: Door, dead: str) -> None:
    await pool.clock.sleep(FAIL_OVER_S)
    successor = next((host for host in pool.members if is_live(pool.db, host)), None)
    if successor is None:
        return
    ref = next(iter(pool.db.records("pool")))
    pool.db.update("pool", ref, master=successor)
    set_live(pool.db, dead, False)
    restart_elsewhere(pool.db, dead)
    beat(pool.db)
    await change_places(pool, successor)
    pool.open_door()


def member_host(member: Door) -> tuple[Door, str]:
    """The pool of a member, and which host it is. `Failure` if it is none."""
    pool = member.member_of
    host = next((ref for ref, each in pool.members.items() if each is member), None) if pool else None
    if pool is None or host is None:
        raise Failure("INTERNAL_ERROR", "this host is a member of no pool here")
    return pool, host


def transition(pool: Door, host: str) -> None:
    """On the pool's loop: a member makes itself the coordinator; what it has heard of others is out of date."""
    db = pool.db
    db.update("pool", next(iter(db.records("pool"))), master=host)
    for other in db.records("host"):
        set_live(db, other, other == host)


def recover(pool: Door) -> list[str]:
    """On the pool's loop: members that lost their coordinator follow this one; those that were told."""
    found = []
    former = {ref for ref, each in pool.members.items() if each.has_died}
    for host in pool.db.records("host"):
        if host == _coordinator(pool) or host in former or is_live(pool.db, host):
            continue
        found.append(host)
        set_live(pool.db, host, True)
        if host in pool.members:
            follow(pool.members[host], pool.netloc, pool.fingerprint)
    return found


def follow(member: Door, netloc: str, fingerprint: str) -> None:
    """From any thread: a member has a coordinator again."""
    member.faults.is_in_emergency = False
    member.faults.send_to(netloc, fingerprint)


def _coordinator(pool: Door) -> str:
    return str(next(iter(pool.db.records("pool").values()))["master"])
