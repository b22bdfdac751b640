# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers, times and names as people read them."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xolite_desktop.models import text

GIB = 1 << 30
NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("size_bytes", "words"),
    [
        (0, "0 B"),
        (1, "1 B"),
        (1023, "1023 B"),
        (1024, "1 KiB"),
        (1000 << 20, "1000 MiB"),
        (int(17.42 * 1024 * GIB), "17.4 TiB"),
        (24 * GIB, "24 GiB"),
        (1234567, "1.18 MiB"),
        (GIB - 1, "1.00 GiB"),
        (999.7 * 1024, "0.976 MiB"),
        (-1, "–"),
    ],
)
def test_sizes_have_binary_units_and_three_figures(size_bytes, words):
    assert text.size(size_bytes) == words


@given(st.integers(0, 2**63))
def test_every_size_is_short(size_bytes):
    assert len(text.size(size_bytes)) <= 9


def test_two_sizes_share_the_unit_of_the_larger():
    assert text.size_of(24 * GIB, 32 * GIB) == "24 of 32 GiB"
    assert text.size_of(512 << 20, 4 * GIB) == "512 MiB of 4 GiB"
    assert text.size_of(0, 4 * GIB) == "0 of 4 GiB"
    assert text.size_of(-1, 5) == "–"


def test_rates():
    assert text.rate(212 * 1024 * 1024) == "212 MiB/s"
    assert text.bit_rate(184_000_000) == "184 Mbit/s"
    assert text.bit_rate(999) == "999 bit/s"
    assert text.bit_rate(1_540_000) == "1.54 Mbit/s"
    assert text.rate(-1) == text.bit_rate(-1) == "–"


@pytest.mark.parametrize(
    ("fraction", "words"),
    [
        (None, "–"),
        (0, "0 %"),
        (0.001, "<1 %"),
        (0.62, "62 %"),
        (0.999, "99 %"),
        (1, "100 %"),
        (1.41, "141 %"),
    ],
)
def test_percentages_never_round_to_nothing_or_to_everything(fraction, words):
    assert text.percent(fraction) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (8, "8 s"),
        (60, "1 min"),
        (11520, "3 h 12 min"),
        (7200, "2 h"),
        (41 * 86400, "41 days"),
        (90000, "25 h"),
    ],
)
def test_durations(seconds, words):
    assert text.duration(seconds) == words


def test_a_running_clock():
    assert text.stopwatch(41) == "0:41"
    assert text.stopwatch(3723) == "1:02:03"


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(seconds=5), "just now"),
        (timedelta(minutes=12), "12 min ago"),
        (timedelta(hours=3, minutes=50), "3 h ago"),
        (timedelta(days=1), "21 Nov 2026"),
        (timedelta(minutes=-5), "in 5 min"),
        (timedelta(seconds=-5), "in a moment"),
    ],
)
def test_times_are_relative_under_a_day(before, words):
    assert text.ago(NOW - before, NOW) == words


def test_the_exact_time_is_in_the_zone_of_the_machine():
    assert text.exact(NOW) == f"{NOW.astimezone():%Y-%m-%d %H:%M:%S}"


def test_counts_and_lists():
    assert text.count(1, "host") == "1 host"
    assert text.count(1204, "object") == "1\u202f204 objects"
    assert text.count(2, "copy", "copies") == "2 copies"
    assert text.joined([]) == ""
    assert text.joined(["a"]) == "a"
    assert text.joined(["a", "b", "c"]) == "a, b and c"


def test_sentences_begin_with_a_capital_and_end():
    assert text.sentence(" the disk is full ") == "The disk is full."
    assert text.sentence("Why?") == "Why?"
    assert text.sentence("") == ""


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("web-01", "web-01"),
        ("naïve 東京 👩‍💻", "naïve 東京 👩‍💻"),
        ("a\nb\x1b\x7f", "a␊b␛␡"),
        ("exe\u202egnp", "exe⟨U+202E⟩gnp"),
        ("a\u200bb", "a⟨U+200B⟩b"),
        ("\ud800", "⟨U+D800⟩"),
    ],
)
def test_deceiving_characters_are_made_visible(name, shown):
    assert text.visible(name) == shown


@given(st.text())
def test_a_shown_name_is_one_line_without_reordering(name):
    shown = text.visible(name)
    assert text.visible(shown) == shown
    assert len(shown.splitlines()) <= 1
    assert not any(character in shown for character in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize("figure", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("words", [text.size, text.rate, text.bit_rate, text.percent])
def test_what_is_no_number_is_unknown(words, figure):
    assert words(figure) == text.UNKNOWN
    assert text.size_of(1, figure) == text.size_of(figure, 1) == text.UNKNOWN


def test_a_line_may_end_within_a_word_that_is_too_long() -> None:
    assert (
        text.wrappable("OpaqueRef:0e7c12f3-630c-4f5b-97a8-4de7ebb86b92")
        == "OpaqueRef:0e7c12f3-630c-4f5b-97a8-4de7ebb86b92"
    )
    assert max(map(len, text.wrappable("a " + "x" * 200).split("\u200b"))) <= 34
    assert text.wrappable("x" * 200).replace("\u200b", "") == "x" * 200


def test_names_from_right_to_left_keep_their_places_in_a_sentence() -> None:
    assert text.set_apart("web-01 · 3 disks") == "web-01 · 3 disks"
    assert text.set_apart("büro ☕") == "büro ☕"
    assert text.set_apart("שרת ראשי · 3 disks") == "\u2068שרת ראשי\u2069 · 3 disks"
    assert (
        text.set_apart("from שרת to خادم 12 البريد") == "from \u2068שרת\u2069 to \u2068خادم 12 البريد\u2069"
    )


def test_letters_of_a_sentence_set_apart_are_found_again() -> None:
    before = "from שרת to خادم 12 البريد · 3"
    shown, place = text.set_apart_at(before)
    assert shown == text.set_apart(before)
    assert [shown[place(at)] for at in range(len(before))] == list(before)
    assert text.set_apart_at("web-01")[1](3) == 3
