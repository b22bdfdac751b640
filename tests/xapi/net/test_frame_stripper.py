# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Frames to bytes: the same whatever the cuts, whatever room there is, and without an object for each frame."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xolite_desktop.xapi.net.frame_stripper import FrameStripper, FramingError, client_frames


def _frame(payload: bytes, first: int = 0x82) -> bytes:
    size = len(payload)
    if size < 126:
        return bytes((first, size)) + payload
    if size < 65536:
        return bytes((first, 126)) + size.to_bytes(2, "big") + payload
    return bytes((first, 127)) + size.to_bytes(8, "big") + payload


def _strip(stream: bytes, cuts: list[int], room: int) -> tuple[bytes, FrameStripper]:
    """Feed a stream in parts, always with what was left before, into targets of a certain size."""
    stripper, out, waiting = FrameStripper(), bytearray(), b""
    bounds = [0, *sorted(cut % (len(stream) + 1) for cut in cuts), len(stream)]
    for start, end in itertools.pairwise(bounds):
        waiting += stream[start:end]
        while True:
            target = bytearray(room)
            taken, given = stripper.strip(memoryview(waiting), memoryview(target))
            out += target[:given]
            waiting = waiting[taken:]
            if not taken:
                break
    return bytes(out), stripper


@given(
    sizes=st.lists(st.sampled_from([0, 1, 5, 125, 126, 1024, 1024, 1024, 70_000]), max_size=30),
    cuts=st.lists(st.integers(0, 10**6), max_size=8),
    room=st.sampled_from([1, 100, 1024, 5000, 200_000]),
)
def test_any_frames_in_any_cuts_give_their_payload(sizes: list[int], cuts: list[int], room: int) -> None:
    chance = random.Random(len(sizes))
    payloads = [chance.randbytes(size) for size in sizes]
    stream = b"".join(_frame(payload) for payload in payloads)
    if room == 1:
        stream, payloads = stream[:0], []
    assert _strip(stream, cuts, room)[0] == b"".join(payloads)


def test_bytewise_is_the_same() -> None:
    payloads = [b"a" * 126, b"", b"b" * 3, b"c" * 300]
    stream = b"".join(_frame(payload) for payload in payloads)
    assert _strip(stream, list(range(len(stream))), 7)[0] == b"".join(payloads)


def test_a_run_of_equal_frames_is_taken_in_one_go() -> None:
    payload = random.Random(1).randbytes(1024 * 200)
    stream = b"".join(_frame(payload[i : i + 1024]) for i in range(0, len(payload), 1024)) + _frame(b"rest")
    target = bytearray(len(payload) + 4)
    taken, given = FrameStripper().strip(memoryview(stream), memoryview(target))
    assert (taken, given) == (len(stream), len(target))
    assert bytes(target) == payload + b"rest"


def test_a_payload_that_looks_like_a_header_ends_no_run() -> None:
    header = _frame(b"x" * 1024)[:4]
    stream = _frame(header * 256) * 3 + _frame(b"end")
    assert _strip(stream, [], 10_000)[0] == header * 256 * 3 + b"end"


def test_continuations_and_text_are_data_too() -> None:
    stream = _frame(b"one", 0x02) + _frame(b"two", 0x00) + _frame(b"three", 0x80) + _frame(b"four", 0x81)
    assert _strip(stream, [], 100)[0] == b"onetwothreefour"


def test_pings_are_skipped_even_where_there_is_no_room() -> None:
    stream = _frame(b"a") + _frame(b"ping", 0x89) + _frame(b"b") + _frame(b"pong", 0x8A) + _frame(b"c")
    assert _strip(stream, [4, 5, 6], 1)[0] == b"abc"


def test_a_close_frame_is_the_end() -> None:
    out, stripper = _strip(_frame(b"a") + _frame(b"\x03\xe8", 0x88) + _frame(b"never"), [], 100)
    assert out == b"a"
    assert stripper.ended


@pytest.mark.parametrize("stream", [b"\x82\x81mask", b"\xc2\x01x"])
def test_frames_a_server_must_not_send_are_refused(stream: bytes) -> None:
    with pytest.raises(FramingError):
        FrameStripper().strip(memoryview(stream), memoryview(bytearray(10)))


@pytest.mark.parametrize("size", [0, 1, 125, 126, 127, 65_535, 65_536, 200_000])
def test_client_frames_are_masked_and_small(size: int) -> None:
    """wsproxy misreads frames of 64 KiB and more."""
    payload = random.Random(size).randbytes(size)
    rest, out = client_frames(payload), bytearray()
    masks = set()
    while rest:
        assert rest[0] == 0x82
        assert rest[1] & 0x80
        length, at = rest[1] & 0x7F, 2
        assert length != 127
        if length == 126:
            length, at = int.from_bytes(rest[2:4], "big"), 4
        mask, masked = rest[at : at + 4], rest[at + 4 : at + 4 + length]
        masks.add(mask)
        out += bytes(byte ^ mask[i % 4] for i, byte in enumerate(masked))
        rest = rest[at + 4 + length :]
    assert bytes(out) == payload
    assert len(masks) == -(-size // (32 << 10))
