# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What holds around every test of windows and costs next to nothing; the rest of the invariants is around tests/end_to_end.

Unhandled exceptions, Qt's warnings, stray lines of the log and threads fail any test already. Here it is added that no
session or password stands in a line of the log, at any level, or in a title (G3), and that closed windows leave no session (G7),
and no task or socket (G6). `@pytest.mark.excused("G7")` where one of them is broken on purpose.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager

import pytest
from PySide6.QtWidgets import QApplication

from helpers.eleven import LEAST_SECRET, open_sockets
from helpers.invariants import END_S, tasks_left
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.simulator.sessions import Sessions
from xolite_desktop.xapi.client import link

FAREWELL_S = 20.0
Login = Callable[[Sessions, str, str, str], str]
OURS = logging.getLogger("xolite_desktop")


class Given:
    """Sessions that simulators gave since the test began, and the passwords they were given for."""

    def __init__(self) -> None:
        self.secrets: set[str] = set()
        self._pools: dict[str, Sessions] = {}

    def note(self, pool: Sessions, password: str, session: str) -> None:
        """One more."""
        self.secrets.add(session)
        if len(password) >= LEAST_SECRET:
            self.secrets.add(password)
        self._pools[session] = pool

    def clear(self) -> None:
        """A test begins."""
        self.secrets, self._pools = set(), {}

    def forget(self, pool: Sessions) -> None:
        """It is no more: nobody could end them."""
        self._pools = {ref: each for ref, each in self._pools.items() if each is not pool}

    def left(self) -> list[str]:
        """Those that nobody has ended."""
        return [ref for ref, pool in self._pools.items() if ref in pool._db.records("session")]


given = Given()


class Lines(logging.Handler):
    """Whatever is logged, as it was given."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def text(self) -> str:
        """All of it, with what was raised."""
        return "\n".join(map(self.format, self.records))


@pytest.fixture(autouse=True, scope="session")
def _sign_ins_are_noted() -> Iterator[None]:
    login, stop = Sessions.login, Simulator.stop

    def stopped(self: Simulator) -> None:
        given.forget(self.sessions)
        stop(self)

    def noted(self: Sessions, user: str, password: str, originator: str) -> str:
        session = login(self, user, password, originator)
        given.note(self, password, session)
        return session

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Sessions, "login", noted)
        patched.setattr(Simulator, "stop", stopped)
        # How soon a pool answers a farewell is a matter of the machine here.
        patched.setattr(link, "SIGN_OUT_TIMEOUT_S", FAREWELL_S)
        yield


@pytest.fixture(autouse=True)
def _no_secret_is_logged() -> Iterator[None]:
    """G3, in the log."""
    given.clear()
    lines, level = Lines(), OURS.level
    OURS.addHandler(lines)
    OURS.setLevel(logging.DEBUG)
    yield
    OURS.removeHandler(lines)
    OURS.setLevel(level)
    if given.secrets and lines.records:
        text = lines.text()
        assert not any(secret in text for secret in given.secrets), text


def assert_no_secret_in_titles() -> None:
    """G3, while the windows of a test are still there."""
    for window in QApplication.topLevelWidgets() if given.secrets else ():
        title = window.windowTitle()
        assert not any(secret in title for secret in given.secrets), title


@asynccontextmanager
async def nothing_left(excused: frozenset[str]) -> AsyncIterator[None]:
    """G6 and G7, around the windows of a test until the last has closed."""
    tasks, sockets = asyncio.all_tasks(), open_sockets()
    yield
    until = time.monotonic() + END_S
    while "G7" not in excused and (left := given.left()):
        assert time.monotonic() < until, f"{len(left)} sessions are left"
        await asyncio.sleep(0)
    if "G6" not in excused:
        assert await tasks_left(tasks) == []
        while (more := open_sockets() - sockets) > 0:
            assert time.monotonic() < until, f"{more} sockets are left"
            await asyncio.sleep(0.01)
