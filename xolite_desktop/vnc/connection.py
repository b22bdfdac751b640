# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The sans-IO RFB client: received bytes in, events, pixels and bytes to send out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import Enum

from xolite_desktop.vnc import messages
from xolite_desktop.vnc.aside import Alone, Aside
from xolite_desktop.vnc.buffer import Reading, ReceiveBuffer
from xolite_desktop.vnc.clipboard import Clipboard
from xolite_desktop.vnc.decoders import PREFERRED
from xolite_desktop.vnc.desktop import MAX_HEIGHT, MAX_WIDTH, Desktop
from xolite_desktop.vnc.errors import RfbError, UnexpectedEnd
from xolite_desktop.vnc.events import Closed, Event, LedStateChanged, Ready
from xolite_desktop.vnc.framebuffer import Framebuffer, Lock
from xolite_desktop.vnc.handshake import Handshake
from xolite_desktop.vnc.names import Power
from xolite_desktop.vnc.outbox import Outbox
from xolite_desktop.vnc.pacing import Pacing
from xolite_desktop.vnc.pixel_format import OURS
from xolite_desktop.vnc.reader import Reader

_log = logging.getLogger(__name__)


class State(Enum):
    """How far a connection is."""

    HANDSHAKE = "handshake"
    OPEN = "open"
    CLOSED = "closed"


class Connection:
    """One RFB connection without the connection: whoever owns the stream moves the bytes.

    After each `receive_data` (or `received`): send `data_to_send`, then `paint`, then look at `events`. In this
    order the server gets our next request before we are busy with its last update.

    With a lock, threads may share one: a single one receives, paints and closes; `events`, `framebuffer` and
    everything that sends may be called from any other, `data_to_send` by one at a time. `urge` is called while an
    update begins to be parsed, for whoever can send the next request at once: the server then works at the same time.
    """

    def __init__(
        self,
        *,
        encodings: Sequence[int] = PREFERRED,
        lock: Lock | None = None,
        password: str | None = None,
        has_xenserver_scancodes: bool = False,
        urge: Callable[[], object] | None = None,
        aside: Aside | None = None,
    ) -> None:
        """`password` is for servers that want one (8 characters count); XAPI's do not.

        `has_xenserver_scancodes` is for servers that take scancodes in XenServer's message 254 and end on QEMU's.
        `aside` shares the work of decoding pictures; without one it is done alone.
        """
        self._encodings = tuple(encodings)
        self._has_xenserver_scancodes = has_xenserver_scancodes
        self._password = password
        self._is_continuous = False
        self._buffer = ReceiveBuffer()
        self._desktop = Desktop(lock)
        self._pacing = Pacing(lock, urge)
        self._outbox = Outbox(lock)
        self._clipboard = Clipboard(self._send, self._desktop.report)
        self._reader = Reader(
            self._buffer,
            self._desktop,
            self._pacing,
            self._encodings,
            self._clipboard,
            self._outbox.add,
            aside or Alone(),
        )
        self._needed = 0
        self.state = State.HANDSHAKE
        self._parsing = self._parse()
        self._resume()

    # What comes in.

    def space(self) -> memoryview:
        """Memory to receive into without a copy; say with `received` how much of it was filled.

        What decoders keep back may lie in that memory still: then it is painted before it is overwritten.
        """
        if self._buffer.is_pinned and not self._buffer.has_room:
            self.paint()
        return self._buffer.space()

    def received(self, count: int) -> None:
        """`count` bytes have been received into `space`. Never raises: what is wrong becomes `Closed(error)`."""
        if self.state is not State.CLOSED:
            self._buffer.received(count)
            if self._buffer.available >= self._needed:
                self._resume()

    def receive_data(self, received: bytes | bytearray | memoryview) -> None:
        """Bytes came in, from memory that is not ours. Never raises."""
        left = memoryview(received)
        while left and self.state is not State.CLOSED:
            space = self.space()
            count = min(len(left), len(space))
            space[:count] = left[:count]
            self.received(count)
            left = left[count:]

    def receive_eof(self) -> None:
        """The stream has ended. Between two messages that is the server's way to say good-bye."""
        self.paint()
        if self.state is State.OPEN and self._reader.is_between_messages:
            self._close(None)
        else:
            self.fail(UnexpectedEnd("the console server closed the connection in mid-sentence"))

    def paint(self) -> None:
        """Paint what the decoders have kept back so far. Never raises."""
        if self.state is State.OPEN:
            try:
                self._reader.paint()
            except RfbError as error:
                self.fail(error)

    def fail(self, error: Exception) -> None:
        """End the connection badly; reports `Closed(error)` unless it has ended already."""
        self._close(error)

    def close(self) -> None:
        """End the connection on our own wish; reports `Closed(None)` unless it has ended already."""
        self._close(None)

    # What goes out.

    def data_to_send(self) -> list[bytes]:
        """What must go out now, in order; empties the list."""
        if self._pacing.is_wanted:
            incremental = self._pacing.taken()
            # With continuous updates the server sends changes without being asked.
            if not (incremental and self._is_continuous):
                width, height = self._size
                self._outbox.add(messages.update_request(incremental, width, height))
                if self._is_continuous:
                    self._outbox.add(messages.enable_continuous_updates(True, width, height))
        return self._outbox.take()

    @property
    def has_data_to_send(self) -> bool:
        return bool(self._outbox) or self._pacing.is_wanted

    def request_update(self, *, incremental: bool = True) -> None:
        """Ask for what has changed, or for the whole desktop, beyond what is asked for anyway."""
        if self.state is State.OPEN:
            self._pacing.request(incremental)

    def set_encodings(self, encodings: Sequence[int]) -> None:
        """Offer these from now on, the best first (see `decoders.offer`); to be used when the link changes."""
        self._encodings = tuple(encodings)
        self._reader.offer(encodings)
        self._send(messages.set_encodings(self._encodings))

    def request_resize(self, width: int, height: int) -> bool:
        """Ask for another desktop size, with all of it on the first screen; gives whether the server can be asked.

        What becomes of it is `Resized`, `ResizeRefused`, or nothing.
        """
        screens = self._desktop.screens
        if not screens or not (0 < width <= MAX_WIDTH and 0 < height <= MAX_HEIGHT):
            return False
        screen = screens[0]._replace(x=0, y=0, width=width, height=height)
        self._send(messages.set_desktop_size(width, height, [screen]))
        return True

    def set_continuous_updates(self, enabled: bool) -> bool:
        """Have changes sent without asking for each update; gives whether the server can do that."""
        if not self._desktop.has_continuous_updates or self.state is not State.OPEN:
            return False
        self._is_continuous = enabled
        self._send(messages.enable_continuous_updates(enabled, *self._size))
        if not enabled:
            self._pacing.request(incremental=False)
        return True

    def send_power(self, power: Power) -> bool:
        """Have the server shut the machine down, reboot or reset it; gives whether it can (`PowerOffered`)."""
        version = self._desktop.xvp_version
        if version:
            self._send(messages.xvp(version, power))
        return bool(version)

    @property
    def offers_power(self) -> bool:
        """Whether `send_power` has a chance."""
        return bool(self._desktop.xvp_version)

    @property
    def may_be_continuous(self) -> bool:
        """Whether the server could send changes without being asked, does not yet, and somebody looks."""
        return self._desktop.has_continuous_updates and not (self._is_continuous or self._pacing.is_held)

    def hold(self) -> None:
        """Ask for updates no more, except by `request_update`, until `release`."""
        self._pacing.hold()
        if self._is_continuous:
            self._is_continuous = False
            self._send(messages.enable_continuous_updates(False, *self._size))

    @property
    def is_held(self) -> bool:
        return self._pacing.is_held

    def release(self) -> None:
        """Ask for updates again."""
        self._pacing.release(ask=self.state is State.OPEN)

    def send_key(self, keysym: int, scancode: int, down: bool) -> None:
        """A key went down or up: `scancode` (0: unknown) is used where the server takes it, else the keysym."""
        if scancode and self._has_xenserver_scancodes:
            self._send(messages.xenserver_scancode(scancode, down))
        elif scancode and self._desktop.has_extended_keys:
            self._send(messages.extended_key_event(keysym, scancode, down))
        elif keysym:
            self._send(messages.key_event(keysym, down))

    def send_pointer(self, x: int, y: int, buttons: int) -> None:
        """The pointer is at x, y (or moved, counted from 0x7FFF, if the mode is not absolute)."""
        has_nine = self._desktop.has_nine_buttons
        message = (messages.nine_buttons_event if has_nine else messages.pointer_event)(x, y, buttons)
        if not self._desktop.is_pointer_absolute:
            self._send(message)
            return
        if self.state is State.OPEN:
            self._outbox.add_pointer(message, buttons)

    def send_cut_text(self, text: str) -> None:
        """Our clipboard is this; the guest's side decides what becomes of it.

        With the extended clipboard the text goes out only when the server asks for it.
        """
        if self.state is State.OPEN:
            self._clipboard.offer(text)

    def request_cut_text(self) -> bool:
        """Ask for the text that `ClipboardOffered` announced, which comes as `CutText`; gives whether that is possible."""
        return self._clipboard.request()

    # What there is to see.

    def events(self) -> list[Event]:
        """What happened since the last call, the newest of each kind; empties the list."""
        return self._desktop.take_events()

    @property
    def has_events(self) -> bool:
        return self._desktop.has_events

    @property
    def is_between_messages(self) -> bool:
        """Whether the picture is as the server meant it: no update is half read."""
        return self._reader.is_between_messages

    @property
    def framebuffer(self) -> Framebuffer:
        """The current one: of no size before `Ready`, another one after `Resized`."""
        return self._desktop.framebuffer

    @property
    def supports_extended_keys(self) -> bool:
        """Whether scancodes are used: the guest's own keyboard layout applies then."""
        return self._has_xenserver_scancodes or self._desktop.has_extended_keys

    @property
    def has_extended_clipboard(self) -> bool:
        """Whether clipboards are offered first and sent when asked for, in all of Unicode."""
        return self._clipboard.is_extended

    @property
    def can_request_resize(self) -> bool:
        """Whether `request_resize` has a chance."""
        return bool(self._desktop.screens)

    @property
    def led_state(self) -> LedStateChanged | None:
        """The lights of the guest's keyboard, once the server has told them."""
        return self._desktop.led_state

    @property
    def is_pointer_absolute(self) -> bool:
        """Whether `send_pointer` takes positions."""
        return self._desktop.is_pointer_absolute

    @property
    def has_ended(self) -> bool:
        """Whether nothing comes in or goes out any more."""
        return self.state is State.CLOSED

    @property
    def pixel_count(self) -> int:
        """Pixels of all rects so far: rects that were read to their end, or are being read."""
        return self._reader.pixel_count

    @property
    def update_count(self) -> int:
        """Updates that were read to their end so far."""
        return self._reader.update_count

    @property
    def last_encoding(self) -> int | None:
        """The encoding of the newest rects, as a number of `names.Encoding`."""
        return self._reader.last_encoding

    @property
    def encodings(self) -> tuple[int, ...]:
        """What is offered."""
        return self._encodings

    @property
    def _size(self) -> tuple[int, int]:
        framebuffer = self._desktop.framebuffer
        return framebuffer.width, framebuffer.height

    def _send(self, message: bytes) -> None:
        if self.state is State.OPEN:
            self._outbox.add(message)

    def _resume(self) -> None:
        try:
            self._needed = next(self._parsing)
        except RfbError as error:
            self.paint()  # what came before it, and is painted only now, may have been wrong already
            self.fail(error)

    def _parse(self) -> Reading[None]:
        server = yield from Handshake(self._buffer, self._outbox.add, self._password).read()
        self._desktop.resize(server.width, server.height)
        if not server.pixel_format.is_ours:
            self._outbox.add(messages.set_pixel_format(OURS))
        self._outbox.add(messages.set_encodings(self._encodings))
        self._pacing.request(incremental=False)
        self._enter(State.OPEN)
        self._desktop.report(Ready(server.width, server.height, server.name))
        yield from self._reader.read()

    def _close(self, error: Exception | None) -> None:
        if self.state is not State.CLOSED:
            # The last picture stays on the screen: with all of what came before the end.
            with suppress(RfbError):
                self._reader.paint()
            self._enter(State.CLOSED)
            self._desktop.report(Closed(error))

    def _enter(self, state: State) -> None:
        _log.debug("RFB connection: %s -> %s", self.state.value, state.value)
        self.state = state
