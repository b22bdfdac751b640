# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The diagnostic bundle of a session in which secrets lie everywhere: none is in it, and without names no name either."""

from __future__ import annotations

import json
import logging
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ExpectedLog  # type: ignore[import-not-found]
from PySide6.QtWidgets import QWidget

from helpers.invariants import assert_secret
from helpers.person import click
from helpers.walk import connected
from xolite_desktop.log import start_logging
from xolite_desktop.models.settings import FILE_NAME
from xolite_desktop.simulator import Simulator
from xolite_desktop.simulator.clock import RealClock
from xolite_desktop.ui.dialogs.bundle import BundleDialog
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.windows import Windows

PASSWORD = 'Pfau+%&"9/kiwi\\'
POOL, HOST_NAME = "secret-lab-of-mine", "host-of-mine"
log = logging.getLogger("xolite_desktop.test")


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    with Simulator("one_host", clock=RealClock(speed=20.0), lives=False, password=PASSWORD) as simulator:
        simulator.login_delay_s = 0.0
        simulator.run(lambda: _rename(simulator))
        yield simulator


def _rename(simulator: Simulator) -> None:
    for cls, name in (("pool", POOL), ("host", HOST_NAME)):
        simulator.db.update(cls, next(iter(simulator.db.records(cls))), name_label=name)


@pytest.fixture
def logged() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    start_logging("ERROR")
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def _plant(window: PoolWindow, simulator: Simulator, folder: Path) -> set[str]:
    """Secrets where they do not belong: in the log, an error, the settings, a file beside them."""
    sessions = simulator.run(lambda: set(simulator.db.records("session")))
    kept = folder / FILE_NAME
    kept.write_text(
        json.dumps({"password": "in-settings", "theme": "token-as-theme", "windows": {"x": "in-window"}})
    )
    (folder / "note.txt").write_text("in-a-file")
    log.info("signing in with password=%s and session_id=%s", PASSWORD.replace(" ", ""), *sessions)
    log.warning("%s of %s is away", HOST_NAME, window.address)
    try:
        raise RuntimeError(f"{HOST_NAME}: password={PASSWORD!r}")
    except RuntimeError:
        log.exception("it went wrong")
    return {PASSWORD, "in-settings", "token-as-theme", "in-window", "in-a-file", *sessions}


def _open(window: PoolWindow) -> BundleDialog:
    window.hub.q_action("help.bundle").trigger()
    dialog: QWidget | None = window.shell.dialog
    assert isinstance(dialog, BundleDialog)
    return dialog


async def test_no_secret_is_in_it_and_without_names_no_name(
    windows: Windows, simulator: Simulator, tmp_path: Path, logged: None, expected_log: ExpectedLog
) -> None:
    expected_log.allow("is away")
    expected_log.allow("it went wrong")
    window = await connected(windows, simulator)
    secrets = _plant(window, simulator, tmp_path / "profile")
    dialog = _open(window)
    shown = dialog.text.toPlainText()
    assert_secret(secrets, shown, "the bundle")
    for told in (
        POOL,
        window.address,
        simulator.fingerprint[:2].upper(),
        "it went wrong",
        "VM ",
        "1 host(s)",
        "theme =",
    ):
        assert told in shown, told

    click(dialog.nameless)
    shown = dialog.text.toPlainText()
    assert_secret({*secrets, POOL, HOST_NAME, "127.0.0.1", str(tmp_path)}, shown, "the bundle without names")
    assert "pool-1" in shown
    assert "%s of %s is away" in shown
    assert "RuntimeError" in shown

    path = tmp_path / "bundle.txt"
    asking = dialog.ask_where()
    asking.fileSelected.emit(str(path))
    asking.reject()
    assert path.read_text() == shown
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert str(path) in dialog.saved.text()


async def test_a_bundle_that_cannot_be_saved_is_said(
    windows: Windows, simulator: Simulator, tmp_path: Path
) -> None:
    window = await connected(windows, simulator)
    dialog = _open(window)
    (tmp_path / "file").touch()
    asking = dialog.ask_where()
    asking.fileSelected.emit(str(tmp_path / "file" / "bundle.txt"))
    asking.reject()
    assert dialog.status.is_error
