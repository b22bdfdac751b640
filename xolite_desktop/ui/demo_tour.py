# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Drives the demo through the windows a person sees and writes a picture of each, in both themes and two sizes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QPoint, SignalInstance
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.connection_words import State
from xolite_desktop.models.entering import PasswordQuestion
from xolite_desktop.ui.connecting import SESSION_GONE, Connecting
from xolite_desktop.ui.console.console_link import LinkState
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.dialogs.recent_pools import OPEN, SIGNED_IN, RecentPool
from xolite_desktop.ui.dialogs.sign_in_again import SignInAgain
from xolite_desktop.ui.password_questions import say_again, sign_in_dialog
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.style import theme
from xolite_desktop.ui.tabs.console import ConsoleTab
from xolite_desktop.ui.tabs.console_wall import ConsoleWall
from xolite_desktop.ui.tabs.text_console import TextConsoleTab
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.errors import Failure, SignInNeeded
from xolite_desktop.xapi.refs import Ref

log = logging.getLogger(__name__)

SIZES = ((1440, 900), (1024, 700))
THEMES = ("light", "dark")
DEADLINE_S = 30.0
FRAMES = 4  # a console's first frames; its text is there by then
STILL_S = 1.0
RETURNING = (
    RecentPool("1", "lab-pool", "xcp-01.lab.example", "root", "yesterday at 18:02", True, True, SIGNED_IN),
    RecentPool("2", "Rechenzentrum Süd", "10.20.0.11", "admin", "12 min ago", True, True, OPEN),
    RecentPool("3", "edge-berlin", "edge-berlin-01.example.com:8443", "root", "3 November", True),
    RecentPool("4", "old-lab", "192.168.7.4", "root", "12 May", False),
)
VM, HOST, STORAGE, NETWORK = "postgres-primary", "xcp-01", "NFS vol1", "VLAN 120 DMZ"
HALTED = "old-jira"


@dataclass(frozen=True)
class DemoPool:
    """The pool the tour visits. `replace_certificate` makes it show another one from the next connection on."""

    address: str
    user: str
    password: str
    replace_certificate: Callable[[], None]


@dataclass
class Tour:
    """What the steps work on."""

    windows: Windows
    pool: DemoPool
    folder: Path
    pictures: list[Path] = field(default_factory=list)
    _connecting: Connecting | None = None

    @property
    def connecting(self) -> Connecting:
        assert self._connecting is not None, "no step has opened a connect window"
        return self._connecting

    @property
    def window(self) -> PoolWindow:
        return self.windows.pool_windows[0]

    def open_connect(self) -> Connecting:
        self._connecting = self.windows.show_connect(self.pool.address, self.pool.user)
        self._connecting.window.password.setText(self.pool.password)
        return self._connecting

    def leave(self, dialog: Dialog) -> None:
        """Close what was only opened to be seen; the question about the new certificate is answered by a step."""
        if dialog is not self.connecting.questions.dialog:
            dialog.reject()

    def ref(self, cls: str, name: str) -> str:
        records = self.window.connection.store.cache.records(cls)
        return next(ref for ref, record in records.items() if getattr(record, "name_label", "") == name)


Pictured = tuple[QWidget, QWidget | None]


@dataclass(frozen=True)
class Step:
    """One picture: its name, and what brings the windows there and says which window and dialog to show."""

    name: str
    prepare: Callable[[Tour], Awaitable[Pictured]]


async def run_tour(tour: Tour) -> list[Path]:
    """Take every step; gives the pictures written. Raises TimeoutError naming the step that got stuck."""
    tour.folder.mkdir(parents=True, exist_ok=True)
    for step in STEPS:
        log.info("tour: %s", step.name)
        try:
            async with asyncio.timeout(DEADLINE_S):
                window, dialog = await step.prepare(tour)
        except TimeoutError:
            raise TimeoutError(f"the step {step.name!r} was not done within {DEADLINE_S:g} s") from None
        for name in THEMES:
            theme.appearance().choose(name)
            for width, height in SIZES:
                window.resize(width, height)
                await _settled()
                path = tour.folder / f"{step.name}-{width}x{height}-{name}.png"
                if not _picture(window, dialog).save(str(path)):
                    raise OSError(f"{path} could not be written")
                tour.pictures.append(path)
        if isinstance(dialog, Dialog):
            tour.leave(dialog)
    return tour.pictures


async def signalled(signal: SignalInstance, until: Callable[..., bool] = lambda *_: True) -> None:
    """Wait until a signal comes for which `until` says yes."""
    done = asyncio.get_running_loop().create_future()

    def heard(*arguments: object) -> None:
        if not done.done() and until(*arguments):
            done.set_result(None)

    signal.connect(heard)
    try:
        await done
    finally:
        signal.disconnect(heard)


async def _settled() -> None:
    """Let layouts and what they throttle come to rest."""
    await asyncio.sleep(0.15)


def _picture(window: QWidget, dialog: QWidget | None) -> QPixmap:
    picture = window.grab()
    if dialog is not None:
        shown = dialog.grab()
        middle = QPoint((window.width() - dialog.width()) // 2, (window.height() - dialog.height()) // 2)
        painter = QPainter(picture)
        painter.drawPixmap(middle, shown)
        painter.end()
    return picture


async def _connect(tour: Tour) -> Pictured:
    return tour.open_connect().window, None


async def _certificate_new(tour: Tour) -> Pictured:
    connecting = tour.connecting
    connecting.window.submit()
    await signalled(connecting.questions.asked)
    return connecting.window, connecting.questions.dialog


async def _pool(tour: Tour) -> Pictured:
    tour.connecting.connection.trust()
    await signalled(tour.windows.opened)
    return tour.window, None


async def _host(tour: Tour) -> Pictured:
    return _selected(tour, "host", HOST)


async def _vm(tour: Tour) -> Pictured:
    return _selected(tour, "VM", VM)


async def _storage(tour: Tour) -> Pictured:
    return _selected(tour, "SR", STORAGE)


async def _network(tour: Tour) -> Pictured:
    return _selected(tour, "network", NETWORK)


def _selected(tour: Tour, cls: str, name: str) -> Pictured:
    if not tour.window.select(tour.ref(cls, name)):
        raise LookupError(f"the window shows no {cls} called {name}")
    return tour.window, None


async def _console(tour: Tour) -> Pictured:
    _selected(tour, "VM", VM)
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called(ConsoleTab.title)
    tab = page.tab
    assert isinstance(tab, ConsoleTab)
    assert tab.link is not None
    if tab.link.state is not LinkState.LIVE:
        await signalled(tab.link.state_changed, lambda state: state is LinkState.LIVE)
    while tab.link.frames < FRAMES:
        try:
            async with asyncio.timeout(STILL_S):
                await signalled(tab.link.painted)
        except TimeoutError:
            if tab.link.frames:
                break  # the guest's screen stands still: all there is to see is seen
    return tour.window, None


async def _wall(tour: Tour) -> Pictured:
    pool = tour.window.connection.store.cache.records("pool")
    tour.window.select(next(iter(pool)))
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called(ConsoleWall.title)
    wall = page.tab
    assert isinstance(wall, ConsoleWall)
    for ref in wall.in_sight:
        link = wall.cells[ref].link
        if link is not None and not link.frames:
            await signalled(link.painted)
    return tour.window, None


async def _host_console(tour: Tour) -> Pictured:
    _selected(tour, "host", HOST)
    link = _console_tab(tour).link
    assert link is not None
    while not link.frames:
        await signalled(link.painted)
    return tour.window, None


async def _text_console(tour: Tour) -> Pictured:
    _selected(tour, "host", HOST)
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called(TextConsoleTab.title)
    tab = page.tab
    assert isinstance(tab, TextConsoleTab)
    assert tab.link is not None
    assert tab.view is not None
    while "login" not in tab.view.visible_text():
        await signalled(tab.link.written)
    return tour.window, None


async def _console_halted(tour: Tour) -> Pictured:
    _selected(tour, "VM", HALTED)
    _console_tab(tour)
    return tour.window, None


async def _console_zoomed(tour: Tour) -> Pictured:
    pictured = _selected(tour, "VM", VM)
    console = _console_tab(tour).open_console
    assert console is not None
    console.view.set_zoom(2.0)
    return pictured


async def _console_lost(tour: Tour) -> Pictured:
    """What a reboot leaves for a moment: the last picture, dimmed, and why."""
    console = _console_tab(tour).open_console
    assert console is not None
    console.view.set_zoom(None)
    console.view.console.show_sentence(f"{VM} is rebooting.", "Its console comes back by itself.")
    return tour.window, None


async def _console_window(tour: Tour) -> Pictured:
    tab = _console_tab(tour)
    console = tab.open_console
    assert console is not None
    console.view.console.show_sentence("")
    tab.undock()
    (window,) = tour.window.pages.consoles.windows
    return window, None


async def _console_elsewhere(tour: Tour) -> Pictured:
    return tour.window, None


async def _console_full_screen(tour: Tour) -> Pictured:
    tab = _console_tab(tour)
    tour.window.pages.consoles.dock(Ref(tour.ref("VM", VM)))
    tab.pane.toggle_full_screen()
    full = tab.pane.full_screen
    assert full is not None
    full.showNormal()  # a display of the size wanted is not at hand
    full.keep_bar()
    return full, None


async def _boot_menu(tour: Tour) -> Pictured:
    _console_tab(tour).pane.leave_full_screen()
    _selected(tour, "VM", HALTED)
    return await _asked(tour, "vm.start_boot_menu")


async def _insert_disc(tour: Tour) -> Pictured:
    _selected(tour, "VM", VM)
    return await _asked(tour, "vm.insert_disc")


def _console_tab(tour: Tour) -> ConsoleTab:
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called(ConsoleTab.title)
    assert isinstance(page.tab, ConsoleTab)
    return page.tab


async def _confirm(tour: Tour) -> Pictured:
    _selected(tour, "VM", VM)
    assert tour.window.pages.page is not None
    tour.window.pages.page.choose_tab(0)
    return await _asked(tour, "vm.clean_shutdown")


async def _migrate(tour: Tour) -> Pictured:
    return await _asked(tour, "vm.migrate")


async def _asked(tour: Tour, action_id: str) -> Pictured:
    dialogs: list[QWidget] = []
    tour.window.actions_runner.asked.connect(dialogs.append)
    tour.window.hub.q_action(action_id).trigger()
    tour.window.actions_runner.asked.disconnect(dialogs.append)
    return tour.window, dialogs[0]


async def _sign_in_again(tour: Tour) -> Pictured:
    """As if the session were gone; the demo's connection has its password in memory and would not ask."""
    connection = tour.window.connection
    assert connection.endpoint is not None
    gone = SignInNeeded(connection.endpoint, connection.user)
    question = PasswordQuestion(connection.user, gone)
    dialog = sign_in_dialog(str(connection.endpoint), question, tour.window)
    dialog.open()
    return tour.window, dialog


async def _sign_in_refused(tour: Tour) -> Pictured:
    window, dialog = await _sign_in_again(tour)
    assert isinstance(dialog, SignInAgain)
    refused = Failure("SESSION_AUTHENTICATION_FAILED", (tour.pool.user, "Authentication failure"))
    say_again(dialog, PasswordQuestion(tour.pool.user, refused))
    return window, dialog


async def _connect_signed_in(tour: Tour) -> Pictured:
    """The pools of a person who comes back: the demo's own are not noted."""
    window = tour.windows.show_connect().window
    await signalled(window.staying.settled)  # whatever this machine has
    window.show_recent(RETURNING)
    window.staying.allow("KWallet")
    window.fill(RETURNING[0].host, RETURNING[0].user)
    return window, None


async def _connect_session_gone(tour: Tour) -> Pictured:
    connecting = tour.windows.connecting[-1]
    window = connecting.window
    window.show_recent([replace(RETURNING[0], sign_in=""), *RETURNING[1:]])
    window.show_error(SESSION_GONE, "Enter the password of root to sign in.", at=window.password)
    return window, None


async def _connect_no_keyring(tour: Tour) -> Pictured:
    window = tour.windows.connecting[-1].window
    window.show_idle()
    window.show_recent(RETURNING[2:])
    window.staying.refuse("This system offers no keyring that is running and safe.")
    window.fill("", "root")
    return window, None


async def _certificate_changed(tour: Tour) -> Pictured:
    connection = tour.window.connection
    connection.hang_up()
    if connection.state is not State.CLOSED:
        await signalled(connection.state_changed, lambda state: state is State.CLOSED)
    tour.pool.replace_certificate()
    connecting = tour.open_connect()
    connecting.window.submit()
    await signalled(connecting.questions.asked)
    return connecting.window, connecting.questions.dialog


STEPS = (
    Step("connect", _connect),
    Step("certificate-new", _certificate_new),
    Step("pool", _pool),
    Step("host", _host),
    Step("vm-overview", _vm),
    Step("storage", _storage),
    Step("network", _network),
    Step("vm-console", _console),
    Step("console-wall", _wall),
    Step("host-console", _host_console),
    Step("text-console", _text_console),
    Step("vm-console-halted", _console_halted),
    Step("vm-console-zoomed", _console_zoomed),
    Step("vm-console-lost", _console_lost),
    Step("vm-console-window", _console_window),
    Step("vm-console-elsewhere", _console_elsewhere),
    Step("vm-console-full-screen", _console_full_screen),
    Step("boot-menu", _boot_menu),
    Step("insert-disc", _insert_disc),
    Step("confirm", _confirm),
    Step("migrate", _migrate),
    Step("sign-in-again", _sign_in_again),
    Step("sign-in-refused", _sign_in_refused),
    Step("connect-signed-in", _connect_signed_in),
    Step("connect-session-gone", _connect_session_gone),
    Step("connect-no-keyring", _connect_no_keyring),
    Step("certificate-changed", _certificate_changed),
)
