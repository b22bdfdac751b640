# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Keyrings for tests: one that works, in memory, and those that do not."""

from __future__ import annotations

import threading
from collections.abc import Callable

from xolite_desktop.models.keyring_choice import Backend, Chosen, KeyringFailure
from xolite_desktop.models.system_keyring import SystemKeyring


class MemoryBackend:
    """Keeps entries as the real ones do: by service and name; what is not there cannot be deleted."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.threads: set[str] = set()

    def get_password(self, service: str, username: str) -> str | None:
        self.threads.add(threading.current_thread().name)
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.threads.add(threading.current_thread().name)
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.threads.add(threading.current_thread().name)
        del self.entries[service, username]


class RaisingBackend(MemoryBackend):
    """Raises the same error whatever it is asked."""

    def __init__(self, error: Callable[[], Exception]) -> None:
        super().__init__()
        self._error = error

    def get_password(self, service: str, username: str) -> str | None:
        raise self._error()

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self._error()


class SlowBackend(MemoryBackend):
    """Answers once it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = threading.Event()
        self.let_go = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self._wait()
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._wait()
        super().set_password(service, username, password)

    def _wait(self) -> None:
        self.begun.set()
        assert self.let_go.wait(20)


def keyring_of(backend: Backend, *, answer_s: float = 10.0) -> SystemKeyring:
    return SystemKeyring(lambda: Chosen("the test’s keyring", backend), answer_s=answer_s)


def no_keyring() -> SystemKeyring:
    def choose() -> Chosen:
        raise KeyringFailure("This system offers no keyring that is running and safe.")

    return SystemKeyring(choose)
