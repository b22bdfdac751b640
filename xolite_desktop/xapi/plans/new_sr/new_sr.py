# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Everything a person decides about a storage that is to be added."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.new_sr.kinds import Field, SrKind, device_config, offered
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.storage import SR
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.placement import unusable
from xolite_desktop.xapi.sr_probe import FoundSr

FIELD_MISSING: Final = "FIELD_MISSING"
NO_DRIVER: Final = "SR_UNKNOWN_DRIVER"
NOT_LOOKED: Final = "PLACE_NOT_LOOKED_AT"
"""Ours: to make a storage there may wipe what is there, or what is to be attached again was not found there."""
NOT_CONFIRMED: Final = "FORMAT_NOT_CONFIRMED"
"""Ours: storage that is there would be wiped, and the word was not typed."""
NOT_A_UUID: Final = "SR_UUID_MALFORMED"
"""Ours: what was typed to attach it again is none."""
OF_THIS_POOL: Final = "SR_OF_THIS_POOL"
"""Ours: the pool uses it already. Parameter: SR."""


@dataclass(frozen=True)
class Look:
    """What was found at a place, as it was entered. `can_tell` false: the driver cannot look."""

    place: tuple[tuple[str, str], ...] = field(repr=False)
    host: Ref
    srs: tuple[FoundSr, ...] = ()
    can_tell: bool = True


@dataclass(frozen=True)
class NewSr:
    """`values` are what was entered, by the keys of the kind's fields. `existing` is the uuid of the SR to attach again;
    without one a new SR is made, and `confirmed` says that the word for wiping others was typed."""

    kind: SrKind
    host: Ref
    values: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    look: Look | None = None
    existing: str = ""
    confirmed: bool = False
    name: str = ""
    description: str = ""
    default: bool = False

    @property
    def config(self) -> dict[str, str]:
        """What the driver is told, secrets and all."""
        return device_config(self.kind, dict(self.values))

    @property
    def place(self) -> tuple[tuple[str, str], ...]:
        """What decides what is found."""
        return tuple(sorted(self.config.items()))

    @property
    def seen(self) -> Look | None:
        """What was found at exactly this place."""
        look = self.look
        return look if look is not None and (look.place, look.host) == (self.place, self.host) else None

    @property
    def wiped(self) -> tuple[FoundSr, ...]:
        """The SRs that would be lost."""
        seen = self.seen
        return seen.srs if self.kind.wipes and not self.existing and seen is not None else ()

    @property
    def is_blind(self) -> bool:
        """Nothing can be looked for: what is attached again is named by whoever knows its uuid."""
        return not self.kind.looks or (self.seen is not None and not self.seen.can_tell)

    def problems(self, cache: Cache) -> list[Problem]:
        """Everything that is wrong, by field."""
        if self.kind not in offered(cache):
            return [Problem("kind", NO_DRIVER, (self.kind.type,))]
        return [*self._place_problems(cache), *self._content_problems(cache), *self._name_problems()]

    def _place_problems(self, cache: Cache) -> Iterator[Problem]:
        values = dict(self.values)
        for each in self.kind.fields:
            if each.needed and not values.get(each.key, "").strip():
                yield Problem(f"place.{each.key}", FIELD_MISSING)
        port = values.get("port", "").strip()
        if port and not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
            yield Problem("place.port", "PORT_INVALID")
        refused = unusable(cache, self.host)
        if refused is not None and refused.code != "HOST_DISABLED":
            yield Problem("place.host", refused.code, refused.params)

    def _content_problems(self, cache: Cache) -> Iterator[Problem]:
        if any(True for _ in self._place_problems(cache)):
            return
        if self.is_blind:
            yield from self._blind_problems(cache)
            return
        found = {each.uuid for each in self.seen.srs} if self.seen is not None else set()
        if (self.seen is None and self.kind.wipes) or (self.existing and self.existing not in found):
            yield Problem("contents", NOT_LOOKED)
        known = {str(sr.uuid): ref for ref, sr in cache.of(SR, "SR").items()}
        for each in self.wiped:
            if each.uuid in known:
                yield Problem("contents", OF_THIS_POOL, (known[each.uuid],))
        if self.existing in known:
            yield Problem("contents", OF_THIS_POOL, (known[self.existing],))
        if self.wiped and not self.confirmed:
            yield Problem("confirmed", NOT_CONFIRMED)

    def _blind_problems(self, cache: Cache) -> Iterator[Problem]:
        if not self.existing:
            return
        if not _is_uuid(self.existing):
            yield Problem("contents", NOT_A_UUID)
        known = next((ref for ref, sr in cache.of(SR, "SR").items() if str(sr.uuid) == self.existing), None)
        if known is not None:
            yield Problem("contents", OF_THIS_POOL, (known,))

    def _name_problems(self) -> Iterator[Problem]:
        if not self.name.strip():
            yield Problem("name", "NAME_MISSING")


def _is_uuid(text: str) -> bool:
    """As hosts write it: XAPI takes any text for one."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def secret_fields(kind: SrKind) -> list[Field]:
    """The fields that go into secrets of the pool."""
    return [each for each in kind.fields if each.secret]


def proposed(cache: Cache, kind: SrKind, host: Ref | None = None) -> NewSr:
    """A plan of a kind with its defaults, asked from a host, else from the coordinator."""
    pool = cache.pool
    chosen = host if host is not None else (pool.master if pool is not None else Ref(""))
    values: Mapping[str, str] = {each.key: each.default for each in kind.fields}
    return NewSr(kind, chosen, tuple(values.items()))
