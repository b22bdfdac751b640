# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What people read about a connection."""

from __future__ import annotations

import pytest

from xolite_desktop.models import connection_words as words
from xolite_desktop.models.connection_words import State


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_word_and_a_colour(state):
    assert words.word(state)
    assert words.kind(state)


def test_the_status_shows_the_lag_while_live():
    assert words.status(State.LIVE, 38.2) == "Live · event lag 38 ms"
    assert words.status(State.LAGGING, 2345) == "Behind · event lag 2.3 s"
    assert words.status(State.LIVE, None) == "Live"
    assert words.status(State.LOST, 38) == "Connection lost"


def test_the_banner_says_since_when_and_what_next():
    assert words.banner(State.LIVE, 100, None, None) == ""
    lost = "Connection lost 12 s ago. What is shown may be out of date."
    assert words.banner(State.LOST, 112, 100, None) == lost
    assert words.banner(State.LOST, 112, 100, 117) == f"{lost} Next try in 5 s."
    assert words.banner(State.RECONNECTING, 112, 100, 112) == f"{lost} Next try now."
    assert words.banner(State.CLOSED, 0, None, None).startswith("Disconnected")


def test_progress_names_the_address():
    assert words.progress(State.CONNECTING, "xcp-01") == "Connecting to xcp-01…"
    assert words.progress(State.LIVE, "xcp-01") == ""


def test_recovery_is_offered_once_the_loss_has_lasted():
    after = words.RECOVERY_AFTER_S
    assert not words.offers_recovery(State.LOST, 99 + after, 100, 3)
    assert words.offers_recovery(State.LOST, 100 + after, 100, 3)
    assert words.offers_recovery(State.RECONNECTING, 100 + after, 100, 3)
    assert not words.offers_recovery(State.LOST, 100 + after, 100, 1)
    assert not words.offers_recovery(State.LIVE, 100 + after, None, 3)
