# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The states of a connection, and what people read about them."""

from __future__ import annotations

import math
from enum import Enum, auto

from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.text import decimal, duration
from xolite_desktop.models.wording import later, tr

RECOVERY_AFTER_S = 60.0
"""How long a coordinator is waited for before its loss is taken for more than a restart of its toolstack."""


class State(Enum):
    """Where a connection stands."""

    IDLE = auto()
    CONNECTING = auto()
    SIGNING_IN = auto()
    LOADING = auto()
    LIVE = auto()
    LAGGING = auto()
    LOST = auto()
    RECONNECTING = auto()
    CLOSED = auto()


WORDS = {
    State.IDLE: (later("Not connected"), StateKind.IDLE),
    State.CONNECTING: (later("Connecting"), StateKind.INFO),
    State.SIGNING_IN: (later("Signing in"), StateKind.INFO),
    State.LOADING: (later("Loading"), StateKind.INFO),
    State.LIVE: (later("Live"), StateKind.OK),
    State.LAGGING: (later("Behind"), StateKind.WARN),
    State.LOST: (later("Connection lost"), StateKind.BAD),
    State.RECONNECTING: (later("Reconnecting"), StateKind.WARN),
    State.CLOSED: (later("Disconnected"), StateKind.IDLE),
}


def word(state: State) -> str:
    """One or two words for a chip: "Live", "Connection lost"."""
    return tr(WORDS[state][0])


def kind(state: State) -> StateKind:
    return WORDS[state][1]


def status(state: State, lag_ms: float | None) -> str:
    """For the status bar: "Live · event lag 38 ms"."""
    if state in (State.LIVE, State.LAGGING) and lag_ms is not None:
        lag = f"{lag_ms:.0f} ms" if lag_ms < 1000 else f"{decimal(lag_ms / 1000, 1)} s"
        return tr("{word} · event lag {lag}").format(word=word(state), lag=lag)
    return word(state)


def progress(state: State, address: str) -> str:
    """What is being done, for the connect dialog; empty when nothing is."""
    sentences = {
        State.CONNECTING: tr("Connecting to {address}…").format(address=address),
        State.SIGNING_IN: tr("Signing in to {address}…").format(address=address),
        State.LOADING: tr("Loading the pool…"),
    }
    return sentences.get(state, "")


def offers_recovery(state: State, now: float, lost_since: float | None, hosts: int) -> bool:
    """Whether it is time to offer that another host takes over: a coordinator that just restarts comes back by itself."""
    if state not in (State.LOST, State.RECONNECTING) or lost_since is None:
        return False
    return hosts > 1 and now - lost_since >= RECOVERY_AFTER_S


def banner(state: State, now: float, lost_since: float | None, retry_at: float | None) -> str:
    """The sentence above the page while the connection does not stand; empty while it does."""
    if state is State.CLOSED:
        return tr("Disconnected. What is shown is how the pool was.")
    if state not in (State.LOST, State.RECONNECTING) or lost_since is None:
        return ""
    lost = tr("Connection lost {time} ago. What is shown may be out of date.").format(
        time=duration(now - lost_since)
    )
    if retry_at is None:
        return lost
    if retry_at <= now:
        return f"{lost} {tr('Next try now.')}"
    return f"{lost} {tr('Next try in {time}.').format(time=duration(math.ceil(retry_at - now)))}"
