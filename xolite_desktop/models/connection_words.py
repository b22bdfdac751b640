# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The states of a connection, and what people read about them."""

from __future__ import annotations

import math
from enum import Enum, auto

from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.text import duration


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
    State.IDLE: ("Not connected", StateKind.IDLE),
    State.CONNECTING: ("Connecting", StateKind.INFO),
    State.SIGNING_IN: ("Signing in", StateKind.INFO),
    State.LOADING: ("Loading", StateKind.INFO),
    State.LIVE: ("Live", StateKind.OK),
    State.LAGGING: ("Behind", StateKind.WARN),
    State.LOST: ("Connection lost", StateKind.BAD),
    State.RECONNECTING: ("Reconnecting", StateKind.WARN),
    State.CLOSED: ("Disconnected", StateKind.IDLE),
}


def word(state: State) -> str:
    """One or two words for a chip: "Live", "Connection lost"."""
    return WORDS[state][0]


def kind(state: State) -> StateKind:
    return WORDS[state][1]


def status(state: State, lag_ms: float | None) -> str:
    """For the status bar: "Live · event lag 38 ms"."""
    if state in (State.LIVE, State.LAGGING) and lag_ms is not None:
        lag = f"{lag_ms:.0f} ms" if lag_ms < 1000 else f"{lag_ms / 1000:.1f} s"
        return f"{word(state)} · event lag {lag}"
    return word(state)


def progress(state: State, address: str) -> str:
    """What is being done, for the connect dialog; empty when nothing is."""
    sentences = {
        State.CONNECTING: f"Connecting to {address}…",
        State.SIGNING_IN: f"Signing in to {address}…",
        State.LOADING: "Loading the pool…",
    }
    return sentences.get(state, "")


def banner(state: State, now: float, lost_since: float | None, retry_at: float | None) -> str:
    """The sentence above the page while the connection does not stand; empty while it does."""
    if state is State.CLOSED:
        return "Disconnected. What is shown is how the pool was."
    if state not in (State.LOST, State.RECONNECTING) or lost_since is None:
        return ""
    lost = f"Connection lost {duration(now - lost_since)} ago. What is shown may be out of date."
    if retry_at is None:
        return lost
    return f"{lost} Next try {'now' if retry_at <= now else f'in {duration(math.ceil(retry_at - now))}'}."
