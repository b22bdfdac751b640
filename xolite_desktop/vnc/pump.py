# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Moves the bytes of one console: with `side_thread.py` the one file of the layer with threads.

Two threads for each console. The first receives, decodes, and sends what the protocol itself has to say, which
are a few bytes; it also judges the link and asks for the encodings that suit it. The second sends what the person does, because a stream may take its time to accept that and
neither the window nor the decoding should wait; it also keeps the handshake's deadline. A third one helps to decode
pictures, once there is one.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from typing import Protocol

from xolite_desktop.vnc.connection import Connection, State
from xolite_desktop.vnc.errors import HandshakeTimeout, RfbError
from xolite_desktop.vnc.events import Event
from xolite_desktop.vnc.framebuffer import Framebuffer
from xolite_desktop.vnc.keyboard import CTRL_ALT_DELETE, Key, chord
from xolite_desktop.vnc.link_rating import Link, LinkRating, encodings_for
from xolite_desktop.vnc.names import Power
from xolite_desktop.vnc.side_thread import SideThread

HANDSHAKE_TIMEOUT_S = 20.0
"""Seconds from the opened stream to ServerInit; xapi has answered by then, only the console server has not."""

MOST_AT_ONCE_BYTES = 256 << 10
"""Received before it is decoded and shown: enough to be worth the calls, little enough to decode in a display's frame."""

UNFINISHED_S = 0.016
"""Half an update is not shown before it is so old: mostly the rest is only microseconds away, and is one picture with it."""


class ByteStream(Protocol):
    """A console as a blocking byte stream. All methods may raise the pump's `stream_errors`.

    `recv_into` and `send` are called from two threads at the same time. A TimeoutError from `recv_into` means
    that nothing came for a while, which ends a handshake but not a console: screens may stand still for hours.
    """

    def open(self) -> None:
        """Connect; returns when bytes can flow."""

    def recv_into(self, memory: memoryview) -> int:
        """Wait for bytes and put them to the front of `memory`; gives how many, 0 at the end of the stream."""

    def send(self, message: bytes) -> None:
        """Send all of it, however long the other side takes."""

    def close(self) -> None:
        """End the stream. From any thread, also twice, and also during `open`; wakes whoever waits in it."""


class Pump:
    """One console: a stream, the core, and the threads between them.

    `wake` is called from a thread of the pump when there is something to `drain`, and not again until `drain`
    has been called: it is meant to post one event to the owner's loop. All public methods are for the owner's
    thread and do not wait, except `stop`.
    """

    def __init__(
        self,
        open_stream: Callable[[], ByteStream],
        wake: Callable[[], None],
        *,
        stream_errors: tuple[type[Exception], ...] = (OSError,),
        link: Link | None = None,
        password: str | None = None,
        has_xenserver_scancodes: bool = False,
        handshake_timeout_s: float = HANDSHAKE_TIMEOUT_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`open_stream` makes a stream that is not open yet; it is called in the pump's own thread.

        The link decides which encodings are asked for: `link`, or the measured one. `password` and
        `has_xenserver_scancodes` are the connection's.

        `stream_errors` are what the stream may raise; they end in `Closed(error)`. Anything else is a mistake
        of ours: it ends there too, and in the thread's exception hook.
        """
        self._open_stream = open_stream
        self._wake = wake
        self._stream_errors = stream_errors
        self._expected_errors: tuple[type[Exception], ...] = (RfbError, *stream_errors)
        self._handshake_timeout_s = handshake_timeout_s
        self._clock = clock
        self._rating = LinkRating()
        self._chosen = link
        self._side_thread = SideThread()
        self._connection = Connection(
            encodings=encodings_for(self.link),
            lock=threading.Lock(),
            password=password,
            has_xenserver_scancodes=has_xenserver_scancodes,
            urge=self._send_request,
            aside=self._side_thread,
        )
        self._unfinished_since: float | None = None
        self.received_bytes = 0
        """How many bytes of RFB came in so far."""
        self._stream: ByteStream | None = None
        self._failure: Exception | None = None
        self._is_stopping = self._has_ended = self._is_armed = False
        self._sending = threading.Lock()
        self._changed = threading.Condition()
        self._receiver = threading.Thread(target=self._receive, name="console-receiver", daemon=True)
        self._sender = threading.Thread(target=self._send_input, name="console-sender", daemon=True)

    def start(self) -> None:
        """Open the stream and go on until its end; to be called once."""
        self._receiver.start()

    def stop(self, timeout_s: float = 2.0) -> bool:
        """End it, whatever it waits for; gives whether it has ended in time. `wake` is not called any more.

        May be called at any time and more than once. What is left to `drain` ends with `Closed`.
        """
        with self._changed:
            self._is_stopping = True
            self._changed.notify_all()
        if self._receiver.ident is None:
            self._connection.close()
            return True
        self._close_stream()
        self._receiver.join(timeout_s)
        return not self._receiver.is_alive()

    def drain(self) -> list[Event]:
        """What happened since the last call; at most one event of each kind."""
        # Disarmed first: what comes in between wakes once more for nothing, the other way round it would be lost.
        self._is_armed = False
        return self._connection.events()

    @property
    def framebuffer(self) -> Framebuffer:
        """The current one; another one after `Resized`."""
        return self._connection.framebuffer

    @property
    def link(self) -> Link:
        """What the encodings are chosen for: the link somebody chose, else the one that was measured."""
        return self._chosen or self._rating.link

    @property
    def round_trip_s(self) -> float | None:
        """The shortest time from something said to its answer; None before the first."""
        return self._rating.round_trip_s

    @property
    def encoding(self) -> int | None:
        """The real encoding of the last rect; None before the first."""
        return self._connection.last_encoding

    def choose_link(self, link: Link | None) -> None:
        """Use the encodings for this link from now on; None: for the measured one again."""
        self._chosen = link
        self._prefer()
        self._notify()

    def hold(self) -> None:
        """Nobody looks: the picture stands still from the next update on, and costs nothing."""
        self._connection.hold()

    @property
    def is_held(self) -> bool:
        return self._connection.is_held

    def release(self) -> None:
        """Somebody looks again."""
        self._connection.release()
        self._notify()

    @property
    def supports_extended_keys(self) -> bool:
        return self._connection.supports_extended_keys

    @property
    def is_pointer_absolute(self) -> bool:
        return self._connection.is_pointer_absolute

    def send_key(self, keysym: int, scancode: int, down: bool) -> None:
        self._connection.send_key(keysym, scancode, down)
        self._notify()

    def send_keys(self, keys: Sequence[Key]) -> None:
        """Press these keys together, and release them in the opposite order."""
        for key, down in chord(keys):
            self._connection.send_key(key.keysym, key.scancode, down)
        self._notify()

    def ctrl_alt_del(self) -> None:
        self.send_keys(CTRL_ALT_DELETE)

    def send_pointer(self, x: int, y: int, buttons: int) -> None:
        self._connection.send_pointer(x, y, buttons)
        self._notify()

    @property
    def offers_power(self) -> bool:
        """Whether the server has said that it can shut down, reboot or reset the machine."""
        return self._connection.offers_power

    def send_power(self, power: Power) -> None:
        """Have the machine shut down, rebooted or reset; `PowerRefused` comes if the server cannot."""
        self._connection.send_power(power)
        self._notify()

    def send_cut_text(self, text: str) -> None:
        self._connection.send_cut_text(text)
        self._notify()

    def request_cut_text(self) -> None:
        """Ask for the text that the guest offered."""
        self._connection.request_cut_text()
        self._notify()

    def request_update(self, *, incremental: bool = True) -> None:
        """Ask for more than what is asked for anyway: a full update repaints everything."""
        self._connection.request_update(incremental=incremental)
        self._notify()

    def _notify(self) -> None:
        with self._changed:
            self._changed.notify_all()

    # The receiving thread.

    def _receive(self) -> None:
        error: Exception | None = None
        try:
            self._open()
            self._receive_all()
        except self._stream_errors as failure:
            error = failure
        except Exception as mistake:
            error = mistake
            raise
        finally:
            self._finish(error)

    def _open(self) -> None:
        stream = self._open_stream()
        with self._changed:
            self._stream = stream
        if not self._is_stopping:
            stream.open()
            self._sender.start()

    def _receive_all(self) -> None:
        connection = self._connection
        while not self._is_ending and connection.state is State.HANDSHAKE:
            self._receive_some()
        self._notify()
        while not self._is_ending and connection.state is State.OPEN:
            self._receive_some()

    def _receive_some(self) -> None:
        connection = self._connection
        assert self._stream is not None
        waited_from = self._clock()
        try:
            count = self._stream.recv_into(connection.space()[:MOST_AT_ONCE_BYTES])
        except TimeoutError:
            if connection.state is State.OPEN:
                return
            raise
        if count:
            now = self._clock()
            self.received_bytes += count
            if self._rating.received(waited_from, now, count):
                self._prefer()
            connection.received(count)
        elif not self._is_ending:
            connection.receive_eof()
        if connection.may_be_continuous:
            connection.set_continuous_updates(True)
        if connection.state is State.HANDSHAKE and connection.has_data_to_send:
            self._rating.asked(self._clock())
        self._send(wait=False)
        if not self._is_unfinished():
            connection.paint()
            self._announce()

    def _is_unfinished(self) -> bool:
        """Whether an update is only half there, and young: what is painted in one go costs less than in many."""
        connection = self._connection
        if connection.is_between_messages or connection.state is not State.OPEN:
            self._unfinished_since = None
            return False
        now = self._clock()
        if self._unfinished_since is None:
            self._unfinished_since = now
        if now - self._unfinished_since < UNFINISHED_S:
            return True
        self._unfinished_since = None
        return False

    def _prefer(self) -> None:
        if self._connection.state is not State.CLOSED:
            self._connection.set_encodings(encodings_for(self.link))

    def _send_request(self) -> None:
        """In the middle of reading an update: the server begins the next one while this one is decoded."""
        self._send(wait=False)

    @property
    def _is_ending(self) -> bool:
        """Whether the end of the stream is our own doing."""
        return self._is_stopping or self._failure is not None

    def _announce(self) -> None:
        if self._is_armed or self._is_stopping or not self._connection.has_events:
            return
        self._is_armed = True
        self._wake()

    def _finish(self, error: Exception | None) -> None:
        with self._changed:
            self._has_ended = True
            self._changed.notify_all()
        self._close_stream()
        if self._sender.ident is not None:
            self._sender.join()
        # What broke in the other thread is the reason; that reading then failed is only its consequence.
        reason = self._failure or error
        if reason is None or self._is_stopping:
            self._connection.close()
        else:
            self._connection.fail(reason)
        self._side_thread.close()
        self._announce()

    def _close_stream(self) -> None:
        with self._changed:
            stream = self._stream
        if stream is not None:
            with suppress(*self._stream_errors):
                stream.close()

    # The sending thread.

    def _send_input(self) -> None:
        connection = self._connection
        try:
            if not self._wait(lambda: connection.state is not State.HANDSHAKE, self._handshake_timeout_s):
                raise HandshakeTimeout(self._handshake_timeout_s)
            while self._wait(lambda: connection.has_data_to_send) and not self._is_over:
                self._send(wait=True)
        except self._expected_errors as error:
            self._failure = error
            self._close_stream()

    @property
    def _is_over(self) -> bool:
        return self._is_stopping or self._has_ended

    def _wait(self, is_so: Callable[[], bool], timeout_s: float | None = None) -> bool:
        """Wait until it is so, or until all is over; False if neither came in time."""
        with self._changed:
            return self._changed.wait_for(lambda: self._is_over or is_so(), timeout_s)

    def _send(self, wait: bool) -> None:
        """Send what there is. If the other thread is sending already, leave it to that one, or wait for it."""
        stream = self._stream
        assert stream is not None
        while self._connection.has_data_to_send and self._sending.acquire(blocking=wait):
            with ExitStack() as held:
                held.callback(self._sending.release)
                for message in self._connection.data_to_send():
                    stream.send(message)
