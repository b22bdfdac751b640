# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What every test runs under: off-screen Qt, loopback only, no stray log line, no thread left behind."""

from __future__ import annotations

import asyncio
import gc
import ipaddress
import itertools
import logging
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")
# A session bus or a desktop portal would make results depend on the machine.
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
# Nor does a test ask the keyring of whoever runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

TESTS = Path(__file__).parent
# Each worker, and each program that a test starts, would compile a thousand modules that others have compiled.
if sys.dont_write_bytecode:
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(TESTS.parent / "build" / "bytecode")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix

GOLDEN = TESTS / "golden"
RECORDINGS = Path(os.environ.get("XOLITE_RECORDINGS", TESTS.parent.parent / "shared" / "data"))
QT_FOLDERS = ("models", "ui", "view_vnc", "end_to_end", "performance")
THREAD_END_S = 5.0
FULL_COLLECTION_EVERY = 20
FREEZE_EVERY = 500


def _qt_loop() -> asyncio.AbstractEventLoop:
    from PySide6.QtWidgets import QApplication

    from xolite_desktop.models.event_loop import HardenedEventLoop

    application = QApplication.instance() or QApplication(["pytest"])
    application.setQuitOnLastWindowClosed(False)  # type: ignore[attr-defined]
    return HardenedEventLoop(application)


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Layers that know Qt run their coroutines on the application's own loop; the rest on plain asyncio."""
    return {"qt": _qt_loop} if _folder(item.path) in QT_FOLDERS else {"asyncio": asyncio.new_event_loop}


def _folder(path: Path) -> str:
    """The layer a test file belongs to."""
    return path.relative_to(TESTS).parts[0]


def _recorded(name: str) -> Path:
    folder = RECORDINGS / name
    if not folder.is_dir():
        pytest.skip(f"the recordings of {name} are not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def golden() -> Path:
    """The folder of recorded answers and streams that are part of the repository."""
    return GOLDEN


@pytest.fixture(scope="session")
def recordings() -> Path:
    """Folder of recorded exchanges with a real xapi; skips where it is absent."""
    return _recorded("xapi")


@pytest.fixture(scope="session")
def recorded_pools() -> Path:
    """Folder of databases of real pools; skips where it is absent."""
    return _recorded("pools")


@pytest.fixture(scope="session")
def recorded_rfb() -> Path:
    """Folder of recorded RFB streams; skips where it is absent."""
    return _recorded("rfb")


def _is_loopback(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a Unix socket
    host = str(address[0]).split("%")[0]
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in ("localhost", "")


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches beyond this machine fails at once."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def judged_connect(self: socket.socket, address: object) -> None:
        if not _is_loopback(address):
            pytest.fail(f"a test tried to reach {address!r}")
        connect(self, address)  # type: ignore[arg-type]

    def judged_connect_ex(self: socket.socket, address: object) -> int:
        if not _is_loopback(address):
            pytest.fail(f"a test tried to reach {address!r}")
        return connect_ex(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", judged_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", judged_connect_ex)


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """Whatever a test starts has ended when the test ends."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(THREAD_END_S)
        if thread.is_alive():
            pytest.fail(f"the test left the thread {thread.name!r} running")


_ended = itertools.count(1)
_leavers: set[str] = set()
"""Folders with Qt objects whose garbage may still be there."""
_freeze, _unfreeze = gc.freeze, gc.unfreeze


def _freeze_what_is_there() -> None:
    """Collections pass over the modules and the thousands of collected tests: looking at these takes longer than most tests."""
    _unfreeze()
    gc.collect()
    _freeze()


def pytest_collection_finish() -> None:
    """Also between tests nothing is collected by the thread of a simulator that a whole module has.

    What the program freezes and thaws, all there is, would thaw the tests as well; so in tests it does not.
    """
    gc.disable()
    gc.freeze = gc.unfreeze = lambda: None
    _freeze_what_is_there()


@pytest.fixture
def real_freezing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """For tests of freezing itself: the program's calls do what they say, and nothing is frozen at the beginning."""
    monkeypatch.setattr(gc, "freeze", _freeze)
    monkeypatch.setattr(gc, "unfreeze", _unfreeze)
    _unfreeze()
    yield
    _freeze_what_is_there()


@pytest.fixture(autouse=True, scope="module")
def _garbage_of_other_folders(request: pytest.FixtureRequest) -> None:
    """Where any thread may collect, no Qt object is left for it to destroy."""
    if _folder(request.path) in QT_FOLDERS:
        _leavers.add(_folder(request.path))
    elif _leavers:
        _leavers.clear()
        _freeze_what_is_there()


@pytest.fixture(autouse=True)
def _garbage_of_this_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """No collection in another thread, such as a simulator's: it would destroy Qt objects that are garbage of the test."""
    if _folder(request.path) not in QT_FOLDERS:
        gc.enable()
        yield
        gc.disable()
        return
    yield
    # What a test hands to its fixtures outlives them: it is found when later tests have ended, windows and all.
    ended = next(_ended)
    if ended % FREEZE_EVERY == 0:
        _freeze_what_is_there()
    else:
        gc.collect(2 if ended % FULL_COLLECTION_EVERY == 0 else 1)


# asyncio of Python 3.11 may end a TLS connection twice when the other side cuts it while it is being closed.
OF_PYTHON = ("Exception in callback _SelectorSocketTransport._call_connection_lost(",)


class ExpectedLog:
    """Log lines of WARNING and above that this test allows, by substring."""

    def __init__(self) -> None:
        self._texts: list[str] = list(OF_PYTHON)

    def allow(self, text: str) -> None:
        self._texts.append(text)

    def allows(self, line: str) -> bool:
        return any(text in line for text in self._texts)


@pytest.fixture
def expected_log() -> ExpectedLog:
    return ExpectedLog()


@pytest.fixture(autouse=True)
def _no_stray_log_line(expected_log: ExpectedLog, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log is a finding: the test names it with `expected_log.allow` or fails."""
    yield
    stray = [
        record.getMessage()
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING and not expected_log.allows(record.getMessage())
    ]
    if stray:
        pytest.fail("unexpected log lines: " + "; ".join(stray))
