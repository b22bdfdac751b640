# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The console against servers nobody here wrote: QEMU's VNC behind websockify, compared with QEMU's own screendump."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from helpers.person import click, type_text, until
from helpers.qemu import Qemu, running_qemu
from helpers.walk import connected, console_question, open_console, ref_of_vm
from helpers.websocket_proxy import running_proxy
from xolite_desktop.simulator import Simulator
from xolite_desktop.ui.console.console_link import LinkState
from xolite_desktop.ui.console.console_widget import ConsoleWidget
from xolite_desktop.ui.dialogs.certificate import NewCertificate
from xolite_desktop.ui.windows import Windows

VM = "postgres-primary"
TYPED = "Hello, XCP-ng! 0123456789 {[|]}~ aeiou"
AT_ONCE = 4  # the guest's keyboard remembers sixteen bytes


def _point_console_at(simulator: Simulator, port: int) -> None:
    """The pool says that this VM's console is on another host: the proxy."""

    def change() -> None:
        vm = simulator.db.find("VM", name_label=VM)[0]
        for console in simulator.db.get("VM", vm)["consoles"]:
            simulator.db.update("console", console, location=f"https://127.0.0.1:{port}/console?uuid=qemu")

    simulator.run(change)


def _pixels(widget: ConsoleWidget) -> np.ndarray:
    """What the widget paints from: H×W, 0x00RRGGBB."""
    picture = widget.picture().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(picture.constBits(), np.uint32).reshape(picture.height(), -1)
    return rows[:, : picture.width()] & 0xFFFFFF


def _same_picture(widget: ConsoleWidget, qemu: Qemu) -> bool:
    shown, true = _pixels(widget), qemu.screendump()
    return shown.shape == true.shape and bool((shown == true).all())


@pytest.mark.qemu
async def test_what_qemu_shows_and_what_is_typed_is_what_the_widget_shows(
    windows: Windows, simulator: Simulator, tmp_path: Path
) -> None:
    with running_qemu(tmp_path) as qemu, running_proxy(tmp_path, qemu.vnc_socket) as (port, _):
        _point_console_at(simulator, port)
        window = await connected(windows, simulator)
        assert window.select(ref_of_vm(window, VM))
        tab, link = open_console(window)
        await until(lambda: console_question(tab) is not None, link.certificate_asked)
        asked = console_question(tab)
        assert isinstance(asked, NewCertificate)
        click(asked.trust)
        await until(lambda: link.state is LinkState.LIVE, link.state_changed)
        await until(lambda: _same_picture(tab.console, qemu), link.painted)

        for start in range(0, len(TYPED), AT_ONCE):
            type_text(tab.console, TYPED[start : start + AT_ONCE])
            typed = TYPED[: start + AT_ONCE].rstrip()
            await until(lambda typed=typed: qemu.guest_text() == typed, link.painted)
        await until(lambda: _same_picture(tab.console, qemu), link.painted)
        assert _pixels(tab.console).any()
        window.close()
        await until(lambda: not windows.is_ending, windows.finished)
