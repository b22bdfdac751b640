# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A server that wants a password: asked for in a dialog, asked again when it was wrong, or taken from a file."""

from __future__ import annotations

import asyncio
import contextlib
import io
import logging
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from helpers.replay_server import Viewer as Peer
from helpers.replay_server import ViewerFailed
from tests.view_vnc.conftest import RECORDING
from tests.vnc.recorded import Recording
from xolite_desktop.main import main
from xolite_desktop.models.bridge import Bridge
from xolite_desktop.ui.console.console_link import LinkState
from xolite_desktop.view_vnc import command
from xolite_desktop.view_vnc.password_dialog import PasswordDialog
from xolite_desktop.view_vnc.viewer import Viewer
from xolite_desktop.vnc.security import response
from xolite_desktop.xapi.net.endpoint import Endpoint

CHALLENGE = bytes(range(16))
DEADLINE_S = 20.0


class Strict:
    """A server that lets in whoever knows its password."""

    def __init__(self, server_init: bytes, password: str) -> None:
        self._server_init = server_init
        self.answers: list[bytes] = []
        self._right = response(password, CHALLENGE)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(DEADLINE_S)
        self.port = self._listener.getsockname()[1]
        self._may_close = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="strict server", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._may_close.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(DEADLINE_S)

    def _serve(self) -> None:
        is_in = False
        while not is_in:
            try:
                accepted, _ = self._listener.accept()
            except OSError:
                return
            with accepted, contextlib.suppress(ViewerFailed, OSError):
                peer = Peer(accepted)
                self.answers.append(peer.demand_password(CHALLENGE))
                is_in = self.answers[-1] == self._right
                peer.judge(self._server_init, b"" if is_in else b"wrong password")
                if is_in:
                    self._may_close.wait(DEADLINE_S)


@pytest.fixture
def strict(golden: Path) -> Iterator[Strict]:
    running = Strict(Recording.load(golden / "rfb", RECORDING).server_init, "secret")
    yield running
    running.close()


async def _until(signal: Any, is_so: Callable[[], bool]) -> None:
    done = asyncio.Event()

    def look(*_: object) -> None:
        if is_so():
            done.set()

    signal.connect(look)
    look()
    async with asyncio.timeout(DEADLINE_S):
        await done.wait()


def _question(viewer: Viewer) -> PasswordDialog:
    assert viewer.question is not None
    return viewer.question


async def test_a_password_is_asked_for_until_it_is_right(strict: Strict) -> None:
    bridge = Bridge()
    viewer = Viewer(Endpoint("127.0.0.1", strict.port), bridge)
    viewer.open(full_screen=False)
    await _until(viewer.link.password_asked, lambda: viewer.question is not None)
    first = _question(viewer)
    assert not first.go.isEnabled()
    first.field.setText("guess")
    first.go.click()
    await _until(viewer.link.password_asked, lambda: viewer.question is not first)
    assert "wrong password" in viewer.console.sentence
    _question(viewer).field.setText("secret")
    _question(viewer).go.click()
    await _until(viewer.link.state_changed, lambda: viewer.link.state is LinkState.LIVE)
    viewer.close()
    await asyncio.to_thread(strict.close)
    await bridge.close()
    viewer.deleteLater()


async def test_who_gives_no_password_closes_the_window(strict: Strict) -> None:
    bridge = Bridge()
    viewer = Viewer(Endpoint("127.0.0.1", strict.port), bridge)
    closed = asyncio.Event()
    viewer.closed.connect(closed.set)
    viewer.open(full_screen=False)
    await _until(viewer.link.password_asked, lambda: viewer.question is not None)
    _question(viewer).cancel.click()
    await closed.wait()
    await bridge.close()
    viewer.deleteLater()


async def test_a_given_password_needs_no_dialog(strict: Strict) -> None:
    bridge = Bridge()
    viewer = Viewer(Endpoint("127.0.0.1", strict.port), bridge, password="secret")
    viewer.open(full_screen=False)
    await _until(viewer.link.state_changed, lambda: viewer.link.state is LinkState.LIVE)
    assert viewer.question is None
    viewer.close()
    await asyncio.to_thread(strict.close)
    await bridge.close()
    viewer.deleteLater()


async def test_the_password_leaves_only_as_the_answer_to_a_challenge_and_is_in_no_log(
    strict: Strict, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    bridge = Bridge()
    viewer = Viewer(Endpoint("127.0.0.1", strict.port), bridge, password="secret")
    viewer.open(full_screen=False)
    await _until(viewer.link.state_changed, lambda: viewer.link.state is LinkState.LIVE)
    viewer.close()
    await asyncio.to_thread(strict.close)
    await bridge.close()
    assert strict.answers == [response("secret", CHALLENGE)]
    assert b"secret" not in b"".join(strict.answers)
    assert "secret" not in caplog.text
    viewer.deleteLater()


def test_there_is_no_argument_that_other_users_could_read_a_password_from(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["view-vnc", "::1", "5900", "--password", "secret"])
    assert "unrecognized arguments: --password" in capsys.readouterr().err


def test_the_password_is_the_first_line_of_a_file_or_of_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str | None] = []
    monkeypatch.setattr(command, "show", lambda options, quit_event: given.append(options.password))
    monkeypatch.setattr(command.event_loop, "run", lambda main, application, report: main(None))
    (tmp_path / "password").write_text("secret\nmore\n")
    main(["view-vnc", "::1", "5900", "--password-file", str(tmp_path / "password")])
    monkeypatch.setattr("sys.stdin", io.StringIO("typed\n"))
    main(["view-vnc", "::1", "5900", "--password-file", "-"])
    main(["view-vnc", "::1", "5900"])
    assert given == ["secret", "typed", None]


def test_an_empty_password_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "password").touch()
    with pytest.raises(SystemExit):
        main(["view-vnc", "::1", "5900", "--password-file", str(tmp_path / "password")])
    assert "is empty" in capsys.readouterr().err
