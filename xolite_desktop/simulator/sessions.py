# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Signing in and out, and what a session may do."""

from __future__ import annotations

from typing import Any

from xolite_desktop.simulator.clock import Clock, wire_date
from xolite_desktop.simulator.database import Database, Record, new_ref
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.permissions import MORE, permission
from xolite_desktop.simulator.schema import Message

# What a session of `local_login` is good for.
LOCAL_CALLS = frozenset(
    {
        "session.local_logout",
        "pool.emergency_transition_to_master",
        "pool.emergency_reset_master",
        "host.emergency_ha_disable",
    }
)

# Any call refreshes last_active, at most this often.
_REFRESH_S = 600.0


def _refused(user: str) -> Failure:
    return Failure("SESSION_AUTHENTICATION_FAILED", user, "Authentication failure")


class Sessions:
    """The sessions of the pool. `users` maps further users to (password, role); root needs no role."""

    def __init__(self, db: Database, clock: Clock, user: str, password: str) -> None:
        self._db = db
        self._clock = clock
        self.user = user
        self.password = password
        self.users: dict[str, tuple[str, str]] = {}
        self._seen: dict[str, float] = {}
        self._roles: dict[str, str] = {}
        # Sessions of a host that need no pool, and are in no database.
        self._local: set[str] = set()

    def login(self, user: str, password: str, originator: str) -> str:
        """A new session's ref; `Failure` SESSION_AUTHENTICATION_FAILED for a wrong name or password."""
        role = None
        if user != self.user:
            expected, role = self.users.get(user, (None, ""))
        else:
            expected = self.password
        if password != expected:
            raise _refused(user)
        ref = self._db.create("session", **self._fields(user, originator, role))
        self._seen[ref] = self._clock.now()
        if role is not None:
            self._roles[ref] = role
        return ref

    def local_login(self, user: str, password: str) -> str:
        """A session with the host itself, for its own administrator only; it may make `LOCAL_CALLS` alone."""
        if (user, password) != (self.user, self.password):
            raise _refused(user)
        ref = new_ref()
        self._local.add(ref)
        return ref

    def local_logout(self, ref: str) -> None:
        if ref not in self._local:
            raise Failure("SESSION_INVALID", ref)
        self._local.remove(ref)

    def admit(self, ref: str, message: Message, elsewhere: list[str] | None = None, key: str = "") -> None:
        """`Failure` SESSION_INVALID or RBAC_PERMISSION_DENIED if this session may not make this call.

        `key` is the key of a map that the call adds to or removes from; some have a permission of their own.

        A member answers to all sessions but its own that somebody `elsewhere` is to be asked.
        """
        if ref in self._local:
            if message.full_name in LOCAL_CALLS:
                return
        elif elsewhere is not None:
            raise Failure(*elsewhere)
        self.check(ref)
        self.authorise(ref, message, key)

    def check(self, ref: str) -> Record:
        """The session's record; `Failure` SESSION_INVALID if it has ended."""
        record = self._db.records("session").get(ref)
        if record is None:
            raise Failure("SESSION_INVALID", ref)
        now = self._clock.now()
        if now - self._seen.get(ref, 0.0) > _REFRESH_S:
            self._seen[ref] = now
            self._db.update("session", ref, last_active=wire_date(now))
        return record

    def end(self, ref: str) -> None:
        """Sign out; blocked event.from calls of the session end with SESSION_INVALID."""
        self.check(ref)
        self._db.destroy("session", ref)
        self._seen.pop(ref, None)
        self._roles.pop(ref, None)

    def end_all(self) -> None:
        """What a restart of the toolstack does."""
        self._local.clear()
        for ref in list(self._db.records("session")):
            self.end(ref)

    def authorise(self, ref: str, message: Message, key: str = "") -> None:
        """`Failure` RBAC_PERMISSION_DENIED if the session's role is below the call's."""
        role = self._roles.get(ref)
        if role is None:
            return
        name, least = permission(message, key)
        having = self._having(least)
        if role not in having:
            text = f"No permission in user session. (Roles with this permission: {', '.join(sorted(having))})"
            raise Failure("RBAC_PERMISSION_DENIED", name, text)

    def _having(self, least: str | None) -> tuple[str, ...]:
        """The roles that are not below one. What names no role is for the local root account alone."""
        roles = self._db.schema.roles
        return roles[: roles.index(least) + 1] if least else ()

    def _permissions(self, role: str | None) -> list[str]:
        """Root's list is empty, which means everything."""
        if role is None:
            return []
        classes = self._db.schema.classes.values()
        messages = (message for cls in classes for message in cls.messages.values() if message.needs_session)
        names = [each.full_name.lower() for each in messages if role in self._having(each.role)]
        return names + [name for least, more in MORE.items() if role in self._having(least) for name in more]

    def _fields(self, user: str, originator: str, role: str | None) -> dict[str, Any]:
        now = wire_date(self._clock.now())
        return {
            "this_host": next(iter(self._db.records("host")), ""),
            "last_active": now,
            "validation_time": now,
            "is_local_superuser": role is None,
            "auth_user_name": user,
            "auth_user_sid": "" if role is None else f"S-1-5-21-{user}",
            "rbac_permissions": self._permissions(role),
            "originator": originator,
        }
