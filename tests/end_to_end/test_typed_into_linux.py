# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Texts pasted as keystrokes into a real Linux text console, in the layouts it really has."""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from helpers.linux_guest import LinuxGuest, running_linux
from helpers.person import until
from xolite_desktop.ui.console.console_input import ConsoleInput
from xolite_desktop.ui.console.console_widget import ConsoleWidget
from xolite_desktop.ui.console.key_typist import KeyTypist
from xolite_desktop.vnc.pump import Pump
from xolite_desktop.vnc.typing.layout import layout

ASCII = "".join(chr(code) for code in range(0x20, 0x7F))
LAYOUTS = {"us": ("us", ""), "de": ("de", ""), "fr": ("fr", ""), "us-intl": ("us", "intl")}
TEXTS = {
    "us": f"{ASCII}\n\tThe quick brown fox\n",
    "de": f"{ASCII}\n\täöüÄÖÜß§°€ éàâ\n",
    "fr": f"{ASCII}\n\téèçàù£µ§ êîûëï\n",
    "us-intl": f"{ASCII}\n\téàñüç ¿¡ €\n",
}
TYPED_S = 60.0


class UnixStream:
    """A VNC server's Unix socket as a console's stream."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._socket = socket.socket(socket.AF_UNIX)

    def open(self) -> None:
        self._socket.connect(str(self._path))

    def recv_into(self, memory: memoryview) -> int:
        return self._socket.recv_into(memory)

    def send(self, message: bytes) -> None:
        self._socket.sendall(message)

    def close(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


class Woken(QObject):
    fired = Signal()


async def _typed(typist: KeyTypist, guest: LinuxGuest, name: str) -> str:
    """What the guest made of a text typed in this layout."""
    guest.load(name)
    text = TEXTS[name]
    typist.start(text, layout(name))
    await until(lambda: not typist.is_typing, typist.ended, patience_s=TYPED_S)
    # Raw: the guest's Enter is a carriage return.
    return guest.told(len(text.encode())).decode().replace("\r", "\n")


@pytest.mark.qemu
@pytest.mark.timeout(300)
async def test_what_is_typed_is_what_linux_reads(qapp: QApplication, tmp_path: Path) -> None:
    with running_linux(tmp_path, LAYOUTS) as guest:
        woken = Woken()
        pump = Pump(lambda: UnixStream(guest.vnc_socket), woken.fired.emit)
        widget = ConsoleWidget()
        console_input = ConsoleInput(widget, widget)
        woken.fired.connect(lambda: [console_input.take(event) for event in pump.drain()])
        pump.start()
        try:
            await until(lambda: pump.supports_extended_keys, woken.fired, patience_s=TYPED_S)
            console_input.attach(pump)
            typist = KeyTypist(console_input)
            assert {name: await _typed(typist, guest, name) for name in LAYOUTS} == TEXTS
        finally:
            console_input.close()
            pump.stop()
            widget.close()
