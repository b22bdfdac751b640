# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The clipboard on the wire, both ways: cut text in Latin-1, and the extended clipboard where the server has it.

With the extended clipboard (rfbproto, Extended Clipboard Pseudo-Encoding) either side first says that it has text, and
sends it only when asked. It is UTF-8 with CRLF and a zero at the end, deflated.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

from xolite_desktop.vnc import messages
from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.errors import LimitExceeded, ProtocolError
from xolite_desktop.vnc.events import ClipboardOffered, CutText, CutTextTooLarge, Event
from xolite_desktop.vnc.inflate import Inflater

MAX_CUT_TEXT = 16 << 20
MAX_CUT_TEXT_KEPT = 1 << 20
"""Bytes of clipboard: what a guest may send, and how much of it is kept; the rest is thrown away as it comes."""

TEXT = 1
_FORMATS = 0xFFFF
CAPS, REQUEST, PEEK, NOTIFY, PROVIDE = (1 << bit for bit in range(24, 29))
_ACTIONS = CAPS | REQUEST | PEEK | NOTIFY | PROVIDE

_OUR_CAPS = TEXT | _ACTIONS
_UNASKED_BYTES = 0
"""How much text the server may send without having been asked: none, because the person decides."""


class Clipboard:
    """What the two sides have said about their clipboards.

    `send` takes messages, `report` events. `offer` and `request` may be called from another thread than `read`.
    """

    def __init__(self, send: Callable[[bytes], object], report: Callable[[Event], None]) -> None:
        self._send = send
        self._report = report
        self._ours = ""
        self._server_actions = 0
        self._server_unasked_bytes = 0
        self.is_extended_offered = False

    @property
    def is_extended(self) -> bool:
        """Whether the server has the extended clipboard: all of Unicode, and nothing is sent without being asked for."""
        return bool(self._server_actions)

    def offer(self, text: str) -> None:
        """Our clipboard is this now."""
        if not self.is_extended:
            self._send(messages.cut_text(text))
            return
        self._ours = text[: messages.MAX_CUT_TEXT_SENT]
        if self._server_actions & NOTIFY:
            self._notify()
        elif len(_encoded(self._ours)) <= self._server_unasked_bytes:
            self._provide()

    def request(self) -> bool:
        """Ask for the text that `ClipboardOffered` announced; gives whether the server can be asked."""
        if self._server_actions & REQUEST:
            self._send(messages.extended_cut_text(REQUEST | TEXT))
            return True
        return False

    def read(self, buffer: ReceiveBuffer) -> Reading[None]:
        """ServerCutText (3), after its number. Raises RfbError."""
        head = yield from buffer.take(7)
        length = int.from_bytes(head[3:], "big", signed=self.is_extended_offered)
        if length < 0:
            yield from self._read_extended(buffer, -length)
            return
        if length > MAX_CUT_TEXT:
            raise LimitExceeded("cut text with a length", length, MAX_CUT_TEXT)
        kept = min(length, MAX_CUT_TEXT_KEPT)
        raw = yield from buffer.take(kept)
        yield from buffer.skip(length - kept)
        self._report(CutText(raw.decode("latin-1")))

    def _read_extended(self, buffer: ReceiveBuffer, length: int) -> Reading[None]:
        if length > MAX_CUT_TEXT:
            raise LimitExceeded("cut text with a length", length, MAX_CUT_TEXT)
        if length < 4:
            raise ProtocolError("a message of the extended clipboard is too short")
        flags = int.from_bytes((yield from buffer.take(4)), "big")
        length -= 4
        if length > MAX_CUT_TEXT_KEPT:
            yield from buffer.skip(length)
            self._report(CutTextTooLarge(MAX_CUT_TEXT_KEPT))
            return
        payload = yield from buffer.take(length)
        if flags & CAPS:
            self._agree(flags, payload)
        elif flags & PROVIDE and flags & TEXT:
            self._receive(payload)
        elif flags & NOTIFY and flags & TEXT:
            self._report(ClipboardOffered())
        elif flags & REQUEST and flags & TEXT and self._ours:
            self._provide()
        elif flags & PEEK:
            self._notify()

    def _agree(self, flags: int, payload: bytes) -> None:
        """The server says what it can do; so do we."""
        if len(payload) < 4 * (flags & _FORMATS).bit_count():
            raise ProtocolError("the extended clipboard's sizes are cut off")
        # Text is the first format, so its size is the first.
        self._server_unasked_bytes = int.from_bytes(payload[:4], "big") if flags & TEXT else 0
        self._server_actions = flags & _ACTIONS if flags & TEXT else 0
        self._send(messages.extended_cut_text(_OUR_CAPS, struct.pack(">I", _UNASKED_BYTES)))

    def _receive(self, payload: bytes) -> None:
        try:
            inflated = Inflater().inflate(payload, MAX_CUT_TEXT_KEPT)
        except LimitExceeded:
            # A guest may copy a book: that is no reason to lose its console.
            self._report(CutTextTooLarge(MAX_CUT_TEXT_KEPT))
            return
        size = int.from_bytes(inflated[:4], "big")
        if len(inflated) < 4 or size > len(inflated) - 4:
            raise ProtocolError("the text of the extended clipboard is cut off")
        text = inflated[4 : 4 + size].decode("utf-8", "replace")
        self._report(CutText(text.removesuffix("\0").replace("\r\n", "\n")))

    def _notify(self) -> None:
        self._send(messages.extended_cut_text(NOTIFY | (TEXT if self._ours else 0)))

    def _provide(self) -> None:
        encoded = _encoded(self._ours)
        packed = zlib.compress(struct.pack(">I", len(encoded)) + encoded)
        self._send(messages.extended_cut_text(PROVIDE | TEXT, packed))


def _encoded(text: str) -> bytes:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
    return lines.encode("utf-8", "replace") + b"\0"
