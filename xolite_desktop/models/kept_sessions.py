# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Sessions kept for the next start, one for each pool, in the system's keyring and nowhere else. Never a password."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from typing import Final

from xolite_desktop.models.system_keyring import SystemKeyring
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.refs import Ref

_SESSION: Final = re.compile(r"OpaqueRef:[0-9A-Za-z_.-]{1,200}")
"""What goes into a cookie later, and so must be nothing else."""


@dataclass(frozen=True)
class KeptSession:
    """A sign-in that outlives the window: the reference, whose it is, and the one endpoint ("host:port") it is for.

    `since` is an ISO moment in UTC. The reference shows in no `repr`.
    """

    ref: str = field(repr=False)
    user: str
    address: str
    pool_uuid: str
    since: str

    @classmethod
    def now(cls, ref: Ref, user: str, address: str, pool_uuid: str) -> KeptSession:
        return cls(ref, user, address, pool_uuid, datetime.now(UTC).isoformat(timespec="seconds"))

    @classmethod
    def parse(cls, text: str) -> KeptSession | None:
        """What `text` wrote; None for anything else."""
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            return None
        names = [each.name for each in fields(cls)]
        if not isinstance(value, dict) or not all(isinstance(value.get(name), str) for name in names):
            return None
        return cls(**{name: value[name] for name in names}) if _SESSION.fullmatch(value["ref"]) else None

    @property
    def text(self) -> str:
        """For the keyring."""
        return json.dumps(asdict(self))


class KeptSessions:
    """The sessions in the keyring, by the uuid of the pool. Everything raises KeyringFailure, a sentence."""

    def __init__(self, keyring: SystemKeyring) -> None:
        self._keyring = keyring

    @property
    def place(self) -> str:
        """Where they are, for a sentence: "the macOS Keychain"."""
        return self._keyring.chosen.title if self._keyring.chosen is not None else tr("the system’s keyring")

    async def look(self) -> None:
        """Find out whether anything can be kept at all."""
        await self._keyring.look()

    async def find(self, pool_uuid: str) -> KeptSession | None:
        """The session of a pool. An entry of another pool, or one that is damaged, counts as none."""
        text = await self._keyring.read(pool_uuid)
        kept = KeptSession.parse(text) if text is not None else None
        return kept if kept is not None and kept.pool_uuid == pool_uuid else None

    async def keep(self, session: KeptSession) -> None:
        """Put a session in place of the one kept for its pool before."""
        await self._keyring.write(session.pool_uuid, session.text)

    async def forget(self, pool_uuid: str) -> None:
        await self._keyring.remove(pool_uuid)
