# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures that are kept back come out as if they were not: in their order, and with their mistakes."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import numpy as np
import pytest

from tests.vnc.wire import (
    COPYRECT,
    DESKTOP_SIZE,
    TIGHT,
    compact,
    covered,
    feed,
    handshake,
    plain,
    rect,
    update,
)
from xolite_desktop.vnc.connection import Connection, State
from xolite_desktop.vnc.decoders import ALL_KNOWN
from xolite_desktop.vnc.decoders.pictures import MAX_PICTURES, MAX_PICTURES_BYTES
from xolite_desktop.vnc.errors import ProtocolError
from xolite_desktop.vnc.events import Closed, Damaged
from xolite_desktop.vnc.geometry import Rect
from xolite_desktop.vnc.side_thread import SideThread

simplejpeg = pytest.importorskip("simplejpeg")

SIDE = 8
GREY = range(0, 256, 16)
PICTURES = [
    simplejpeg.encode_jpeg(np.full((SIDE, SIDE, 3), grey, np.uint8), 100, colorsubsampling="444")
    for grey in GREY
]


@pytest.fixture(params=["alone", "shared"])
def connection(request) -> Iterator[Connection]:
    side_thread = SideThread() if request.param == "shared" else None
    connection = Connection(encodings=ALL_KNOWN, aside=side_thread)
    connection.receive_data(handshake(64, 64))
    connection.events()
    yield connection
    if side_thread is not None:
        side_thread.close()


def _picture(x: int, y: int, number: int) -> bytes:
    return rect(x, y, SIDE, SIDE, TIGHT, b"\x90" + compact(PICTURES[number]))


def _fill(x: int, y: int, side: int, colour: int) -> bytes:
    return rect(x, y, side, side, TIGHT, b"\x80" + colour.to_bytes(3, "big"))


def _colour(connection: Connection, x: int, y: int) -> int:
    return int(connection.framebuffer.pixels[y, x])


def _grey(number: int) -> int:
    return GREY[number] * 0x010101


def test_what_lies_on_a_picture_comes_after_it(connection):
    feed(
        connection, update(_picture(0, 0, 3), _picture(8, 0, 4), _fill(4, 4, 8, 0x123456), _picture(8, 8, 5))
    )
    assert _colour(connection, 3, 3) == _grey(3)
    assert _colour(connection, 12, 3) == _grey(4)
    assert _colour(connection, 7, 7) == _colour(connection, 11, 7) == _colour(connection, 7, 11) == 0x123456
    assert _colour(connection, 8, 8) == _grey(5)


def test_a_picture_on_a_picture_is_the_later_one(connection):
    numbers = np.random.default_rng(1).integers(0, len(PICTURES), 40).tolist()
    feed(connection, update(*(_picture(at % 3, at % 2, number) for at, number in enumerate(numbers))))
    assert _colour(connection, 4, 4) == _grey(numbers[-1])


@pytest.mark.parametrize("later", ["copied", "raw", "of another update"])
def test_what_another_decoder_does_comes_after_it(connection, later):
    if later == "copied":
        stream = update(_picture(0, 0, 7), rect(20, 20, SIDE, SIDE, COPYRECT, struct.pack(">HH", 0, 0)))
        wanted = {(0, 0): _grey(7), (27, 27): _grey(7)}
    elif later == "raw":
        stream = update(_picture(0, 0, 7), plain(2, 2, 2, 2, 0xABCDEF))
        wanted = {(0, 0): _grey(7), (2, 2): 0xABCDEF}
    else:
        stream = update(_picture(0, 0, 7)) + update(_fill(0, 0, 2, 0xABCDEF))
        wanted = {(7, 7): _grey(7), (0, 0): 0xABCDEF}
    feed(connection, stream)
    assert {place: _colour(connection, *place) for place in wanted} == wanted


def test_a_new_size_comes_after_it(connection):
    before = connection.framebuffer
    feed(connection, update(_picture(0, 0, 9), rect(0, 0, 32, 32, DESKTOP_SIZE)))
    assert before.pixels[0, 0] == _grey(9)
    assert not connection.framebuffer.pixels.any()


def test_it_is_reported_when_it_is_painted(connection):
    connection.receive_data(update(_picture(8, 16, 9)))
    assert not [event for event in connection.events() if isinstance(event, Damaged)]
    assert _colour(connection, 8, 16) == 0
    connection.paint()
    assert covered(connection.events(), 64, 64).sum() == SIDE * SIDE
    assert _colour(connection, 8, 16) == _grey(9)


def test_only_so_many_are_kept(connection):
    places = [(x, y) for y in range(0, 64, SIDE) for x in range(0, 64, SIDE)]
    assert len(places) == MAX_PICTURES
    connection.receive_data(update(*(_picture(x, y, 1) for x, y in places), count=MAX_PICTURES + 1))
    assert not connection.framebuffer.pixels.any()
    connection.receive_data(_picture(0, 0, 2))
    assert (connection.framebuffer.pixels[SIDE:] == _grey(1)).all()


def test_only_so_many_bytes_are_kept(connection):
    comment = b"\xff\xfe" + struct.pack(">H", 0xFFF0) + bytes(0xFFF0 - 2)
    large = PICTURES[3][:2] + comment + PICTURES[3][2:]
    count = MAX_PICTURES_BYTES // len(large)
    rects = [
        rect(at % 8 * 8, at // 8 * 8, SIDE, SIDE, TIGHT, b"\x90" + compact(large)) for at in range(count)
    ]
    connection.receive_data(update(*rects, count=count + 1))
    assert not connection.framebuffer.pixels.any()
    connection.receive_data(rect(56, 56, SIDE, SIDE, TIGHT, b"\x90" + compact(large)))
    assert _colour(connection, 0, 0) == _grey(3)


@pytest.mark.parametrize("after", [b"\x4d", update(rect(60, 60, 9, 9, TIGHT)), b""])
def test_a_damaged_one_is_the_mistake_whatever_comes_after_it(connection, after):
    damaged = PICTURES[4][:-60]
    stream = update(
        _picture(0, 0, 1),
        rect(8, 0, SIDE, SIDE, TIGHT, b"\x90" + compact(damaged[: len(damaged) // 2])),
        _picture(16, 0, 2),
    )
    events = feed(connection, stream + after)
    closed = next(event for event in events if isinstance(event, Closed))
    assert isinstance(closed.error, ProtocolError)
    assert "picture" in str(closed.error)
    assert connection.state is State.CLOSED


def test_the_last_ones_are_seen_although_the_stream_ends_badly(connection):
    connection.receive_data(update(_picture(0, 0, 6)) + b"\x4d")
    assert _colour(connection, 0, 0) == _grey(6)
    assert Rect(0, 0, SIDE, SIDE) in connection.framebuffer.take()
