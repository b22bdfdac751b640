# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Signing in and staying so: refusals, members, hosts that are not ready, sessions that end or are none."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from xolite_desktop.simulator.faults.fault import (
    ALL_PHASES,
    Act,
    Asked,
    Exchange,
    Fault,
    Instead,
    OnText,
    OnWire,
    Phase,
)

_LOGIN = (Phase.LOGIN,)
_SIGNED_IN = tuple(phase for phase in ALL_PHASES if phase is not Phase.LOGIN)

# What a member may name as its coordinator.
ADDRESSES = {
    "empty": "",
    "blank": " ",
    "url": "http://127.0.0.1/",
    "user": "root:pw@127.0.0.1",
    "path": "127.0.0.1/../x",
    "crlf": "127.0.0.1\r\nHost: y",
    "port": "127.0.0.1:99999",
    "ipv6": "fe80::zz",
    "broadcast": "255.255.255.255:0",
    "option": "-oProxyCommand=x",
    "long": "a" * 5000,
    "letters": "\u0131\u0307.example\u202e",
    "number": "2130706433",
}


def _error(*description: str) -> Instead:
    return Instead(lambda asked: list(description))


def _end_session(asked: Asked) -> str:
    """End the session of a call, for it is the truth that these faults tell; gives it."""
    session = str(asked.params[0]) if asked.params else ""
    if session in asked.pool.db.records("session"):
        asked.pool.sessions.end(session)
    return session


def _ended(*, says_which: bool) -> Instead:
    """The session ends, and the call with it."""

    def description(asked: Asked) -> list[str]:
        session = _end_session(asked)
        return ["SESSION_INVALID", session] if says_which else ["SESSION_INVALID"]

    return Instead(description)


def _trap(asked: Asked) -> list[str]:
    _end_session(asked)
    return ["HOST_IS_SLAVE", asked.trap]


def _nobody(asked: Asked) -> list[str]:
    _end_session(asked)
    return ["HOST_IS_SLAVE"]


def _reference(value: Any) -> OnText:
    """This as the session's reference."""
    return OnText(
        lambda body, asked: json.dumps({"jsonrpc": "2.0", "result": value, "id": asked.id}).encode()
    )


async def _slow(exchange: Exchange) -> bool:
    await asyncio.sleep(0.3)
    await exchange.send(exchange.answer)
    return True


def _fault(name: str, says: str, act: Act, phases: tuple[Phase, ...] = _LOGIN, **flags: bool) -> Fault:
    return Fault(f"sess_{name}", says, act, phases, **{"runs": False, **flags})


_REFUSALS = (
    _fault("wrong_password", "A wrong password.", _error("SESSION_AUTHENTICATION_FAILED", "root", "no")),
    _fault("no_role", "A user without a role.", _error("SESSION_AUTHORIZATION_FAILED", "root", "no")),
    _fault("rbac", "A role that may not.", _error("RBAC_PERMISSION_DENIED", "x", "no"), _SIGNED_IN),
    _fault("directory", "A directory that is not there.", _error("INTERNAL_ERROR", "auth"), _LOGIN),
    _fault("method_unknown", "A host that knows no sign-in.", _error("MESSAGE_METHOD_UNKNOWN", "x")),
    _fault("license", "A licence.", _error("LICENSE_EXPIRED")),
    _fault("slow", "A slow sign-in.", OnWire(_slow), runs=True, harmless=True),
)

_HOSTS = (
    _fault("booting", "A host that is still booting.", _error("HOST_STILL_BOOTING"), ALL_PHASES),
    _fault("emergency", "A host in emergency mode.", _error("HOST_IN_EMERGENCY_MODE"), ALL_PHASES),
    _fault(
        "unknown_host", "A host its pool does not know.", _error("HOST_UNKNOWN_TO_MASTER", "h"), ALL_PHASES
    ),
    _fault("own_slave", "A host that follows itself.", _error("HOST_ITS_OWN_SLAVE"), ALL_PHASES),
    _fault("no_address", "A host without an address.", _error("HOST_HAS_NO_MANAGEMENT_IP"), ALL_PHASES),
    _fault("broken", "A broken host.", _error("HOST_BROKEN"), ALL_PHASES),
    _fault("slave", "A member, whose coordinator is a trap.", Instead(_trap), ALL_PHASES),
    _fault("slave_bare", "A member that names nobody.", Instead(_nobody), ALL_PHASES),
)

_HOSTILE = tuple(
    _fault(
        f"slave_hostile_{name}", f"A member that names {address[:40]!r}.", _error("HOST_IS_SLAVE", address)
    )
    for name, address in ADDRESSES.items()
)

_SESSIONS = (
    _fault("invalid", "A session that has ended.", _ended(says_which=True), _SIGNED_IN),
    _fault("invalid_bare", "The same, without saying which.", _ended(says_which=False), _SIGNED_IN),
    _fault("logout_fails", "Signing out fails.", _error("INTERNAL_ERROR", "no"), (Phase.LOGOUT,)),
    _fault("ref_empty", "An empty reference.", _reference(""), runs=True),
    _fault("ref_null", "null as reference.", _reference(None), runs=True),
    _fault("ref_bare", "OpaqueRef:NULL as reference.", _reference("OpaqueRef:NULL"), runs=True),
    _fault("ref_number", "A number as reference.", _reference(4711), runs=True),
    _fault("ref_list", "A list as reference.", _reference(["OpaqueRef:x"]), runs=True),
    _fault("ref_odd", "Quotes and line ends in it.", _reference('a"b\r\nCookie: c'), runs=True),
    _fault("ref_huge", "A reference larger than a call may be.", _reference("r" * 400_000), runs=True),
    _fault("ref_surrogate", "A reference that cannot be sent.", _reference("a\ud800"), runs=True),
)

SESSION_FAULTS = (*_REFUSALS, *_HOSTS, *_HOSTILE, *_SESSIONS)
