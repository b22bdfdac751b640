# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a guest writes becomes rows; what it should not write becomes nothing."""

from __future__ import annotations

import random

import pytest

from xolite_desktop.terminal.emulator import COLUMNS, MOST_HISTORY, ROWS, Emulator
from xolite_desktop.terminal.guard import LONGEST_SEQUENCE, Guard

SESSION = (
    "Debian GNU/Linux 12 web tty1\r\n\r\nweb login: root\r\n\x1b[1;31mred\x1b[0m plain\x1b[K\r\n"
    "\x1b]0;a title\x07grüße 漢字\r\n\x1b[?1h\x1b[5;10Hhere\x1b[?2004h"
).encode()


def screen(emulator: Emulator) -> list[str]:
    return [emulator.text(number) for number in range(ROWS)]


def test_text_colours_and_cursor() -> None:
    emulator = Emulator()
    emulator.feed(SESSION)
    assert emulator.text(2) == "web login: root"
    first, second = emulator.row(3)[:2]
    assert (first.text, first.foreground, first.bold) == ("red", "red", True)
    assert (second.text, second.foreground) == (" plain", "default")
    assert emulator.text(4).startswith("grüße 漢字") or "here" in emulator.text(4)
    assert emulator.cursor == (13, 4)
    assert emulator.has_application_cursor
    assert emulator.has_bracketed_paste


def test_any_cut_gives_the_same_screen() -> None:
    whole = Emulator()
    whole.feed(SESSION)
    by_byte = Emulator()
    for byte in SESSION:
        by_byte.feed(bytes((byte,)))
    assert screen(by_byte) == screen(whole)
    chance = random.Random(7)
    for _ in range(20):
        cut = chance.randrange(len(SESSION))
        halves = Emulator()
        halves.feed(SESSION[:cut])
        halves.feed(SESSION[cut:])
        assert screen(halves) == screen(whole)


def test_rows_that_leave_at_the_top_are_kept_up_to_a_number() -> None:
    emulator = Emulator()
    emulator.feed("".join(f"row {number}\r\n" for number in range(MOST_HISTORY + 100)).encode())
    assert emulator.history == MOST_HISTORY
    assert emulator.text(-1) == f"row {MOST_HISTORY + 100 - ROWS}"
    assert emulator.text(0) == f"row {MOST_HISTORY + 101 - ROWS}"


@pytest.mark.parametrize(
    "hostile",
    [
        b"\x1b]0;" + b"x" * 200_000,
        b"\x1b[" + b"9" * 200_000 + b"A",
        b"\x1b[" + b"1;" * 100_000 + b"m",
        b"\x1bP" + b"q" * 200_000,
        b"\x1b[21t\x1b[6n\x1b[c\x1b]0;rm -rf /\x07\x1b[21t",
        b"\x1b[?3h" + b"\x1b[9999;9999H" + b"\x1b[9999L\x1b[9999M\x1b[9999@\x1b[9999P\x1b[9999X",
        b"e" + "\u0301".encode() * 100_000,
        b"\x1b\x1b\x1b[\x1b[\x1b[31" + b"\xff\xfe\x80\x9b31m" * 1000,
        b"\x1b[9999S\x1b[9999T\x1b[9999b\x1b#8\x1b(0\x1b)B",
    ],
    ids=["title", "digits", "parameters", "device", "reports", "counts", "accents", "rubbish", "scrolls"],
)
def test_hostile_output_is_bounded_and_a_reset_brings_the_screen_back(hostile: bytes) -> None:
    emulator = Emulator()
    for start in range(0, len(hostile), 4096):
        emulator.feed(hostile[start : start + 4096])
    assert emulator.columns == COLUMNS
    assert all(len(emulator.text(number)) <= COLUMNS * 5 for number in range(ROWS))
    emulator.feed(b"\x07\x18\x1bc\x1b[2J\x1b[Hstill here")
    assert emulator.text(0) == "still here"


def test_random_bytes_never_break_it() -> None:
    chance = random.Random(11)
    alphabet = b"\x1b[]PX^_;:?!0123456789mHJKhlrABCDLMST@ \r\n\t\x07\x08\x0e\x0f\x18\x9b\xc3\xa4abc(#"
    for _ in range(200):
        emulator = Emulator()
        emulator.feed(bytes(chance.choice(alphabet) for _ in range(400)))
        screen(emulator)
        assert [emulator.row(number) for number in range(ROWS)]


def test_the_guard_keeps_no_more_than_one_short_sequence() -> None:
    guard = Guard()
    for _ in range(100):
        guard.feed(b"\x1b[" + b"1;" * 500)
        assert len(guard._rest) <= LONGEST_SEQUENCE
    guard = Guard()
    assert guard.feed(b"a\x1b]2;title\x1b\\b") == "ab"
    assert guard.feed(b"\x1b[1") == ""
    assert guard.feed(b"mx") == "\x1b[1mx"
