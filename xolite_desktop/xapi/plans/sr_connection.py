# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Another way for hosts to reach a storage, as it was decided on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.new_sr.kinds import addresses
from xolite_desktop.xapi.plans.new_sr.new_sr import FIELD_MISSING
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.connection import FOUND_BY_DRIVER, connection_config, connection_fields
from xolite_desktop.xapi.rules.sr import pbds_of

_ADDRESSES = ("target", "port", "multihomed")
SUFFIX = "_secret"
"""What keys end in that name a secret of the pool instead of a password."""


@dataclass(frozen=True)
class EditConnection:
    """`values` are those that change, by their keys; an empty one goes. `passwords` are new ones, by theirs."""

    sr: Ref
    values: tuple[tuple[str, str], ...] = ()
    passwords: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def changes(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.values or self.passwords)

    def problems(self, cache: Cache) -> Iterator[Problem]:
        """What is wrong, by key."""
        needed = {each.key for each in connection_fields(cache, self.sr) if each.needed}
        for key, value in self.values:
            if key in needed and not value:
                yield Problem(key, FIELD_MISSING)
            if (
                key == "port"
                and value
                and not (value.isascii() and value.isdigit() and 0 < int(value) < 65536)
            ):
                yield Problem(key, "PORT_INVALID")

    def config(self, before: Mapping[str, str], secrets: Mapping[str, str]) -> dict[str, str]:
        """The configuration of one connection afterwards; `secrets` are the uuids for new passwords, by their keys."""
        after = dict(before)
        for key, value in self.values:
            after.pop(key, None)
            if value:
                after[key] = value
        if any(key in _ADDRESSES for key, _ in self.values):
            for key in FOUND_BY_DRIVER:
                after.pop(key, None)
        for key, uuid in secrets.items():
            after.pop(key, None)
            after[f"{key}{SUFFIX}"] = uuid
        return after


def edited_connection(cache: Cache, sr_ref: Ref, entered: Mapping[str, str]) -> EditConnection:
    """The plan that is the difference to how it is now; a password that was not entered stays."""
    now = connection_config(cache, sr_ref)
    fields = connection_fields(cache, sr_ref)
    values = tuple(
        (each.key, value)
        for each in fields
        if not each.secret
        and (value := _as_sent(each.key, entered.get(each.key, ""))) != now.get(each.key, "")
    )
    passwords = tuple(
        (each.key, entered[each.key]) for each in fields if each.secret and entered.get(each.key)
    )
    return EditConnection(sr_ref, values, passwords)


def _as_sent(key: str, value: str) -> str:
    return ",".join(addresses(value)) if key == "target" else value


def differing(cache: Cache, sr_ref: Ref) -> set[str]:
    """The keys whose values are not the same for all hosts."""
    configs = [pbd.device_config for pbd in pbds_of(cache, sr_ref).values()]
    keys = {key for config in configs for key in config if not key.endswith(SUFFIX)}
    return {key for key in keys if len({config.get(key) for config in configs}) > 1}
