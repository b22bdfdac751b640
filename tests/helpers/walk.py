# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a person does again and again in end-to-end tests: sign in, pick an object, open and read its console."""

from __future__ import annotations

from PySide6.QtCore import Qt

from helpers.person import button_called, click, type_text, until
from helpers.screen_text import read_text
from helpers.settled import settled
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.simulator import Simulator
from xolite_desktop.ui.connecting import Connecting
from xolite_desktop.ui.console.console_link import ConsoleLink, LinkState
from xolite_desktop.ui.dialogs.certificate import NewCertificate
from xolite_desktop.ui.dialogs.certificate_question import QuestionDialog
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.tabs.console import ConsoleTab
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.records.kinds import is_vm

BOOT_PATIENCE_S = 30.0


def enter(windows: Windows, simulator: Simulator, password: str | None = None) -> Connecting:
    """Fill in the connect window and press Connect."""
    connecting = windows.show_connect()
    type_text(connecting.window.host, f"127.0.0.1:{simulator.port}")
    type_text(connecting.window.user, simulator.user)
    type_text(connecting.window.password, simulator.password if password is None else password)
    click(button_called(connecting.window, "Connect"))
    return connecting


async def question(connecting: Connecting) -> object:
    """The dialog about the host's certificate, once it is there."""
    await until(lambda: connecting.questions.dialog is not None, connecting.questions.asked)
    return connecting.questions.dialog


async def connected(windows: Windows, simulator: Simulator) -> PoolWindow:
    """Sign in, trust the certificate, and wait for the pool's window."""
    polls = simulator.calls["event.from"]
    connecting = enter(windows, simulator)
    dialog = await question(connecting)
    assert isinstance(dialog, NewCertificate)
    click(dialog.trust)
    return await _arrived(windows, simulator, polls)


async def connected_again(windows: Windows, simulator: Simulator) -> PoolWindow:
    """Sign in to a pool whose certificate is trusted already."""
    polls = simulator.calls["event.from"]
    enter(windows, simulator)
    return await _arrived(windows, simulator, polls)


async def _arrived(windows: Windows, simulator: Simulator, polls: int) -> PoolWindow:
    await until(lambda: windows.pool_windows, windows.opened)
    await settled(windows.pool_windows[0].connection, simulator, polls)
    return windows.pool_windows[0]


def vm_names(window: PoolWindow) -> list[str]:
    """The names of all VMs the tree shows."""
    names, waiting = [], [window.tree.index(row, 0) for row in range(window.tree.rowCount())]
    while waiting:
        index = waiting.pop()
        waiting += [window.tree.index(row, 0, index) for row in range(window.tree.rowCount(index))]
        cache = window.connection.store.cache
        vm = cache.vm(index.data(ItemRole.REF) or "")
        if vm is not None and is_vm(vm):
            names.append(index.data(Qt.ItemDataRole.DisplayRole))
    return names


def ref_of_vm(window: PoolWindow, name: str) -> str:
    vms = window.connection.store.cache.records("VM")
    return next(ref for ref, vm in vms.items() if vm.name_label == name)  # type: ignore[union-attr]


def open_console(window: PoolWindow) -> tuple[ConsoleTab, ConsoleLink]:
    """The console tab of the selected VM, which begins to connect."""
    page = window.pages.page
    assert page is not None
    page.choose_tab_called(ConsoleTab.title)
    tab = page.tab
    assert isinstance(tab, ConsoleTab)
    assert tab.link is not None
    return tab, tab.link


def console_question(tab: ConsoleTab) -> QuestionDialog | None:
    """The dialog in which the console asks about a certificate now."""
    return tab.pane.console.question if tab.pane.console is not None else None


async def live_console(window: PoolWindow) -> tuple[ConsoleTab, ConsoleLink]:
    """The console tab of the selected VM, once it is connected."""
    tab, link = open_console(window)
    await until(lambda: link.state is LinkState.LIVE, link.state_changed)
    return tab, link


def shown_text(link: ConsoleLink) -> str:
    framebuffer = link.framebuffer
    return "" if framebuffer is None else read_text(framebuffer.pixels)


async def read(link: ConsoleLink, text: str, patience_s: float = BOOT_PATIENCE_S) -> None:
    """Wait until the guest's screen, as it came through RFB, shows a text."""
    await until(lambda: text in shown_text(link), link.painted, link.state_changed, patience_s=patience_s)
