# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The `event.from` machine: which token to ask with, when events were lost, what to do when a poll fails.

What it guards against (each seen on a real server): a token from the future, after a restart from an older database,
gives no error and no events for ever, so every sign-in drops the token; deletions beyond a few hundred for each class
are forgotten silently, so the counts in every answer are compared with ours; the time-out must be written with a
fraction. Time never enters: "wait, then ask again" is an output.
"""

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from xolite_desktop.xapi.errors import (
    CertificateChanged,
    CertificateUnknown,
    Closed,
    Failure,
    WrongPool,
    XapiError,
)
from xolite_desktop.xapi.events.reply_reader import EventReply

POLL_TIMEOUT_S: Final = 30.1
BRIEF_TIMEOUT_S: Final = 0.1
FIRST_DELAY_S: Final = 1.0
LONGEST_DELAY_S: Final = 30.0

_UNCOUNTED: Final = frozenset({"message"})
"""Messages are files, not rows: the server counts 0 of them."""

_SIGN_IN_AGAIN: Final = frozenset({"SESSION_INVALID", "HOST_IS_SLAVE"})
_HOPELESS: Final = frozenset(
    {
        "SESSION_AUTHENTICATION_FAILED",
        "SESSION_AUTHORIZATION_FAILED",
        "RBAC_PERMISSION_DENIED",
        "EVENT_SUBSCRIPTION_PARSE_FAILURE",
        "MESSAGE_METHOD_UNKNOWN",
    }
)
"""Asking again would change nothing, and a password tried again and again locks accounts."""


@dataclass(frozen=True, slots=True)
class EventPoll:
    """The next call: the parameters of `event.from` after the session; `full` if it brings everything anew."""

    classes: tuple[str, ...]
    token: str
    timeout_s: float
    full: bool


@dataclass(frozen=True, slots=True)
class Retry:
    """Wait, sign in anew if asked to, and poll again."""

    delay_s: float
    sign_in: bool


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Only a person can help now."""


class EventFeed:
    """The state of one subscription. `jitter` gives numbers in [0, 1), so that many clients do not return together."""

    def __init__(self, classes: Iterable[str], jitter: Callable[[], float] = random.random) -> None:
        self._classes = tuple(classes)
        self._token = ""
        self._brief = False
        self._jitter = jitter
        self._failures = 0
        self._suspected: set[str] = set()
        self._settling: set[str] = set()
        self._tolerated: dict[str, int] = {}

    def next_call(self) -> EventPoll:
        """What to ask next. After trouble, briefly: a quiet pool would let a full poll wait before it proves life."""
        timeout_s = BRIEF_TIMEOUT_S if self._brief else POLL_TIMEOUT_S
        return EventPoll(self._classes, self._token, timeout_s, full=not self._token)

    def signed_in(self) -> None:
        """A new session: the old token may be from the future of this database. Everything is loaded anew."""
        self._token = ""
        self._suspected.clear()
        self._settling.clear()
        self._tolerated.clear()

    def receive_reply(self, reply: EventReply) -> None:
        """A complete answer was read and applied."""
        self._token = reply.token
        self._brief = False
        self._failures = 0

    def lost_classes(self, reply: EventReply, held: Callable[[str], int]) -> tuple[str, ...]:
        """The classes whose deletions were lost: to be read whole and compared. `held` says how many we hold.

        One disagreement only makes the next poll brief, a second one counts. If reading the class does not settle it,
        the difference is how this server counts, and is tolerated.
        """
        different = dict(self._differences(reply.valid_ref_counts, held))
        for cls in self._settling:
            self._tolerated[cls] = different.get(cls, 0)
        wrong = {cls for cls, by in different.items() if by != self._tolerated.get(cls, 0)}
        wrong |= {cls for cls, by in self._tolerated.items() if by and cls not in different}
        lost = tuple(sorted(wrong & self._suspected))
        self._suspected = wrong - set(lost)
        self._settling = set(lost)
        self._brief = bool(wrong)
        return lost

    def receive_error(self, error: XapiError) -> Retry | GiveUp:
        """A poll, or the sign-in before it, failed."""
        if _hopeless(error):
            return GiveUp()
        self._brief = True
        self._failures += 1
        code = error.code if isinstance(error, Failure) else ""
        if code == "EVENT_FROM_TOKEN_PARSE_FAILURE":
            self._token = ""
        at_once = self._failures == 1 and code in (*_SIGN_IN_AGAIN, "EVENT_FROM_TOKEN_PARSE_FAILURE")
        return Retry(0.0 if at_once else self._delay(), sign_in=code in _SIGN_IN_AGAIN)

    def _delay(self) -> float:
        longest = min(LONGEST_DELAY_S, FIRST_DELAY_S * 2.0 ** (min(self._failures, 10) - 1))
        return longest * (0.5 + 0.5 * self._jitter())

    def _differences(
        self, counts: Mapping[str, int], held: Callable[[str], int]
    ) -> Iterable[tuple[str, int]]:
        for cls in self._classes:
            name = cls.lower()
            if name in counts and name not in _UNCOUNTED and counts[name] != held(cls):
                yield cls, counts[name] - held(cls)


def _hopeless(error: XapiError) -> bool:
    if isinstance(error, Failure):
        return error.code in _HOPELESS
    return isinstance(error, CertificateUnknown | CertificateChanged | WrongPool | Closed)
