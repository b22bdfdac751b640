# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The program as installed: its commands, and the demo in a real window on a real X server."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAM = (sys.executable, "-m", "xolite_desktop")
PATIENCE_S = 50


def _run(*arguments: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *arguments],
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


@pytest.fixture
def display() -> Iterator[str]:
    """An X server of our own: its display name."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(PATIENCE_S)


def test_the_version_is_told_without_a_window_system() -> None:
    finished = _run("--version", environment={"QT_QPA_PLATFORM": "none-such"})
    assert finished.returncode == 0
    assert finished.stdout.startswith("xolite-desktop ")


def test_the_doctor_needs_no_window_system() -> None:
    finished = _run("doctor", "--help", environment={"QT_QPA_PLATFORM": "none-such"})
    assert finished.returncode == 0
    assert "--trust" in finished.stdout


def test_an_unknown_log_level_is_refused_with_the_choices() -> None:
    finished = _run("--log-level", "LOUD")
    assert finished.returncode == 2
    assert "WARNING" in finished.stderr


def test_the_program_quits_when_its_time_is_over(display: str, tmp_path: Path) -> None:
    """Wherever the demo's start stands by then, which is for the machine to say."""
    finished = _run(
        *("--demo", "--quit-after", "1", "--profile", str(tmp_path), "--log-level", "INFO"),
        environment=_on_x11(display),
    )
    assert finished.returncode == 0, finished.stderr
    assert "ERROR" not in finished.stderr
    assert "WARNING" not in finished.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_demo_runs_in_a_window_on_x11_and_a_signal_ends_it_cleanly(
    display: str, tmp_path: Path, number: signal.Signals
) -> None:
    process = subprocess.Popen(
        [*PROGRAM, "--demo", "--profile", str(tmp_path), "--log-level", "INFO"],
        env={**os.environ, **_on_x11(display)},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    said = ""
    for line in process.stderr:
        said += line
        if "LIVE" in line:
            break
    process.send_signal(number)
    said += process.communicate(timeout=PATIENCE_S)[1]
    assert process.returncode == 0, said
    assert "LIVE" in said
    for complaint in ("ERROR", "WARNING", "Traceback"):
        assert complaint not in said


def _on_x11(display: str) -> dict[str, str]:
    return {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display, "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
