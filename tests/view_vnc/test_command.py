# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`view-vnc`: a server's screen in the console's widget, pixel by pixel what was sent; and its command line."""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.view_vnc.conftest import Server
from xolite_desktop.main import main
from xolite_desktop.models.bridge import Bridge
from xolite_desktop.ui.console.console_link import LinkState
from xolite_desktop.view_vnc.command import show
from xolite_desktop.view_vnc.viewer import Viewer
from xolite_desktop.vnc.link_rating import Link
from xolite_desktop.xapi.net.endpoint import Endpoint

DEADLINE_S = 20.0


def _sha256(picture: QImage) -> str:
    """Of the pixels as recordings have them, without the byte that is no colour."""
    if picture.isNull():
        return ""
    pixels = bytearray(picture.convertToFormat(QImage.Format.Format_RGB32).constBits())
    pixels[3::4] = bytes(len(pixels) // 4)
    return hashlib.sha256(pixels).hexdigest()


async def _reached(viewer: Viewer, sha256: str) -> None:
    """Until the widget's picture is the recorded one."""
    done = asyncio.Event()

    def look() -> None:
        if _sha256(viewer.console.picture()) == sha256:
            done.set()

    viewer.link.painted.connect(look)
    look()
    async with asyncio.timeout(DEADLINE_S):
        await done.wait()


@pytest.fixture
async def viewer(server: Server) -> AsyncIterator[Viewer]:
    bridge = Bridge()
    viewer = Viewer(Endpoint("127.0.0.1", server.port), bridge, Link.LAN)
    viewer.open(full_screen=False)
    yield viewer
    viewer.close()
    await asyncio.to_thread(server.close)
    await bridge.close()
    viewer.deleteLater()


async def test_a_server_is_shown_as_it_was_recorded(server: Server, viewer: Viewer) -> None:
    await _reached(viewer, server.recording.sha256)
    assert viewer.link.state is LinkState.LIVE
    while (
        viewer.link.pixels < 1024 * 768
    ):  # a thread decodes: the picture is whole before the window has heard of it
        await asyncio.sleep(0)
    assert f"127.0.0.1:{server.port}" in viewer.windowTitle()
    assert viewer.link.desktop_name in viewer.windowTitle()


async def test_full_screen_and_back(viewer: Viewer) -> None:
    viewer.toggle_full_screen()
    assert viewer.isFullScreen()
    viewer.toggle_full_screen()
    assert not viewer.isFullScreen()


async def test_a_closed_window_ends_the_command_and_writes_what_it_took(
    server: Server, tmp_path: Path
) -> None:
    options = argparse.Namespace(
        endpoint=Endpoint("127.0.0.1", server.port),
        link=None,
        stats=tmp_path / "stats.json",
        quit_after=None,
        fullscreen=False,
        password=None,
    )
    shown = asyncio.create_task(show(options, asyncio.Event()))
    while not (opened := [window for window in QApplication.topLevelWidgets() if isinstance(window, Viewer)]):
        await asyncio.sleep(0)
    await _reached(opened[0], server.recording.sha256)
    opened[0].close()
    await shown
    told = json.loads(options.stats.read_text())
    assert set(told) >= {"frames", "pixels", "seconds", "cpu_s", "painted_at"}
    await asyncio.to_thread(server.close)


def test_the_command_writes_its_statistics_and_ends_by_itself(server: Server, tmp_path: Path) -> None:
    stats = tmp_path / "stats.json"
    command = [sys.executable, "-m", "xolite_desktop", "view-vnc", "127.0.0.1", str(server.port)]
    ended = subprocess.run(
        [*command, "--quit-after", "3", "--stats", str(stats), "--link", "lan"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, ""), ended.stderr
    told = json.loads(stats.read_text())
    assert told["frames"] >= 1
    assert told["pixels"] >= 1024 * 768
    assert told["painted_at"]


@pytest.mark.parametrize(
    "arguments", [["127.0.0.1"], ["127.0.0.1", "0"], ["a b", "5900"], ["::1", "5900", "--link", "carrier"]]
)
def test_unusable_arguments_are_told_before_anything_is_opened(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["view-vnc", *arguments])
    assert caught.value.code == 2
    assert "usage: xolite-desktop view-vnc" in capsys.readouterr().err
