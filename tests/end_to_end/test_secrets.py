# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A whole session with everything logged: where the password and the session reference must not turn up."""

from __future__ import annotations

import base64
import gc
import io
import json
import logging
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from helpers.keyrings import MemoryBackend, RaisingBackend, keyring_of
from helpers.person import button_called, click, type_text, until
from helpers.walk import enter, live_console, question, ref_of_vm
from xolite_desktop.log import start_logging
from xolite_desktop.main import Demo, make_profile
from xolite_desktop.simulator import Simulator
from xolite_desktop.simulator.clock import RealClock
from xolite_desktop.ui.connecting import Connecting
from xolite_desktop.ui.crash_dialog import report
from xolite_desktop.ui.dialogs.certificate import NewCertificate
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.profile import Profile
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.net.pins import Pins

PASSWORD = 'Pfau+%&"9/kiwi\\'
WRONG = 'Wrong+%&"8/mango\\'
VM = "postgres-primary"
# What there was before a load is not looked at, tracebacks of the questions before it among them.
pytestmark = pytest.mark.usefixtures("real_freezing")
OURS = ("xolite_desktop.xapi", "xolite_desktop.models", "xolite_desktop.ui", "xolite_desktop.doctor")


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    with Simulator("demo", clock=RealClock(speed=20.0), lives=False, password=PASSWORD) as simulator:
        simulator.login_delay_s = 0.0
        yield simulator


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that is logged, at the level that says most, as the program would write it."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in ("httpcore", "httpx", "websockets")}
    stream = io.StringIO()
    start_logging("DEBUG", stream)
    # Beside it what our own words would be if nothing were cut out of them.
    root.addHandler(logging.StreamHandler(stream))
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


class Errors:
    """Every error a connection told of."""

    def __init__(self) -> None:
        self.all: list[BaseException] = []

    def told(self) -> str:
        texts = []
        for error in self.all:
            texts += [str(error), repr(error), repr(error.args), repr(vars(error)), report(error)]
            texts += traceback.format_exception(error)
        return "\n".join(texts)


def _forms(secret: str) -> set[str]:
    """A secret as it may be written down."""
    raw = secret.encode()
    escaped = json.dumps(secret)[1:-1]
    plain = json.dumps(secret, ensure_ascii=False)[1:-1]
    coded = base64.b64encode(raw).decode().rstrip("=")
    return {secret, escaped, plain, repr(secret)[1:-1], quote(secret), quote_plus(secret), coded, raw.hex()}


def _assert_absent(secrets: set[str], text: str, where: str) -> None:
    for secret in secrets:
        for form in _forms(secret):
            assert form not in text, f"{form!r} is in {where}"


def _sessions(simulator: Simulator) -> set[str]:
    return simulator.run(lambda: set(simulator.db.records("session")))


def _shown() -> str:
    """The titles, labels and tool tips of every window, and the clipboard."""
    texts = [QGuiApplication.clipboard().text()]
    for widget in QApplication.allWidgets():
        texts += [widget.windowTitle(), widget.toolTip(), widget.accessibleName()]
        if isinstance(widget, QLabel):
            texts.append(widget.text())
    return "\n".join(texts)


def _described() -> str:
    """`repr` of each of our objects that lives now."""
    living = [thing for thing in gc.get_objects() if type(thing).__module__.startswith(OURS)]
    assert living
    return "\n".join(repr(thing) for thing in living)


async def _refused(connecting: Connecting) -> None:
    dialog = await question(connecting)
    assert isinstance(dialog, NewCertificate)
    click(dialog.trust)
    await until(lambda: connecting.window.status.is_error, connecting.connection.failed)


async def _work(window: PoolWindow, simulator: Simulator) -> None:
    """A console, a failed job, a lost session, a lost connection."""
    ref = ref_of_vm(window, VM)
    assert window.select(ref)
    await live_console(window)
    repeated = ["INTERNAL_ERROR", f"Db_exn({', '.join(_sessions(simulator))})"]
    simulator.faults.failures |= {"Async.VM.pause": repeated, "VM.pause": repeated}
    window.hub.q_action("vm.pause").trigger()
    await until(lambda: window.jobs.jobs_about(ref), window.jobs.counts_changed)
    job = window.jobs.jobs_about(ref)[0]
    await until(lambda: job.is_over, window.jobs.ended)
    store = window.connection.store
    for harm in (simulator.end_sessions, simulator.drop_connections):
        harm()
        words = f"after {harm.__name__}"
        simulator.run(lambda words=words: simulator.db.update("VM", ref, name_description=words))
        await until(lambda words=words: store.cache.vm(ref).name_description == words, store.changed)  # type: ignore[union-attr]


async def test_neither_password_nor_session_turns_up_anywhere(
    windows: Windows, simulator: Simulator, profile: Profile, log: io.StringIO, tmp_path: Path
) -> None:
    errors = Errors()
    connecting = enter(windows, simulator, WRONG)
    connecting.connection.failed.connect(errors.all.append)
    await _refused(connecting)
    type_text(connecting.window.password, PASSWORD)
    click(button_called(connecting.window, "Connect"))
    await until(lambda: windows.pool_windows, windows.opened)
    window = windows.pool_windows[0]
    window.connection.state_changed.connect(
        lambda _: errors.all.append(window.connection.last_error or OSError())
    )
    secrets = {PASSWORD, WRONG} | _sessions(simulator)
    await _work(window, simulator)
    secrets |= _sessions(simulator)
    assert len(secrets) > 3, "there was no second session"

    assert len(errors.all) > 1
    _assert_absent(secrets, errors.told(), "an error")
    _assert_absent(secrets, _described(), "a repr")
    _assert_absent(secrets, _shown(), "a window")
    _assert_absent(secrets, "\0".join([*sys.argv, *os.environ, *os.environ.values()]), "the environment")
    window.close()
    await until(lambda: not windows.is_ending, windows.finished)
    profile.settings.flush()
    _assert_absent_from_files(secrets, tmp_path / "profile")
    assert "connection: LIVE" in log.getvalue(), "nothing was logged"
    _assert_absent(secrets, log.getvalue(), "the log")


def _assert_absent_from_files(secrets: set[str], folder: Path) -> None:
    assert list(folder.iterdir())
    for file in folder.iterdir():
        _assert_absent(secrets, file.read_text(encoding="utf-8"), file.name)


async def test_a_session_that_is_kept_is_in_the_keyring_and_nowhere_else(
    pins: Pins, simulator: Simulator, log: io.StringIO, tmp_path: Path
) -> None:
    """Two lives and a session lost between them, with keyrings that fail in their own loud ways beside the one that works."""
    backend, folder, secrets = MemoryBackend(), tmp_path / "profile", {PASSWORD}
    loud = RaisingBackend(lambda: OSError(f"could not store {', '.join(_sessions(simulator))} {PASSWORD}"))
    for keyring in (keyring_of(loud), keyring_of(backend), keyring_of(backend)):
        profile = make_profile(
            folder, pins, Demo(pins, is_vouched_for=False), lambda keyring=keyring: keyring
        )
        windows = Windows(profile)
        await _stay(windows, simulator)
        window = windows.pool_windows[0]
        await profile.sign_ins.settle()
        secrets |= _sessions(simulator)
        simulator.end_sessions()
        await until(
            lambda window=window: window.passwords.dialog or _sessions(simulator),
            window.passwords.asked, window.connection.session_changed,
        )  # fmt: skip
        secrets |= _sessions(simulator)
        _assert_absent(secrets, _described(), "a repr")
        _assert_absent(secrets, _shown(), "a window")
        await windows.close()
        profile.settings.flush()
        _assert_absent_from_files(secrets, folder)
        held = "".join(backend.entries.values())
        assert PASSWORD not in held
        assert all(session in held for session in _sessions(simulator))
    assert len(secrets) > 4
    assert simulator.calls["session.login_with_password"] == 4, (
        "the third life came back with the kept session"
    )
    _assert_absent(secrets, log.getvalue(), "the log")


async def _stay(windows: Windows, simulator: Simulator) -> None:
    connecting = windows.show_connect()
    await until(lambda: connecting.window.staying.box.isEnabled(), connecting.window.staying.settled)
    connecting.window.fill(f"127.0.0.1:{simulator.port}", simulator.user)
    if not connecting.window.staying.box.isChecked():
        connecting.window.staying.box.click()
    if connecting.window.needs_password:
        type_text(connecting.window.password, PASSWORD)
    connecting.questions.asked.connect(lambda dialog: dialog.trust.click())
    click(button_called(connecting.window, "Connect"))
    await until(lambda: windows.pool_windows, windows.opened)
