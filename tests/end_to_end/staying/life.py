# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Runs of the program that sign in to stay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from helpers.keyrings import MemoryBackend
from helpers.person import button_called, click, type_text, until
from xolite_desktop.main import Demo, make_profile
from xolite_desktop.models.kept_sessions import KeptSession
from xolite_desktop.models.system_keyring import SystemKeyring
from xolite_desktop.paths import PINS_FILE
from xolite_desktop.simulator import Simulator
from xolite_desktop.ui.connecting import Connecting
from xolite_desktop.ui.dialogs.certificate import NewCertificate
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.profile import Profile
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.net.pins import Pins


class Life:
    """One run of the program: windows over the profile folder, which outlives it."""

    def __init__(self, folder: Path, make_keyring: Callable[[], SystemKeyring]) -> None:
        self.pins = Pins(folder / PINS_FILE)
        self.profile: Profile = make_profile(
            folder, self.pins, Demo(self.pins, is_vouched_for=False), make_keyring
        )
        self.windows = Windows(self.profile)

    async def end(self) -> None:
        await self.windows.close()
        self.profile.settings.flush()

    async def comes_back(self) -> Connecting:
        """The connect window of somebody who starts the program again, once the keyring was found."""
        connecting = self.windows.show_connect()
        await settled(connecting)
        return connecting


Live = Callable[..., Life]


async def settled(connecting: Connecting) -> None:
    """Until it is known whether there is a keyring."""
    box = connecting.window.staying
    await until(lambda: box.box.isEnabled() or box.reason.text(), box.settled)


async def signed_in(life: Life, simulator: Simulator, *, stays: bool) -> PoolWindow:
    """Sign in with the password, with the box as told."""
    connecting = life.windows.show_connect()
    await settled(connecting)
    box = connecting.window.staying.box
    if box.isChecked() is not stays:
        box.click()
    type_text(connecting.window.host, f"127.0.0.1:{simulator.port}")
    type_text(connecting.window.password, simulator.password)
    assert box.isChecked() is stays
    click(button_called(connecting.window, "Connect"))
    await until(
        lambda: connecting.questions.dialog is not None or life.windows.pool_windows,
        connecting.questions.asked,
        life.windows.opened,
    )
    if isinstance(connecting.questions.dialog, NewCertificate):
        click(connecting.questions.dialog.trust)
    await until(lambda: life.windows.pool_windows, life.windows.opened)
    return life.windows.pool_windows[-1]


def sessions(simulator: Simulator) -> set[str]:
    return simulator.run(lambda: set(simulator.db.records("session")))


def kept(backend: MemoryBackend) -> list[str]:
    """The references in the keyring."""
    parsed = [KeptSession.parse(text) for text in backend.entries.values()]
    return [each.ref for each in parsed if each is not None]


def click_recent(connecting: Connecting, row: int = 0) -> None:
    recent = connecting.window.recent
    where = recent.visualItemRect(recent.item(row)).center()
    QTest.mouseClick(recent.viewport(), Qt.MouseButton.LeftButton, pos=where)


async def stayed(live: Live, simulator: Simulator) -> None:
    """A life in which somebody signed in to stay, and closed the window."""
    life = live()
    await signed_in(life, simulator, stays=True)
    await life.end()
