# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a console says while it shows nothing, what it asks, and its menus and dialogs."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from xolite_desktop.ui.console import console_menus
from xolite_desktop.ui.console.console_link import LinkState
from xolite_desktop.ui.console.open_console import OpenConsole
from xolite_desktop.ui.style.wording import full_stop
from xolite_desktop.ui.tabs.console import ConsoleTab
from xolite_desktop.ui.tour.tour import VM, Pictured, Step, Tour, selected, signalled
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.vnc.link_rating import Link
from xolite_desktop.xapi.errors import CertificateUnknown, ConsoleRefused

TYPED = 'echo "Grüße, 你好" > /etc/motd\nsystemctl restart getty@tty1\n'


def _tab(tour: Tour) -> ConsoleTab:
    selected(tour, "VM", VM)
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called(ConsoleTab.title)
    assert isinstance(page.tab, ConsoleTab)
    return page.tab


async def _live(tour: Tour) -> OpenConsole:
    """The console of the VM, connected and with a picture."""
    console = _tab(tour).open_console
    assert console is not None
    console.show()
    if console.link.state is not LinkState.LIVE:
        await signalled(console.link.state_changed, lambda state: state is LinkState.LIVE)
    if not console.link.frames:
        await signalled(console.link.painted)
    return console


async def _connecting(tour: Tour) -> Pictured:
    console = await _live(tour)
    console.stop()
    console.view.console.clear()
    console.view.console.show_sentence(console.link.source.opening)
    return tour.window, None


async def _ended(tour: Tour, error: Exception | None) -> Pictured:
    console = await _live(tour)
    console.stop()
    reason = console.link.source.ending(error)
    console.view.console.show_sentence(full_stop(reason.title), f"{reason.text} Connecting again…".strip())
    return tour.window, None


async def _over(tour: Tour) -> Pictured:
    return await _ended(tour, None)


async def _refused(tour: Tour) -> Pictured:
    endpoint = tour.window.connection.endpoint
    assert endpoint is not None
    return await _ended(tour, ConsoleRefused(endpoint, 503, "Connection limit reached"))


async def _certificate(tour: Tour) -> Pictured:
    certificate, endpoint = tour.window.connection.certificate, tour.window.connection.endpoint
    assert certificate is not None
    assert endpoint is not None
    console = await _live(tour)
    console.link.certificate_asked.emit(CertificateUnknown(endpoint, certificate))
    return tour.window, console.question


async def _far(tour: Tour) -> Pictured:
    """As over a slow link, with the menu that changes it."""
    console = await _live(tour)
    console.choose_link(Link.WAN)
    menu = QMenu(tour.window)
    console_menus.fill_links(menu, console)
    return tour.window, _opened(menu, _tab(tour).pane.bar.encode)


async def _keys(tour: Tour) -> Pictured:
    console = await _live(tour)
    console.choose_link(None)
    return tour.window, _opened(console.keys.menu(tour.window), _tab(tour).pane.bar.keys)


async def _zooms(tour: Tour) -> Pictured:
    console = await _live(tour)
    menu = QMenu(tour.window)
    console_menus.fill_zooms(menu, console.view)
    return tour.window, _opened(menu, _tab(tour).pane.bar.scale)


async def _paste(tour: Tour) -> Pictured:
    """Text of which the layout has no keys for a part."""
    QGuiApplication.clipboard().setText(TYPED)
    console = await _live(tour)
    dialog = console.keys.paste(tour.window)
    QGuiApplication.clipboard().clear()
    return tour.window, dialog


def _opened(menu: QMenu, button: Button) -> QMenu:
    """Where the bar would open it; the bar stands still while the window gets smaller."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    return menu


CONSOLE_STATES = (
    Step("vm-console-connecting", _connecting),
    Step("vm-console-ended", _over),
    Step("vm-console-refused", _refused),
    Step("vm-console-certificate", _certificate),
    Step("vm-console-far", _far),
    Step("vm-console-keys", _keys),
    Step("vm-console-zooms", _zooms),
    Step("vm-console-paste", _paste),
)
