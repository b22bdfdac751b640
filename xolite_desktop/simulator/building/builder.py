# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Collects records under refs that depend only on a seed and on the object's key, so that every run is the same."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from xolite_desktop.simulator.clock import wire_date

Record = dict[str, Any]
Records = dict[str, dict[str, Record]]

KIB = 1024
MIB = 1024 * KIB
GIB = 1024 * MIB
TIB = 1024 * GIB
MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR


@lru_cache(maxsize=8_192)  # a scenario has the same dates each time it is loaded
def moment(date: str) -> float:
    """Seconds since 1970 of a date as XAPI writes it."""
    return datetime.strptime(date, "%Y%m%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp()


class Builder:
    """The records of one pool as `{class: {ref: record}}`; only forward references, the database adds the others.

    `now` (seconds since 1970) is the moment at which the pool is shown; ages are counted back from it.
    """

    def __init__(self, seed: int, now: float) -> None:
        self.seed = seed
        self.now = now
        self.records: Records = {}

    def digest(self, *key: object) -> bytes:
        """16 bytes that depend on the seed and the key alone."""
        text = "\x1f".join([str(self.seed), *map(str, key)])
        return hashlib.blake2b(text.encode(), digest_size=16).digest()

    def identity(self, *key: object) -> str:
        """A version 4 uuid for this key."""
        octets = bytearray(self.digest(*key))
        octets[6] = (octets[6] & 0x0F) | 0x40
        octets[8] = (octets[8] & 0x3F) | 0x80
        text = octets.hex()
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def fraction(self, *key: object) -> float:
        """A number from 0 up to, but not including, 1 for this key."""
        return int.from_bytes(self.digest(*key)[:6]) / (1 << 48)

    def choice(self, options: tuple[Any, ...], *key: object) -> Any:
        """One of the options, evenly spread over keys."""
        return options[int(self.fraction(*key) * len(options))]

    def mac(self, *key: object) -> str:
        """A locally administered unicast MAC address for this key."""
        first, *rest = self.digest("mac", *key)[:6]
        return ":".join(f"{octet:02x}" for octet in ((first & 0xFC) | 0x02, *rest))

    def ref(self, cls: str, key: str) -> str:
        """The ref that `add` gives to this key, also before the record is there."""
        return f"OpaqueRef:{self.identity('ref', cls, key)}"

    def add(self, cls: str, key: str, /, **fields: Any) -> str:
        """Keep a record; its uuid follows from the class and key unless given. Returns the ref."""
        ref = self.ref(cls, key)
        of_class = self.records.setdefault(cls, {})
        if ref in of_class:
            raise ValueError(f"two records of class {cls} have the key {key!r}")
        of_class[ref] = {"uuid": self.identity("uuid", cls, key), **fields}
        return ref

    def record(self, cls: str, ref: str) -> Record:
        """The record kept under this ref, to be completed in place."""
        return self.records[cls][ref]

    def of(self, cls: str) -> dict[str, Record]:
        """All records of a class by ref."""
        return self.records.get(cls, {})

    def ago(self, seconds: float) -> str:
        """The moment this many seconds before the pool is shown."""
        return wire_date(self.now - seconds)
