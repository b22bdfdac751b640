# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The `event.from` machine: which token to ask with, when events were lost, what to do when a poll fails.

What it guards against (each seen on a real server): a token from the future, after a restart from an older database,
gives no error and no events for ever, so every sign-in drops the token; deletions beyond a few hundred for each class
are forgotten silently, so the counts in every answer are compared with ours; the time-out must be written with a
fraction. Time never enters: "wait, then ask again" is an output.
"""

import math
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from xolite_desktop.xapi.errors import (
    CertificateChanged,
    CertificateUnknown,
    Closed,
    Failure,
    SignInNeeded,
    Timeout,
    Unreachable,
    WrongPool,
    XapiError,
)
from xolite_desktop.xapi.events.reply_reader import EventReply

POLL_TIMEOUT_S: Final = 15.1
"""How long the server may wait for something to happen. The shorter, the sooner a frozen host is noticed."""
BRIEF_TIMEOUT_S: Final = 0.1
FIRST_DELAY_S: Final = 1.0
LONGEST_DELAY_S: Final = 30.0
JITTER: Final = 0.2
LEAST_SIGN_IN_DELAY_S: Final = 5.0
"""Between two sign-ins that the server answered without success: sessions are dear, and attempts are counted."""
EMPTY_IN_A_ROW: Final = 4
QUICK_S: Final = 0.05
"""An answer with nothing in it, quicker than any server that waits as it was asked to."""
LONGEST_TOKEN: Final = 1024
"""A real one has 41 characters; one that fills a call would be refused for ever."""
REREAD_S: Final = 60.0
"""A class is read whole again at most this often: a server may count wrong for ever."""
DOUBT_S: Final = 600.0
"""And so often while it is counted otherwise than shown: the very same difference may by now be a loss."""

_UNCOUNTED: Final = frozenset({"message"})
"""Messages are files, not rows: the server counts 0 of them."""

_SIGN_IN_AGAIN: Final = frozenset({"SESSION_INVALID", "HOST_IS_SLAVE"})
_ELSEWHERE: Final = frozenset(
    {"HOST_IS_SLAVE", "HOST_IN_EMERGENCY_MODE", "HOST_STILL_BOOTING", "HOST_UNKNOWN_TO_MASTER"}
)
"""What a host answers that is not the coordinator, or not yet again: perhaps another one is."""
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
    """The next call: the parameters of `event.from` after the session.

    `complete`: the classes of which the answer brings every object. `full`: that is so for all, a load of the pool.
    `aside`: one class is read whole again; where the others go on is not told by that answer.
    """

    classes: tuple[str, ...]
    token: str
    timeout_s: float
    full: bool
    complete: tuple[str, ...] = ()
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Retry:
    """Wait, look for another coordinator or sign in anew if asked to, and poll again."""

    delay_s: float
    sign_in: bool
    search: bool = False


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Only a person can help now."""


class EventFeed:
    """The state of one subscription. `jitter` gives numbers in [0, 1), so that many clients do not return together.

    `later` are message classes: dear to load and not needed at once, they join when the rest is there. The server counts
    them apart from its database, in the second half of a token, so that the first poll that asks for them brings
    them all; classes of the database would come with their changes only.
    """

    def __init__(
        self,
        classes: Iterable[str],
        jitter: Callable[[], float] = random.random,
        later: Iterable[str] = (),
    ) -> None:
        self._classes = tuple(classes)
        self._later = tuple(cls for cls in later if cls not in self._classes)
        self._loaded: set[str] = set()
        self._token = ""
        self._brief = False
        self._jitter = jitter
        self._failures = 0
        self._signing_in = False
        self._asked_s = -math.inf
        self._unusable = 0
        self._empty = 0
        self._suspected: set[str] = set()
        self._lost: list[str] = []
        self._reread_s: dict[str, float] = {}
        self._read_s: dict[str, float] = {}
        self._tolerated: dict[str, int] = {}

    def next_call(self) -> EventPoll:
        """What to ask next. After trouble, briefly: a quiet pool would let a full poll wait before it proves life."""
        timeout_s = BRIEF_TIMEOUT_S if self._brief else POLL_TIMEOUT_S
        if not self._token:
            return EventPoll(self._classes, "", timeout_s, True, self._classes)
        if self._lost:
            one = (self._lost[0],)
            return EventPoll(one, "", BRIEF_TIMEOUT_S, False, one, aside=True)
        every = (*self._classes, *self._later)
        missing = tuple(cls for cls in every if cls not in self._loaded)
        return EventPoll(every, self._token, BRIEF_TIMEOUT_S if missing else timeout_s, False, missing)

    def signed_in(self) -> None:
        """A new session: the old token may be from the future of this database. Everything is loaded anew."""
        self.reload()
        self._signing_in = False

    def reload(self) -> None:
        """Everything is wanted anew."""
        self._token = ""
        self._forget_counts()

    def doubt(self) -> None:
        """Whether the server still hears us is not sure: the next poll is brief."""
        self._brief = True

    def moved(self) -> None:
        """Another host is asked from now on: what failed at the former says nothing about it."""
        self._failures = 0

    def receive_reply(self, reply: EventReply, poll: EventPoll, event_count: int, seconds: float) -> float:
        """A complete answer was read and applied; how long to wait before the next poll, usually not at all.

        A server that answers at once although nothing happened would be asked for ever, and be kept busy by it.
        """
        usable = len(reply.token) <= LONGEST_TOKEN
        if not poll.aside:
            self._token = reply.token if usable else ""
        self._unusable = 0 if usable else self._unusable + 1
        if poll.full:
            self._loaded.clear()
        self._loaded.update(poll.complete)
        self._brief = False
        self._failures = 0
        self._empty = self._empty + 1 if event_count == 0 and seconds < QUICK_S else 0
        excess = max(self._unusable, self._empty - EMPTY_IN_A_ROW)
        return self._spread(excess) if excess > 0 else 0.0

    def compare_counts(
        self, reply: EventReply, poll: EventPoll, held: Callable[[str], int], now_s: float
    ) -> None:
        """Hear how many objects of each class there are; `held` says how many we hold, `now_s` is any steady clock.

        What a complete answer shows and counts differently is how this server counts, and is tolerated from then on.
        Any other disagreement means that deletions were lost: the first only makes the next poll brief, at the second
        the class is read whole again, but not more often than every `REREAD_S`.
        """
        different = dict(self._differences(reply.valid_ref_counts, held))
        for cls in poll.complete:
            self._tolerated[cls] = different.get(cls, 0)
            self._read_s[cls] = now_s
        self._lost = [cls for cls in self._lost if cls not in poll.complete]
        if poll.aside:
            return  # it says nothing new about the others
        wrong = {cls for cls in self._loaded if different.get(cls, 0) != self._tolerated.get(cls, 0)}
        wrong = {cls for cls in wrong if now_s - self._reread_s.get(cls, -REREAD_S) >= REREAD_S}
        doubtful = {cls for cls, by in self._tolerated.items() if by and now_s - self._read_s[cls] >= DOUBT_S}
        lost = sorted(wrong & self._suspected | doubtful)
        self._suspected = wrong - set(lost)
        self._reread_s.update(dict.fromkeys(lost, now_s))
        self._lost += [cls for cls in lost if cls not in self._lost]
        self._brief = bool(wrong)

    def receive_error(self, error: XapiError, now_s: float = math.inf) -> Retry | GiveUp:
        """A poll, or the sign-in before it, failed. `now_s` is any steady clock."""
        if _hopeless(error):
            return GiveUp()
        self._brief = True
        self._failures += 1
        code = error.code if isinstance(error, Failure) else ""
        if code == "EVENT_FROM_TOKEN_PARSE_FAILURE":
            self._token = ""
            self._forget_counts()
        recent = now_s - self._asked_s < LEAST_SIGN_IN_DELAY_S
        if code in _SIGN_IN_AGAIN:
            # Being told so is no sign-in: whatever failed before, as a host that restarted, the first one need not wait.
            at_once = not recent and not self._signing_in
        else:
            at_once = self._failures == 1 and code == "EVENT_FROM_TOKEN_PARSE_FAILURE"
        self._signing_in = self._signing_in or code in _SIGN_IN_AGAIN
        delay_s = 0.0 if at_once else self._spread(self._failures)
        unheard = isinstance(error, Unreachable | Timeout)
        if self._signing_in and not unheard and not at_once:
            delay_s = max(delay_s, LEAST_SIGN_IN_DELAY_S)
        if code in _SIGN_IN_AGAIN:
            self._asked_s = now_s + delay_s
        search = self._failures > 1 and not at_once and (unheard or code in _ELSEWHERE)
        return Retry(delay_s, sign_in=code in _SIGN_IN_AGAIN, search=search)

    def _spread(self, attempt: int) -> float:
        """1, 2, 4 ... 30 s, each a fifth more or less."""
        longest = min(LONGEST_DELAY_S, FIRST_DELAY_S * 2.0 ** (min(attempt, 10) - 1))
        return longest * (1.0 - JITTER + 2.0 * JITTER * self._jitter())

    def _forget_counts(self) -> None:
        self._loaded.clear()
        self._suspected.clear()
        self._lost.clear()
        self._reread_s.clear()
        self._tolerated.clear()

    def _differences(
        self, counts: Mapping[str, int], held: Callable[[str], int]
    ) -> Iterable[tuple[str, int]]:
        for cls in self._loaded:
            name = cls.lower()
            if name in counts and name not in _UNCOUNTED and counts[name] != held(cls):
                yield cls, counts[name] - held(cls)


def _hopeless(error: XapiError) -> bool:
    if isinstance(error, Failure):
        return error.code in _HOPELESS
    return isinstance(error, CertificateUnknown | CertificateChanged | WrongPool | SignInNeeded | Closed)
