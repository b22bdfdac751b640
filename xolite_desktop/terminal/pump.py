# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Moves the bytes of one text console: one thread receives and emulates, one sends what is typed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final, Protocol

from xolite_desktop.terminal.emulator import MOST_AT_ONCE, Emulator

MOST_WAITING: Final = 64 << 10
"""Bytes typed or pasted that the guest has not taken yet; more is refused."""


class ByteStream(Protocol):
    """A console as a blocking byte stream, as `ConsoleStream`."""

    def open(self) -> None: ...
    def recv_into(self, target: memoryview) -> int: ...
    def send(self, data: bytes) -> None: ...
    def close(self) -> None: ...


class TextPump:
    """One text console. `emulator` is shared: hold `lock` while reading it.

    `wake` is called from a thread of the pump when there is something new, and not again before `disarm`.
    """

    def __init__(
        self,
        stream: ByteStream,
        wake: Callable[[], None],
        *,
        stream_errors: tuple[type[Exception], ...] = (OSError,),
    ) -> None:
        """`stream` is not open yet; `stream_errors` are what it may raise, and end in `error`."""
        self.emulator = Emulator()
        self.lock = threading.Lock()
        self.error: Exception | None = None
        self.is_open = self.has_ended = False
        self._stream = stream
        self._wake = wake
        self._errors = stream_errors
        self._is_armed = self._is_stopping = False
        self._waiting = bytearray()
        self._changed = threading.Condition()
        self._receiver = threading.Thread(target=self._receive, name="text-receiver", daemon=True)
        self._sender = threading.Thread(target=self._send_typed, name="text-sender", daemon=True)

    def start(self) -> None:
        self._receiver.start()
        self._sender.start()

    def stop(self, timeout_s: float = 2.0) -> bool:
        """End it, whatever it waits for; gives whether it has ended in time."""
        with self._changed:
            self._is_stopping = True
            self._changed.notify_all()
        with suppress(*self._errors):
            self._stream.close()
        for thread in (self._receiver, self._sender):
            if thread.ident is not None and timeout_s:
                thread.join(timeout_s)
        return not (self._receiver.is_alive() or self._sender.is_alive())

    def disarm(self) -> None:
        """The owner is about to look: the next change wakes it again."""
        self._is_armed = False

    def send(self, typed: bytes) -> bool:
        """Send what was typed; False if too much is waiting already."""
        with self._changed:
            if len(self._waiting) + len(typed) > MOST_WAITING:
                return False
            self._waiting += typed
            self._changed.notify_all()
        return True

    def _receive(self) -> None:
        memory = memoryview(bytearray(MOST_AT_ONCE))
        try:
            self._stream.open()
            self.is_open = True
            self._announce()
            while not self._is_stopping and (count := self._receive_some(memory)):
                with self.lock:
                    self.emulator.feed(bytes(memory[:count]))
                self._announce()
        except self._errors as error:
            self.error = error
        finally:
            with self._changed:
                self.has_ended = True
                self._changed.notify_all()
            self._announce()

    def _receive_some(self, memory: memoryview) -> int:
        while not self._is_stopping:
            with suppress(TimeoutError):  # nothing was written for a while
                return self._stream.recv_into(memory)
        return 0

    def _send_typed(self) -> None:
        with suppress(*self._errors):
            while typed := self._next_typed():
                self._stream.send(typed)

    def _next_typed(self) -> bytes:
        with self._changed:
            self._changed.wait_for(
                lambda: self._is_stopping or self.has_ended or (self.is_open and bool(self._waiting))
            )
            if self._is_stopping or self.has_ended:
                return b""
            typed = bytes(self._waiting)
            self._waiting.clear()
            return typed

    def _announce(self) -> None:
        if not (self._is_armed or self._is_stopping):
            self._is_armed = True
            self._wake()
