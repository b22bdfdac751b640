# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A server that offers the machine's power (xvp): a bar appears, each of its lines asks first, a refusal is told."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from helpers.replay_server import Viewer as Peer
from helpers.replay_server import ViewerFailed
from tests.view_vnc.conftest import RECORDING
from tests.vnc.recorded import Recording
from xolite_desktop.models.bridge import Bridge
from xolite_desktop.ui.console.console_link import LinkState
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.view_vnc.viewer import Viewer
from xolite_desktop.xapi.net.endpoint import Endpoint

DEADLINE_S = 20.0
OFFER = bytes.fromhex("fa 00 01 01")
REFUSAL = bytes.fromhex("fa 00 01 00")
ENTRIES = {"xvp.shut_down": 2, "xvp.reboot": 3, "xvp.reset": 4}
"""Lines of the menu, and the codes that the specification of xvp has for them."""


class Powerful:
    """A server that offers power, refuses to reboot, and does the rest."""

    def __init__(self, server_init: bytes, offer: bytes) -> None:
        self._greeting = server_init
        self._offer = offer
        self.heard: list[int] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(DEADLINE_S)
        self.port = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, name="powerful server", daemon=True)
        self._thread.start()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(DEADLINE_S)

    def _serve(self) -> None:
        with contextlib.suppress(ViewerFailed, OSError):
            peer, _ = self._listener.accept()
            with peer:
                Peer(peer).greet(self._greeting)
                peer.sendall(self._offer)
                said = b""
                while part := peer.recv(4096):
                    said += part
                    if (at := said.find(b"\xfa\0\x01")) >= 0 and len(said) > at + 3:
                        self.heard.append(said[at + 3])
                        said = b""
                        # What it did not understand it answers to nothing, what it cannot do with a refusal.
                        peer.sendall(REFUSAL if self.heard[-1] == ENTRIES["xvp.reboot"] else b"\x02")


@pytest.fixture(params=[OFFER])
def powerful(golden: Path, request: pytest.FixtureRequest) -> Iterator[Powerful]:
    running = Powerful(Recording.load(golden / "rfb", RECORDING).server_init, request.param)
    yield running
    running.close()


@pytest.fixture
async def viewer(powerful: Powerful) -> AsyncIterator[Viewer]:
    bridge = Bridge()
    viewer = Viewer(Endpoint("127.0.0.1", powerful.port), bridge)
    viewer.open(full_screen=False)
    yield viewer
    viewer.close()
    await asyncio.to_thread(powerful.close)
    await bridge.close()
    viewer.deleteLater()


async def _until(is_so: Callable[[], object]) -> None:
    async with asyncio.timeout(DEADLINE_S):
        while not is_so():
            await asyncio.sleep(0)


def _dialogs(kind: type[Dialog]) -> list[Dialog]:
    return [each for each in QApplication.topLevelWidgets() if type(each) is kind and each.isVisible()]


async def _asked(viewer: Viewer, entry: str) -> ConfirmDialog:
    await _until(lambda: viewer.link.power.is_offered and not viewer.power_bar.isHidden())
    menu = viewer.power_bar.menu()
    {action.objectName(): action for action in menu.actions()}[entry].trigger()
    menu.deleteLater()
    (dialog,) = _dialogs(ConfirmDialog)
    assert isinstance(dialog, ConfirmDialog)
    return dialog


@pytest.mark.parametrize("entry", ENTRIES)
async def test_each_request_goes_out_once_it_is_confirmed(
    powerful: Powerful, viewer: Viewer, entry: str
) -> None:
    dialog = await _asked(viewer, entry)
    assert f"127.0.0.1:{powerful.port}" in dialog.windowTitle()
    dialog.go.click()
    await _until(lambda: powerful.heard)
    assert powerful.heard == [ENTRIES[entry]]


async def test_nothing_goes_out_if_the_person_thinks_better_of_it(powerful: Powerful, viewer: Viewer) -> None:
    (await _asked(viewer, "xvp.reset")).cancel.click()
    (await _asked(viewer, "xvp.shut_down")).go.click()
    await _until(lambda: powerful.heard)
    assert powerful.heard == [ENTRIES["xvp.shut_down"]]


async def test_a_refusal_is_told(viewer: Viewer) -> None:
    (await _asked(viewer, "xvp.reboot")).go.click()
    await _until(lambda: _dialogs(Dialog))
    (told,) = _dialogs(Dialog)
    assert told.windowTitle() == "The VNC server refused"
    told.accept()


async def test_the_bar_takes_its_room_from_the_window_and_not_from_the_picture(viewer: Viewer) -> None:
    await _until(lambda: not viewer.power_bar.isHidden())
    await _until(lambda: viewer.console.height() == min(768, viewer.height() - viewer.power_bar.height()))


async def test_the_bar_goes_when_the_server_does(powerful: Powerful, viewer: Viewer) -> None:
    dialog = await _asked(viewer, "xvp.reset")
    viewer.link.stop()
    assert viewer.power_bar.isHidden()
    dialog.go.click()  # too late: nobody is there
    await asyncio.to_thread(powerful.close)
    assert powerful.heard == []


@pytest.mark.parametrize("powerful", [b"\x02"], indirect=True)
async def test_there_is_no_bar_where_nothing_is_offered(viewer: Viewer) -> None:
    await _until(lambda: viewer.link.state is LinkState.LIVE)
    assert viewer.power_bar.isHidden()
    assert viewer.power_bar.menu().isEmpty()
