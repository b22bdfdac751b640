# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The RFB server behind a simulated console (RFC 6143): one viewer of a screen, as QEMU or vncterm serve it.

Takes bytes and gives bytes; `serve` puts it on a stream.
"""

import asyncio
import re
import struct
from collections.abc import Awaitable, Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Protocol

from xolite_desktop.simulator.ending import run_until
from xolite_desktop.simulator.rfb_damage import Damage
from xolite_desktop.simulator.rfb_encoders import COPY_RECT, RAW, Encoder, make_encoder, raw
from xolite_desktop.simulator.rfb_pixels import (
    QEMU_FORMAT,
    VNCTERM_FORMAT,
    PixelFormat,
    Pixels,
    UnsupportedFormat,
)
from xolite_desktop.simulator.screen import POINTER, Screen

DESKTOP_SIZE = -223
RICH_CURSOR = -239
POINTER_MOTION_CHANGE = -257
EXTENDED_KEY_EVENT = -258

MAX_CUT_TEXT = 1 << 20

_SECURITY_NONE = 1
_POINTER_INK = {"X": 0, "o": 15, ".": 0}

Steps = Generator[int, bytes, None]
"""Yields how many bytes are wanted next and is sent exactly those."""


class Disconnect(Exception):
    """The server ends the connection; the text says why."""


class Inputs(Protocol):
    """Where keys, pointer and pasted text of all viewers of a screen go."""

    def key(self, keysym: int, scancode: int, down: bool) -> None:
        """A key went down or up; 0 for what the client did not say."""

    def pointer(self, x: int, y: int, buttons: int) -> None:
        """The pointer is there, with these buttons held."""

    def paste(self, text: str) -> None:
        """Cut text, typed into the guest."""


@dataclass(frozen=True)
class Flavour:
    """In what QEMU and vncterm differ."""

    version: bytes
    minors: dict[int, int]
    native: PixelFormat
    extended_keys: bool
    scancode_message: bool


# Minor versions a client may answer, and the one spoken then.
QEMU = Flavour(b"RFB 003.008\n", {3: 3, 4: 3, 5: 3, 7: 7, 8: 8}, QEMU_FORMAT, True, False)
VNCTERM = Flavour(b"RFB 003.003\n", {3: 3, 4: 3}, VNCTERM_FORMAT, False, True)


class RfbConnection:
    """One viewer: `receive` its bytes; what must go out is given to `send`.

    Updates go out when they were asked for and something changed, once in a turn of the loop: `later` is
    given the work to do then. `receive` raises Disconnect where the real servers close the connection.
    """

    def __init__(
        self,
        screen: Screen,
        inputs: Inputs,
        send: Callable[[bytes], None],
        later: Callable[[Callable[[], None]], object],
        *,
        flavour: Flavour = QEMU,
        name: str = "QEMU",
    ) -> None:
        self.closed = False
        self.on_dismissed: Callable[[], None] = lambda: None
        self._screen, self._inputs = screen, inputs
        self._send, self._later = send, later
        self._flavour = flavour
        self._name = name
        self._minor = 0
        self._size = (screen.width, screen.height)
        self._encodings: list[int] = []
        self._encoding = RAW
        self._encode: Encoder = raw
        self._pixels = Pixels(flavour.native)
        self._damage = Damage(*self._size)
        self._requested = False
        self._flush_due = False
        self._received = bytearray()
        self._steps = self._converse()
        self._wanted = next(self._steps)

    def receive(self, chunk: bytes) -> None:
        """Takes what the client sent, cut anywhere. Raises Disconnect."""
        self._received += chunk
        while len(self._received) >= self._wanted:
            taken = bytes(self._received[: self._wanted])
            del self._received[: self._wanted]
            self._wanted = self._steps.send(taken)

    def close(self) -> None:
        """Stops looking at the screen."""
        self.closed = True
        if self in self._screen.viewers:
            self._screen.viewers.remove(self)

    # What the screen says

    def painted(self, x: int, y: int, width: int, height: int) -> None:
        self._damage.add(x, y, width, height)
        self._flush_soon()

    def scrolled(self, lines: int, changed_bands: Sequence[int]) -> None:
        whole = self._size == (self._screen.width, self._screen.height)
        if not (whole and COPY_RECT in self._encodings and self._damage.add_scroll(lines)):
            self._damage.add_bands(changed_bands)
        self._flush_soon()

    def resized(self) -> None:
        self._follow_size()
        self._flush_soon()

    def dismissed(self) -> None:
        self.close()
        self.on_dismissed()

    # The conversation

    def _converse(self) -> Steps:
        yield from self._shake_hands()
        while True:
            kind = (yield 1)[0]
            if kind == 0:
                self._set_pixel_format((yield 19)[3:])
            elif kind == 2:
                count = int.from_bytes((yield 3)[1:], "big")
                self._set_encodings(struct.unpack(f">{count}i", (yield 4 * count)))
            elif kind == 3:
                self._request(*struct.unpack(">BHHHH", (yield 9)))
            elif kind == 4:
                down, keysym = struct.unpack(">B2xI", (yield 7))
                self._inputs.key(keysym, 0, bool(down))
            elif kind == 5:
                buttons, x, y = struct.unpack(">BHH", (yield 5))
                self._inputs.pointer(x, y, buttons)
            elif kind == 6:
                yield from self._cut_text()
            else:
                yield from self._private_message(kind)

    def _shake_hands(self) -> Steps:
        self._send(self._flavour.version)
        answer = re.fullmatch(rb"RFB (\d{3})\.(\d{3})\n", (yield 12))
        minor = self._flavour.minors.get(int(answer[2])) if answer and int(answer[1]) == 3 else None
        if minor is None:
            self._send(bytes(4))
            raise Disconnect(f"version {answer}")
        self._minor = minor
        if minor == 3:
            self._send(struct.pack(">I", _SECURITY_NONE))
        else:
            self._send(bytes((1, _SECURITY_NONE)))
            self._check_security((yield 1)[0])
        shared = (yield 1)[0]
        if not shared:
            self._screen.dismiss(but=self)
        self._initialise()

    def _check_security(self, chosen: int) -> None:
        if chosen != _SECURITY_NONE:
            reason = b"Authentication failed"
            tail = struct.pack(">I", len(reason)) + reason if self._minor >= 8 else b""
            self._send(struct.pack(">I", 1) + tail)
            raise Disconnect(f"security type {chosen}")
        if self._minor >= 8:
            self._send(struct.pack(">I", 0))

    def _initialise(self) -> None:
        self._size = (self._screen.width, self._screen.height)
        self._damage = Damage(*self._size)
        name = self._name.encode("utf-8", "replace")
        layout = self._flavour.native.to_bytes()
        self._send(struct.pack(">HH", *self._size) + layout + struct.pack(">I", len(name)) + name)
        self._screen.viewers.append(self)

    def _set_pixel_format(self, raw: bytes) -> None:
        try:
            self._pixels = Pixels(PixelFormat.parse(raw))
        except UnsupportedFormat as refused:
            raise Disconnect(str(refused)) from None
        self._damage.add(0, 0, *self._size)

    def _set_encodings(self, encodings: Sequence[int]) -> None:
        """The first encoding we can write wins; the capabilities are confirmed at once, as QEMU does."""
        before, self._encodings = self._encodings, list(encodings)
        self._choose_encoding()
        new = [encoding for encoding in self._encodings if encoding not in before]
        if EXTENDED_KEY_EVENT in self._encodings and self._flavour.extended_keys:
            self._send_update([struct.pack(">HHHHi", 0, 0, *self._size, EXTENDED_KEY_EVENT)])
        if POINTER_MOTION_CHANGE in new:
            self._send_update([struct.pack(">HHHHi", 1, 0, *self._size, POINTER_MOTION_CHANGE)])
        if RICH_CURSOR in new:
            self._send_update([self._pointer_shape()])
        if DESKTOP_SIZE in new and self._size != (self._screen.width, self._screen.height):
            self._follow_size()

    def _choose_encoding(self) -> None:
        """Keeps the encoder, and with it a deflate stream, if the choice is the same."""
        spoken = {encoding: encode for encoding in self._encodings if (encode := make_encoder(encoding))}
        chosen = next(iter(spoken), RAW)
        if chosen != self._encoding:
            self._encoding, self._encode = chosen, spoken.get(chosen, raw)

    def _pointer_shape(self) -> bytes:
        width, height = len(POINTER[0]), len(POINTER)
        shape = bytes(_POINTER_INK[char] for row in POINTER for char in row)
        mask = b"".join(
            int("".join("0" if char == "." else "1" for char in row).ljust(16, "0"), 2).to_bytes(2, "big")
            for row in POINTER
        )
        head = struct.pack(">HHHHi", 0, 0, width, height, RICH_CURSOR)
        return head + self._pixels.many(shape) + mask

    def _request(self, incremental: int, x: int, y: int, width: int, height: int) -> None:
        """FramebufferUpdateRequest: a full one is answered at once, an incremental one when something changed."""
        if not incremental:
            self._damage.add(x, y, width, height)
        self._requested = True
        self._flush_soon()

    def _cut_text(self) -> Steps:
        length = struct.unpack(">3xI", (yield 7))[0]
        if length > MAX_CUT_TEXT:
            raise Disconnect(f"cut text of {length} bytes")
        self._inputs.paste((yield length).decode("latin-1"))

    def _private_message(self, kind: int) -> Steps:
        if kind == 255 and self._flavour.extended_keys:
            if (yield 1) != b"\0":
                raise Disconnect("unknown QEMU message")
            down, keysym, scancode = struct.unpack(">HII", (yield 10))
            self._inputs.key(keysym, scancode, bool(down))
        elif kind == 254 and self._flavour.scancode_message:
            down, scancode = struct.unpack(">B2xI", (yield 7))
            self._inputs.key(0, scancode, bool(down))
        else:
            raise Disconnect(f"unknown message type {kind}")

    # Updates

    def _follow_size(self) -> None:
        """Tells the new size, or keeps the old one and crops where the client cannot be told."""
        size = (self._screen.width, self._screen.height)
        if size != self._size and DESKTOP_SIZE in self._encodings:
            self._size = size
            self._send_update([struct.pack(">HHHHi", 0, 0, *size, DESKTOP_SIZE)])
        self._damage = Damage(*self._size)
        self._damage.add(0, 0, *size)

    def _flush_soon(self) -> None:
        if self._requested and self._damage and not self._flush_due:
            self._flush_due = True
            self._later(self._flush)

    def _flush(self) -> None:
        self._flush_due = False
        if self.closed or not self._requested:
            return
        width, height = self._size
        scroll, rects = self._damage.take()
        parts = []
        if scroll:
            head = struct.pack(">HHHHi", 0, 0, width, height - scroll, COPY_RECT)
            parts.append(head + struct.pack(">HH", 0, scroll))
        for rect in rects:
            visible = self._within_screen(*rect)
            if visible:
                parts.append(self._encoded(*visible))
        self._requested = not parts
        self._send_update(parts)

    def _within_screen(self, x: int, y: int, width: int, height: int) -> tuple[int, int, int, int] | None:
        """The part of a rect that exists, for clients that were not told of a smaller size."""
        width, height = min(width, self._screen.width - x), min(height, self._screen.height - y)
        return (x, y, width, height) if width > 0 and height > 0 else None

    def _encoded(self, x: int, y: int, width: int, height: int) -> bytes:
        head = struct.pack(">HHHHi", x, y, width, height, self._encoding)
        return head + self._encode(self._screen, self._pixels, x, y, width, height)

    def _send_update(self, rects: Sequence[bytes]) -> None:
        if rects:
            self._send(struct.pack(">BxH", 0, len(rects)) + b"".join(rects))


async def serve(
    read: Callable[[], Awaitable[bytes]],
    write: Callable[[bytes], None],
    drain: Callable[[], Awaitable[None]],
    screen: Screen,
    inputs: Inputs,
    *,
    flavour: Flavour = QEMU,
    name: str = "QEMU",
) -> None:
    """Serves one viewer until its stream ends (`read` gives b""), it misbehaves, or it is dismissed."""
    loop = asyncio.get_running_loop()
    viewer = RfbConnection(
        screen, inputs, write, lambda work: loop.call_soon(work), flavour=flavour, name=name
    )
    dismissed = asyncio.Event()
    viewer.on_dismissed = dismissed.set
    try:
        await run_until(dismissed, _converse(viewer, read, drain))
    except (Disconnect, OSError):
        pass
    finally:
        viewer.close()


async def _converse(
    viewer: RfbConnection, read: Callable[[], Awaitable[bytes]], drain: Callable[[], Awaitable[None]]
) -> None:
    while chunk := await read():
        viewer.receive(chunk)
        await drain()
