# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Pseudo-encodings: sizes, screens, names, lights, and what QEMU agrees to."""

from __future__ import annotations

import struct

import pytest

from tests.vnc.wire import (
    DESKTOP_NAME,
    DESKTOP_SIZE,
    EXTENDED_DESKTOP_SIZE,
    LED_STATE,
    POINTER_MOTION_CHANGE,
    cut,
    error_of,
    feed,
    opened,
    rect,
    update,
)
from xolite_desktop.vnc.decoders.pseudo import MAX_NAME
from xolite_desktop.vnc.errors import LimitExceeded, UnexpectedEnd
from xolite_desktop.vnc.events import (
    LedStateChanged,
    NameChanged,
    PointerModeChanged,
    Resized,
    ResizeRefused,
)
from xolite_desktop.vnc.names import ResizeStatus


def test_a_size_makes_a_new_framebuffer_and_asks_for_all_of_it():
    connection = opened(8, 8)
    assert feed(connection, update(rect(0, 0, 720, 400, DESKTOP_SIZE))) == [Resized(720, 400)]
    assert connection.framebuffer.pixels.shape == (400, 720)
    assert connection.data_to_send() == [bytes.fromhex("03 00 0000 0000 02d0 0190")]


def test_any_other_pointer_mode_than_zero_is_absolute():
    connection = opened()
    feed(connection, update(rect(0, 0, 0, 0, POINTER_MOTION_CHANGE)))
    assert feed(connection, update(rect(7, 0, 0, 0, POINTER_MOTION_CHANGE))) == [PointerModeChanged(True)]


@pytest.mark.parametrize(
    ("bits", "lights"),
    [(0, (False, False, False)), (2, (False, True, False)), (0xFF, (True, True, True))],
)
def test_lights_are_told_and_known_and_told_again_only_if_they_change(bits, lights):
    connection = opened()
    assert connection.led_state is None
    stream = update(rect(0, 0, 0, 0, LED_STATE, bytes((bits,))))
    assert feed(connection, stream) == [LedStateChanged(*lights)]
    assert connection.led_state == LedStateChanged(*lights)
    assert feed(connection, stream) == []


def _name(raw: bytes, length: int | None = None) -> bytes:
    size = len(raw) if length is None else length
    return update(rect(0, 0, 0, 0, DESKTOP_NAME, struct.pack(">I", size) + raw))


def test_a_name_is_made_printable():
    stream = _name("w\u00e9b\n\u202e01".encode())
    assert feed(opened(), *cut(stream, range(len(stream)))) == [NameChanged("w\u00e9b \ufffd01")]


def test_a_name_beyond_the_limit_is_refused():
    for length in (MAX_NAME + 1, 0xFFFFFFFF):
        assert isinstance(error_of(opened(), _name(b"x" * 100, length)), LimitExceeded)


def _screens(*screens: tuple[int, ...]) -> bytes:
    return struct.pack(">Bxxx", len(screens)) + b"".join(struct.pack(">IHHHHI", *s) for s in screens)


def _layout(width: int, height: int, wanted_by: int = 0, status: int = 0, screens: bytes = b"") -> bytes:
    screens = screens or _screens((7, 0, 0, width, height, 3))
    return update(rect(wanted_by, status, width, height, EXTENDED_DESKTOP_SIZE, screens))


def test_a_resize_can_be_asked_for_once_the_server_has_told_its_screens():
    connection = opened(32, 32)
    assert not connection.request_resize(800, 600)
    assert not connection.can_request_resize
    assert feed(connection, _layout(32, 32)) == []
    connection.data_to_send()
    assert connection.can_request_resize
    assert connection.request_resize(800, 600)
    head = bytes.fromhex("fb 00 0320 0258 01 00")
    assert connection.data_to_send() == [head + bytes.fromhex("00000007 0000 0000 0320 0258 00000003")]
    for wrong in ((0, 600), (800, 0), (16385, 1), (-1, 1)):
        assert not connection.request_resize(*wrong)


def test_a_layout_of_the_same_size_keeps_the_pixels_and_another_size_makes_new_ones():
    connection = opened(32, 32)
    before = connection.framebuffer
    feed(connection, _layout(32, 32))
    assert connection.framebuffer is before
    stream = _layout(64, 48, 1)
    assert feed(connection, *cut(stream, range(len(stream)))) == [Resized(64, 48)]
    assert connection.framebuffer.pixels.shape == (48, 64)
    assert connection.data_to_send() == [bytes.fromhex("03 00 0000 0000 0040 0030")]


@pytest.mark.parametrize(
    ("status", "reason"),
    [(1, ResizeStatus.PROHIBITED), (3, ResizeStatus.INVALID_LAYOUT), (99, ResizeStatus.UNKNOWN)],
)
def test_a_refused_resize_changes_nothing(status, reason):
    connection = opened(32, 32)
    assert feed(connection, _layout(65535, 65535, 1, status)) == [ResizeRefused(reason)]
    assert feed(connection, _layout(65535, 65535, 2, status)) == []
    assert connection.framebuffer.pixels.shape == (32, 32)


def test_a_layout_without_screens_takes_away_the_chance_to_ask():
    connection = opened(32, 32)
    feed(connection, _layout(32, 32))
    feed(connection, _layout(32, 32, screens=_screens()))
    assert not connection.can_request_resize


def test_an_enormous_or_cut_layout_is_refused():
    assert isinstance(error_of(opened(), _layout(65535, 65535)), LimitExceeded)
    cut_off = update(rect(0, 0, 32, 32, EXTENDED_DESKTOP_SIZE, b"\xff\0\0\0" + bytes(100)))
    assert isinstance(error_of(opened(), cut_off), UnexpectedEnd)
