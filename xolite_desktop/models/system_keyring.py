# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The system's keyring, asked in a thread and with a deadline: it may be slow, locked, or not there at all."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from xolite_desktop.models.keyring_choice import Backend, Chosen, KeyringFailure, choose_backend
from xolite_desktop.models.wording import tr

log = logging.getLogger(__name__)

T = TypeVar("T")

SERVICE: Final = "XO Lite Desktop"
ANSWER_S: Final = 10.0
"""Long enough for D-Bus to start a service; somebody who types a password to unlock it may need a second try."""
LONGEST: Final = 16_384
"""Characters of one entry. Whatever is longer was not written here."""


class SystemKeyring:
    """Texts under keys, in the keyring of the person's desktop.

    Nothing is imported or asked before the first call. Calls are done one after the other, in a thread that ends with
    the last of them, so that an entry is never written after it was removed. `chosen` is None until a keyring was
    found; it is looked for again as long as there was none.
    """

    def __init__(self, choose: Callable[[], Chosen] = choose_backend, *, answer_s: float = ANSWER_S) -> None:
        self.chosen: Chosen | None = None
        self._choose = choose
        self._answer_s = answer_s
        self._line = _Line()

    async def look(self) -> Chosen:
        """The keyring there is. Raises KeyringFailure with the reason if there is none to use."""
        if self.chosen is None:
            await self._ask(self._open)
        assert self.chosen is not None
        return self.chosen

    async def read(self, key: str) -> str | None:
        """The text, None if there is none. Raises KeyringFailure, as all the others do."""
        text = await self._ask(lambda: self._open().get_password(SERVICE, key))
        return text if isinstance(text, str) and len(text) <= LONGEST else None

    async def write(self, key: str, text: str) -> None:
        await self._ask(lambda: self._open().set_password(SERVICE, key, text))

    async def remove(self, key: str) -> None:
        """Also when there is nothing. It is done even if it takes longer than anybody waits."""
        await self._ask(lambda: _remove(self._open(), key), lasting=True)

    def _open(self) -> Backend:
        """In the thread."""
        if self.chosen is None:
            self.chosen = self._choose()
        return self.chosen.backend

    async def _ask(self, work: Callable[[], T], *, lasting: bool = False) -> T:
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()

        def settle(result: Any, error: KeyringFailure | None) -> None:
            if answer.done():
                return
            if error is not None:
                answer.set_exception(error)
            else:
                answer.set_result(result)

        def done(result: Any, error: KeyringFailure | None) -> None:
            with contextlib.suppress(RuntimeError):  # the loop has ended: nobody waits any more
                loop.call_soon_threadsafe(settle, result, error)

        was_stuck = self._line.is_stuck
        call = _Call(work, done)
        if lasting or not was_stuck:
            self._line.put(call)
        try:
            async with asyncio.timeout(0 if was_stuck else self._answer_s):
                return await answer
        except TimeoutError:
            self._line.give_up(call, lasting=lasting)
            raise KeyringFailure(
                tr("The keyring does not answer. It may be waiting for you to unlock it.")
            ) from None
        except asyncio.CancelledError:
            self._line.give_up(call, lasting=lasting)
            raise


@dataclass(eq=False)
class _Call:
    """Work for the thread; what it closes over is secret, so neither shows in a `repr`."""

    work: Callable[[], Any] = field(repr=False)
    done: Callable[[Any, KeyringFailure | None], None] = field(repr=False)


class _Line:
    """Calls that wait for each other, and the thread that makes them while there are any."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[_Call] = deque()
        self._now: _Call | None = None
        self._overdue: _Call | None = None
        self._runs = False

    @property
    def is_stuck(self) -> bool:
        """Whether a call that everybody gave up on is still being made."""
        with self._lock:
            return self._overdue is not None and self._overdue is self._now

    def put(self, call: _Call) -> None:
        with self._lock:
            self._waiting.append(call)
            if self._runs:
                return
            self._runs = True
        # A call that never returns must not keep the program from ending.
        threading.Thread(target=self._work, name="keyring", daemon=True).start()

    def give_up(self, call: _Call, *, lasting: bool) -> None:
        """Nobody waits for a call any more: drop it if it has not begun, unless it is to be done all the same."""
        with self._lock:
            if call is self._now:
                self._overdue = call
            elif call in self._waiting and not lasting:
                self._waiting.remove(call)

    def _work(self) -> None:
        while True:
            with self._lock:
                self._now = self._waiting.popleft() if self._waiting else None
                self._runs = self._now is not None
                call = self._now
            if call is None:
                return
            try:
                result, error = call.work(), None
            except KeyringFailure as failure:
                result, error = None, failure
            except Exception as failure:  # noqa: BLE001  # backends raise whatever their service does
                result, error = None, _in_words(failure)
            call.done(result, error)


def _remove(backend: Backend, key: str) -> None:
    """`delete_password` of what is not there is an error of each backend's own, so that is asked first."""
    if backend.get_password(SERVICE, key) is not None:
        backend.delete_password(SERVICE, key)


def _in_words(error: Exception) -> KeyringFailure:
    """A sentence. The error's own text is left out: it comes from elsewhere and may repeat what it was given."""
    from keyring.errors import KeyringLocked

    name = type(error).__name__
    log.info("the keyring raised %s", name)
    if isinstance(error, KeyringLocked):
        return KeyringFailure(tr("The keyring is locked."))
    return KeyringFailure(tr("The keyring refused ({name}).").format(name=name))
