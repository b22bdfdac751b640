# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The server's messages beside updates: colour map, bell, fences, the end of continuous updates, xvp."""

from __future__ import annotations

from collections.abc import Callable

from xolite_desktop.vnc import messages
from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.desktop import Desktop
from xolite_desktop.vnc.errors import LimitExceeded
from xolite_desktop.vnc.events import Bell, PowerOffered, PowerRefused
from xolite_desktop.vnc.names import Encoding, ServerMessage

MAX_FENCE = 64
"""Bytes that a fence may carry, by its specification."""

FENCE_REQUEST = 1 << 31
FENCE_FLAGS = 0b111
"""Block before, block after, and sync next: what we can promise, because everything is done in order anyway."""

_COLOUR_SIZE = 6
_XVP_FAILED, _XVP_INIT = 0, 1

AGREED_BY: dict[int, Encoding] = {
    ServerMessage.FENCE: Encoding.FENCE,
    ServerMessage.END_OF_CONTINUOUS_UPDATES: Encoding.CONTINUOUS_UPDATES,
    ServerMessage.XVP: Encoding.XVP,
}
"""Which pseudo-encoding must have been offered before a server may send a message; the others it always may."""


class SideMessages:
    """Reads each of them, after its number; answers go to `send`."""

    def __init__(self, buffer: ReceiveBuffer, desktop: Desktop, send: Callable[[bytes], object]) -> None:
        self._buffer = buffer
        self._desktop = desktop
        self._send = send

    def table(self) -> dict[int, Callable[[], Reading[None]]]:
        """What reads each of them, by number."""
        return {
            ServerMessage.SET_COLOUR_MAP_ENTRIES: self._set_colour_map_entries,
            ServerMessage.BELL: self._bell,
            ServerMessage.FENCE: self._fence,
            ServerMessage.END_OF_CONTINUOUS_UPDATES: self._end_of_continuous_updates,
            ServerMessage.XVP: self._xvp,
        }

    def _set_colour_map_entries(self) -> Reading[None]:
        """Consumed and forgotten: our pixels are true colour."""
        head = yield from self._buffer.take(5)
        yield from self._buffer.skip(int.from_bytes(head[3:], "big") * _COLOUR_SIZE)

    def _bell(self) -> Reading[None]:
        """All that have arrived together are one; a server may send millions."""
        buffer = self._buffer
        number = int(ServerMessage.BELL)
        data, at, end = buffer.data, buffer.start, buffer.end
        while at < end and data[at] == number:
            at += 1
        buffer.start = at
        self._desktop.report(Bell())
        yield from ()

    def _fence(self) -> Reading[None]:
        """A request is answered with what it carried; all that came before it has been read by now."""
        head = yield from self._buffer.take(8)
        flags, length = int.from_bytes(head[3:7], "big"), head[7]
        if length > MAX_FENCE:
            raise LimitExceeded("a fence with a length", length, MAX_FENCE)
        payload = yield from self._buffer.take(length)
        if flags & FENCE_REQUEST:
            self._send(messages.fence(flags & FENCE_FLAGS, payload))

    def _end_of_continuous_updates(self) -> Reading[None]:
        """The first one only says that the server knows of them."""
        self._desktop.has_continuous_updates = True
        yield from ()

    def _xvp(self) -> Reading[None]:
        _, version, code = yield from self._buffer.take(3)
        if code == _XVP_INIT:
            self._desktop.xvp_version = version
            self._desktop.report(PowerOffered())
        elif code == _XVP_FAILED:
            self._desktop.report(PowerRefused())
