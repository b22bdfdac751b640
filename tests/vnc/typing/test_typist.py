# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A text becomes keys, one stroke a step, and nothing of it is seen anywhere else."""

from __future__ import annotations

import pytest

from xolite_desktop.vnc.typing.layout import layout
from xolite_desktop.vnc.typing.typist import Typing, Typist, tidied, untypable

SHIFT, ALTGR, CAPS = (0xFFE1, 0x2A), (0xFE03, 0xB8), (0xFFE5, 0x3A)


@pytest.fixture
def sent():
    return []


def typist(sent, typing, **options):
    return Typist(typing, lambda *event: sent.append(event), **options)


def held(down, *keys):
    return [(*key, down) for key in keys]


def test_one_step_is_one_stroke_with_its_modifiers_and_leaves_nothing_down(sent):
    worker = typist(sent, Typing.by_scancodes("aA", layout("us")))
    assert (worker.done, worker.total) == (0, 2)
    worker.step()
    assert sent == [(0x61, 0x1E, True), (0x61, 0x1E, False)]
    sent.clear()
    worker.step()
    key = (0x41, 0x1E)
    assert sent == held(True, SHIFT, key) + held(False, key, SHIFT)
    assert worker.is_finished
    worker.step()
    assert len(sent) == 4


def test_altgr_is_the_right_alt_key(sent):
    typist(sent, Typing.by_scancodes("@", layout("de"))).step()
    key = (0x40, 0x10)
    assert sent == held(True, ALTGR, key) + held(False, key, ALTGR)


def test_a_dead_key_is_a_stroke_of_its_own(sent):
    worker = typist(sent, Typing.by_scancodes("ê", layout("fr")))
    assert worker.total == 2
    worker.step()
    worker.step()
    assert [(scancode, down) for _, scancode, down in sent] == [
        (0x1A, True), (0x1A, False), (0x12, True), (0x12, False),
    ]  # fmt: skip


def test_lines_and_tabs_are_keys(sent):
    worker = typist(sent, Typing.by_scancodes("\n\t", layout("us")))
    worker.step()
    worker.step()
    assert sent == [
        (0xFF0D, 0x1C, True), (0xFF0D, 0x1C, False), (0xFF09, 0x0F, True), (0xFF09, 0x0F, False),
    ]  # fmt: skip


def test_a_server_without_scancodes_is_told_the_character(sent):
    worker = typist(sent, Typing.by_keysyms("ê@É", layout("fr")))
    assert worker.total == 3
    while not worker.is_finished:
        worker.step()
    assert (0xEA, 0, True) in sent
    assert [event for event in sent if event[0] == 0x40] == [(0x40, 0x0B, True), (0x40, 0x0B, False)]
    assert ALTGR not in [event[:2] for event in sent]
    assert sent[-4:] == held(True, SHIFT, (0xC9, 0)) + held(False, (0xC9, 0), SHIFT)


def test_caps_lock_is_off_while_typing_and_on_again_afterwards(sent):
    worker = typist(sent, Typing.by_scancodes("a", layout("us")), is_caps_locked=True)
    while not worker.is_finished:
        worker.step()
    tap = held(True, CAPS) + held(False, CAPS)
    assert sent == [*tap, (0x61, 0x1E, True), (0x61, 0x1E, False), *tap]


def test_aborting_types_nothing_more_and_restores_caps_lock(sent):
    worker = typist(sent, Typing.by_scancodes("abc", layout("us")), is_caps_locked=True)
    worker.step()
    worker.step()
    sent.clear()
    worker.abort()
    worker.step()
    assert sent == held(True, CAPS) + held(False, CAPS)
    assert worker.is_finished
    worker.abort()
    assert len(sent) == 2


def test_line_ends_and_accents_are_tidied():
    assert tidied("a\r\nb\rc\ne\u0301") == "a\nb\nc\n\u00e9"


def test_what_the_layout_does_not_have_is_named_and_left_out(sent):
    text = "aß€b"
    assert untypable(text, layout("us")) == [1, 2]
    assert Typing.by_scancodes(text, layout("us")).groups == Typing.by_scancodes("ab", layout("us")).groups


def test_the_text_is_not_in_what_is_printed_of_it():
    assert "groups" not in repr(Typing.by_scancodes("secret", layout("us")))
    assert "115" not in repr(Typing.by_scancodes("s", layout("us")))
