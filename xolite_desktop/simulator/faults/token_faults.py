# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Answers of event.from whose token or counts are wrong, that come too soon, or never, or are an error."""

from __future__ import annotations

from typing import Any

from xolite_desktop.simulator.events import token_text
from xolite_desktop.simulator.faults.event_faults import Reply, of_reply
from xolite_desktop.simulator.faults.fault import (
    EVENT_PHASES,
    Act,
    Asked,
    Exchange,
    Fault,
    Instead,
    OnResult,
    OnText,
    OnWire,
    Phase,
)

_FUTURE = token_text(10**15, 10**15)


def _set(name: str, value: Any) -> OnResult:
    return of_reply(lambda reply, asked: {**reply, name: value})


def _dropped(name: str) -> OnResult:
    return of_reply(lambda reply, asked: {key: value for key, value in reply.items() if key != name})


def _counted(change: Any) -> OnResult:
    """Every count changed."""
    return of_reply(
        lambda reply, asked: {
            **reply,
            "valid_ref_counts": {cls: change(n) for cls, n in reply["valid_ref_counts"].items()},
        }
    )


def _asked_token(reply: Reply, asked: Asked) -> Reply:
    return {**reply, "token": asked.params[2] or token_text(0, 0)}


def _first_token(reply: Reply, asked: Asked) -> Reply:
    """The token of the very first answer, again and again."""
    return {**reply, "token": asked.memory.setdefault("token", reply["token"])}


def _at_once(body: bytes, asked: Asked) -> bytes:
    """An answer without events, whatever the time-out was."""
    counts = ",".join(f'"{cls.lower()}":{asked.pool.db.count(cls)}' for cls in asked.pool.db.schema.classes)
    token = (asked.params[2] or token_text(0, 0)).encode()
    return b'{"jsonrpc":"2.0","result":{"events":[],"valid_ref_counts":{%b},"token":"%b"},"id":1}' % (
        counts.encode(),
        token,
    )


async def _never(exchange: Exchange) -> bool:
    await exchange.until_left()
    return False


def _fault(name: str, says: str, act: Act, *phases: Phase, **flags: bool) -> Fault:
    return Fault(f"ev_{name}", says, act, phases or EVENT_PHASES, **flags)


def _error(name: str, *description: str) -> Fault:
    return _fault(name, f"The error {description[0]}.", Instead(lambda asked: list(description)), runs=False)


_TOKENS = (
    _fault("token_missing", "No token.", _dropped("token")),
    _fault("token_empty", "An empty token.", _set("token", "")),
    _fault("token_null", "null as token.", _set("token", None)),
    _fault("token_number", "A number as token.", _set("token", 12)),
    _fault("token_garbage", "A token that the server does not understand.", _set("token", "nonsense")),
    _fault("token_huge", "A token larger than a call may be.", _set("token", "9" * 400_000)),
    _fault("token_future", "A token from the future.", _set("token", _FUTURE)),
    _fault("token_same", "The token that was asked with.", of_reply(_asked_token)),
    _fault("token_back", "Always the first token.", of_reply(_first_token)),
    _fault("token_surrogate", "A token that cannot be sent.", _set("token", "\ud800")),
)

_COUNTS = (
    _fault("counts_missing", "No counts.", _dropped("valid_ref_counts"), harmless=True),
    _fault("counts_null", "null as counts.", _set("valid_ref_counts", None)),
    _fault("counts_list", "A list as counts.", _set("valid_ref_counts", [])),
    _fault("counts_empty", "No class is counted.", _set("valid_ref_counts", {}), harmless=True),
    _fault("counts_text", "Counts as texts.", _counted(str)),
    _fault("counts_nulls", "null for counts.", _counted(lambda count: None)),
    _fault("counts_fraction", "Counts with a fraction.", _counted(lambda count: count + 0.5)),
    _fault("counts_high", "Counts that are too high.", _counted(lambda count: count + 1)),
    _fault("counts_low", "Counts that are too low.", _counted(lambda count: max(0, count - 1))),
    _fault("counts_zero", "Counts of nothing.", _counted(lambda count: 0)),
    _fault("counts_negative", "Negative counts.", _counted(lambda count: -1 - count)),
    _fault("counts_huge", "Counts of 100 digits.", _counted(lambda count: 10**100)),
    _fault(
        "counts_classes", "Classes nobody knows.", _set("valid_ref_counts", {"warp_core": 3}), harmless=True
    ),
)

_ANSWERS = (
    _fault("at_once", "At once, and nothing, for ever.", OnText(_at_once), Phase.POLL, runs=False),
    _fault("never", "Never.", OnWire(_never), stalls=True, runs=False),
    _fault("result_list", "The events alone.", of_reply(lambda reply, asked: reply["events"])),
    _fault("result_empty", "Nothing in it.", of_reply(lambda reply, asked: {})),
    _error("parse_failure", "EVENT_FROM_TOKEN_PARSE_FAILURE", "nonsense"),
    _error("subscription_failure", "EVENT_SUBSCRIPTION_PARSE_FAILURE", "VM"),
    _error("lost", "EVENTS_LOST"),
    _error("internal", "INTERNAL_ERROR", "Not_found"),
    _error("not_registered", "SESSION_NOT_REGISTERED", "x"),
    _error("method_unknown", "MESSAGE_METHOD_UNKNOWN", "event.from"),
)

TOKEN_FAULTS = (*_TOKENS, *_COUNTS, *_ANSWERS)
