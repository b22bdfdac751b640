# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The RFB server behind a simulated console: exact bytes of every version, and what it sends when."""

import asyncio
import struct
from collections.abc import Callable, Sequence

import pytest

from tests.simulator.rfb_reading import DESKTOP_SIZE, EXTENDED_KEYS, POINTER_MOTION, RICH_CURSOR, Picture
from xolite_desktop.simulator.rfb_server import QEMU, VNCTERM, Disconnect, Flavour, RfbConnection, serve
from xolite_desktop.simulator.screen import PALETTE, Screen
from xolite_desktop.simulator.terminal import Terminal

NATIVE = bytes.fromhex("20 18 00 01 00ff 00ff 00ff 10 08 00 000000")
INIT = struct.pack(">HH", 32, 32) + NATIVE + b"\0\0\0\x04QEMU"


class Ears:
    """Notes what a guest would hear."""

    def __init__(self) -> None:
        self.heard: list[tuple[object, ...]] = []

    def key(self, keysym: int, scancode: int, down: bool) -> None:
        self.heard.append(("key", keysym, scancode, down))

    def pointer(self, x: int, y: int, buttons: int) -> None:
        self.heard.append(("pointer", x, y, buttons))

    def paste(self, text: str) -> None:
        self.heard.append(("paste", text))


class Client:
    """One end of a conversation: what was sent, and the server's postponed work."""

    def __init__(self, screen: Screen | None = None, flavour: Flavour = QEMU) -> None:
        self.screen = screen or Screen(32, 32)
        self.ears = Ears()
        self.sent = bytearray()
        self.due: list[Callable[[], None]] = []
        self.server = RfbConnection(
            self.screen, self.ears, self.sent.extend, self.due.append, flavour=flavour
        )

    def say(self, *messages: bytes) -> bytes:
        """Sends, lets the server do its postponed work, and takes what it answered."""
        for message in messages:
            self.server.receive(message)
        return self.hear()

    def hear(self) -> bytes:
        while self.due:
            self.due.pop(0)()
        taken = bytes(self.sent)
        self.sent.clear()
        return taken

    def ready(self, *encodings: int) -> Picture:
        self.say(b"RFB 003.008\n", b"\x01", b"\x01")
        picture = Picture(self.screen.width, self.screen.height)
        picture.read(self.say(set_encodings(encodings)))
        return picture


def set_encodings(encodings: Sequence[int]) -> bytes:
    return struct.pack(f">BxH{len(encodings)}i", 2, len(encodings), *encodings)


def request(incremental: int = 1, width: int = 65535, height: int = 65535) -> bytes:
    return struct.pack(">BBHHHH", 3, incremental, 0, 0, width, height)


def shown(picture: Picture, screen: Screen) -> bool:
    there = [PALETTE[index].to_bytes(4, "little") for index in screen.pixels]
    return [pixel for row in picture.rows for pixel in row] == there


def test_version_3_8_with_no_security() -> None:
    client = Client()
    assert client.hear() == b"RFB 003.008\n"
    assert client.say(b"RFB 003.008\n") == b"\x01\x01"
    assert client.say(b"\x01") == bytes(4)
    assert client.say(b"\x01") == INIT


def test_version_3_7_has_no_security_result() -> None:
    client = Client()
    assert client.say(b"RFB 003.007\n") == b"RFB 003.008\n\x01\x01"
    assert client.say(b"\x01") == b""
    assert client.say(b"\x01") == INIT


@pytest.mark.parametrize("minor", [3, 4, 5])
def test_version_3_3_is_told_the_security_type(minor: int) -> None:
    client = Client()
    assert client.say(f"RFB 003.00{minor}\n".encode()) == b"RFB 003.008\n\0\0\0\x01"
    assert client.say(b"\x01") == INIT


@pytest.mark.parametrize("version", [b"RFB 003.006\n", b"RFB 004.001\n", b"GET / HTTP/1"])
def test_other_versions_are_refused(version: bytes) -> None:
    client = Client()
    with pytest.raises(Disconnect):
        client.say(version)
    assert client.hear() == b"RFB 003.008\n" + bytes(4)


def test_vncterm_speaks_3_3_only_and_has_a_depth_of_32() -> None:
    client = Client(flavour=VNCTERM)
    assert client.say(b"RFB 003.003\n") == b"RFB 003.003\n\0\0\0\x01"
    assert client.say(b"\x01")[4:6] == bytes((32, 32))
    with pytest.raises(Disconnect):
        Client(flavour=VNCTERM).say(b"RFB 003.008\n")


@pytest.mark.parametrize(
    ("minor", "answer"),
    [(7, b"\0\0\0\x01"), (8, b"\0\0\0\x01\0\0\0\x15Authentication failed")],
)
def test_another_security_type_fails(minor: int, answer: bytes) -> None:
    client = Client()
    client.say(f"RFB 003.00{minor}\n".encode())
    with pytest.raises(Disconnect):
        client.say(b"\x02")
    assert client.hear() == answer


def test_bytes_may_come_one_at_a_time() -> None:
    client = Client()
    for byte in b"RFB 003.008\n\x01\x01" + set_encodings([5, 0]) + request(0):
        client.server.receive(bytes((byte,)))
    picture = Picture(32, 32)
    picture.read(client.hear()[12 + 2 + 4 + len(INIT) :])
    assert shown(picture, client.screen)


def test_an_exclusive_client_sends_the_others_away() -> None:
    first = Client()
    first.ready(0)
    gone: list[str] = []
    first.server.on_dismissed = lambda: gone.append("first")
    second = Client(first.screen)
    second.say(b"RFB 003.008\n", b"\x01", b"\x00")
    assert gone == ["first"]
    assert first.server.closed
    assert first.screen.viewers == [second.server]


def test_an_incremental_request_waits_for_damage_and_is_answered_once() -> None:
    client = Client()
    picture = client.ready(0)
    picture.read(client.say(request(0)))
    assert client.say(request(), request()) == b""
    client.screen.fill(2, 2, 3, 3, 7)
    client.screen.fill(20, 20, 1, 1, 6)
    picture.read(client.hear())
    assert shown(picture, client.screen)
    client.screen.fill(0, 0, 1, 1, 5)
    assert client.hear() == b""
    picture.read(client.say(request()))
    assert shown(picture, client.screen)


def test_a_full_request_is_answered_at_once_with_the_rect_asked_for() -> None:
    client = Client()
    picture = client.ready(0)
    picture.read(client.say(request(0, 16, 16)))
    assert picture.rects == [(0, 0, 16, 16, 0)]


def test_the_first_encoding_that_is_spoken_wins_and_raw_is_always_there() -> None:
    for encodings, chosen in (((16, 7, 5, 0), 5), ((0, 5), 0), ((16,), 0), ((6, 5), 6)):
        client = Client()
        picture = client.ready(*encodings)
        picture.read(client.say(request(0)))
        assert picture.rects[-1][4] == chosen


def test_the_deflate_stream_goes_on_when_the_encodings_are_said_again() -> None:
    client = Client()
    picture = client.ready(6)
    picture.read(client.say(request(0)))
    client.screen.fill(1, 1, 9, 9, 3)
    picture.read(client.say(set_encodings([6, 0]), request()))
    assert shown(picture, client.screen)


def test_a_new_pixel_format_holds_for_everything_that_follows() -> None:
    client = Client()
    client.ready(5)
    client.screen.fill(3, 3, 20, 20, 15)
    answer = client.say(
        struct.pack(">B3x", 0) + bytes.fromhex("10100101 001f003f001f 0b0500 000000"), request()
    )
    picture = Picture(32, 32, size=2)
    picture.read(answer)
    assert picture.rows[3][3] == b"\xff\xff"


def test_a_colour_map_ends_the_connection() -> None:
    client = Client()
    client.ready(0)
    with pytest.raises(Disconnect):
        client.say(struct.pack(">B3xBBBB12x", 0, 8, 8, 0, 0))


def test_capabilities_are_confirmed_at_once() -> None:
    client = Client()
    picture = client.ready(0, EXTENDED_KEYS, POINTER_MOTION, RICH_CURSOR)
    assert picture.rects == [
        (0, 0, 32, 32, EXTENDED_KEYS),
        (1, 0, 32, 32, POINTER_MOTION),
        (0, 0, 12, 16, RICH_CURSOR),
    ]
    assert picture.cursor[12 * 16 * 4 :][:4] == bytes((0b10000000, 0, 0b11000000, 0))
    assert picture.cursor[12 * 4 : 14 * 4] == bytes(8)
    again = Picture(32, 32)
    again.read(client.say(set_encodings([0, EXTENDED_KEYS, POINTER_MOTION, RICH_CURSOR])))
    assert [rect[4] for rect in again.rects] == [EXTENDED_KEYS]


def test_vncterm_confirms_no_extended_keys_and_closes_on_them() -> None:
    client = Client(flavour=VNCTERM)
    client.say(b"RFB 003.003\n", b"\x01")
    assert client.say(set_encodings([0, EXTENDED_KEYS])) == b""
    client.say(struct.pack(">BB2xI", 254, 1, 0x1C))
    assert client.ears.heard == [("key", 0, 0x1C, True)]
    with pytest.raises(Disconnect):
        client.say(b"\xff\x00")


def test_keys_pointer_and_cut_text_reach_the_guest() -> None:
    client = Client()
    client.ready(0)
    client.say(
        struct.pack(">BB2xI", 4, 1, 0x61),
        struct.pack(">BBHII", 255, 0, 0, 0x61, 0x1E),
        struct.pack(">BBHH", 5, 1, 300, 200),
        struct.pack(">B3xI", 6, 3) + b"h\xe9!",
    )
    assert client.ears.heard == [
        ("key", 0x61, 0, True),
        ("key", 0x61, 0x1E, False),
        ("pointer", 300, 200, 1),
        ("paste", "hé!"),
    ]


@pytest.mark.parametrize("message", [b"\x01", b"\x07", b"\xfe", b"\xff\x01", b"\x06\0\0\0\0\x10\0\x01"])
def test_what_qemu_does_not_know_ends_the_connection(message: bytes) -> None:
    client = Client()
    client.ready(0)
    with pytest.raises(Disconnect):
        client.say(message)


def test_a_new_size_is_told_without_being_asked_for() -> None:
    client = Client()
    picture = client.ready(0, DESKTOP_SIZE)
    picture.read(client.say(request(0)))
    client.screen.resize(48, 16)
    told = client.hear()
    assert told == struct.pack(">BxHHHHHi", 0, 1, 0, 0, 48, 16, DESKTOP_SIZE)
    picture.read(told)
    picture.read(client.say(request()))
    assert shown(picture, client.screen)


def test_a_client_that_cannot_be_told_gets_the_part_that_fits() -> None:
    client = Client()
    picture = client.ready(0)
    client.screen.resize(48, 16)
    client.screen.fill(0, 0, 48, 16, 4)
    picture.read(client.say(request(0)))
    assert picture.rects == [(0, 0, 32, 16, 0)]
    client.screen.resize(16, 64)
    picture.read(client.say(request()))
    assert picture.rects[1:] == [(0, 0, 16, 32, 0)]


def test_a_client_that_learns_of_sizes_late_is_told_then() -> None:
    client = Client()
    client.ready(0)
    client.screen.resize(48, 16)
    answer = client.say(set_encodings([0, DESKTOP_SIZE]))
    assert answer == struct.pack(">BxHHHHHi", 0, 1, 0, 0, 48, 16, DESKTOP_SIZE)


@pytest.mark.parametrize("encodings", [(0,), (1, 5), (5, 1, DESKTOP_SIZE)])
def test_scrolling_text_looks_the_same_to_every_client(encodings: tuple[int, ...]) -> None:
    screen = Screen(720, 400)
    terminal = Terminal(screen, text_mode=True)
    client = Client(screen)
    picture = client.ready(*encodings)
    picture.read(client.say(request(0)))
    for number in range(40):
        terminal.write(f"line {number} \x1b[32mok\x1b[0m\n" * (1 + number % 3))
        if number % 4 == 0:
            picture.read(client.say(request()))
    picture.read(client.say(request()))
    assert shown(picture, screen)
    copied = [rect for rect in picture.rects if rect[4] == 1]
    assert bool(copied) == (1 in encodings)


def test_nothing_is_sent_after_the_end() -> None:
    client = Client()
    client.ready(0)
    client.say(request(0))
    client.server.receive(request())
    client.screen.fill(0, 0, 1, 1, 1)
    client.server.close()
    client.server.close()
    assert client.hear() == b""


async def test_serving_ends_with_the_stream() -> None:
    screen, sent = Screen(32, 32), bytearray()
    chunks = [b"RFB 003.008\n", b"\x01\x01", request(0), b""]

    async def read() -> bytes:
        await asyncio.sleep(0)
        return chunks.pop(0)

    async def drain() -> None:
        await asyncio.sleep(0)

    await serve(read, sent.extend, drain, screen, Ears())
    assert sent.endswith(bytes(4096))
    assert screen.viewers == []


@pytest.mark.parametrize("end", ["dismiss", "unknown message", "reset"])
async def test_serving_ends_when_the_viewer_is_dismissed_or_misbehaves(end: str) -> None:
    screen = Screen(32, 32)
    chunks = [b"RFB 003.008\n\x01\x01"]

    async def read() -> bytes:
        if chunks:
            return chunks.pop()
        if end == "unknown message":
            return b"\xfe"
        if end == "reset":
            raise ConnectionResetError
        screen.dismiss()
        return await asyncio.get_running_loop().create_future()  # type: ignore[no-any-return]

    async def drain() -> None:
        return None

    await serve(read, bytearray().extend, drain, screen, Ears())
    assert screen.viewers == []
