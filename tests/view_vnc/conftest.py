# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A server that plays one small recorded stream to whoever comes."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.replay_server import Viewer, ViewerFailed
from tests.vnc.recorded import Recording

RECORDING = "x_idle_hextile_768"


class Server:
    """Greets one viewer, sends it the recording, and stays until told to close."""

    def __init__(self, recording: Recording) -> None:
        self.recording = recording
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(20)
        self.port = self._listener.getsockname()[1]
        self._may_close = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="replay", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._may_close.set()
        self._listener.close()
        self._thread.join(20)

    def _serve(self) -> None:
        try:
            peer, _ = self._listener.accept()
        except OSError:
            return
        with peer:
            viewer = Viewer(peer)
            try:
                viewer.greet(self.recording.server_init)
                viewer.wait_for_request()
                viewer.send_paced(self.recording.messages, [len(self.recording.messages)], per_second=1)
            except ViewerFailed:
                return
            self._may_close.wait(20)


@pytest.fixture
def server(golden: Path) -> Iterator[Server]:
    running = Server(Recording.load(golden / "rfb", RECORDING))
    yield running
    running.close()
