# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a window has around its pages: palette, menus."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from xolite_desktop.models.actions.places import Menu
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.dialogs.trusted_certificates import TrustedCertificatesDialog
from xolite_desktop.ui.tour.tour import HOST, VM, Pictured, Step, Tour, selected, signalled


async def _palette(tour: Tour, query: str = "") -> Pictured:
    selected(tour, "VM", VM)
    palette = tour.window.shell.palette
    if palette.isHidden():
        palette.open()
    palette.line.setText(query)
    palette.list.search(query, tour.window.hub.selection.refs)
    if palette.list.is_searching:
        await signalled(palette.list.settled, lambda: not palette.list.is_searching)
    return tour.window, None


async def _palette_query(tour: Tour) -> Pictured:
    return await _palette(tour, "migr gitl")


async def _palette_objects(tour: Tour) -> Pictured:
    return await _palette(tour, "web")


async def _palette_drilled(tour: Tour) -> Pictured:
    pictured = await _palette(tour, "haproxy-01")
    tour.window.shell.palette.drill()
    return pictured


def _menu(name: str, place: Menu, cls: str, shown: str) -> Step:
    """A menu of the menu bar while an object of a name is selected."""

    async def prepare(tour: Tour) -> Pictured:
        tour.window.shell.palette.close_up()
        selected(tour, cls, shown)
        bar = tour.window.shell.menu_bar
        for other in bar.menus.values():
            other.close()
        menu = bar.menus[place]
        menu.popup(bar.mapToGlobal(QPoint(bar.actionGeometry(menu.menuAction()).left(), bar.height())))
        return tour.window, menu

    return Step(name, prepare)


async def _shortcuts(tour: Tour) -> Pictured:
    tour.window.shell.menu_bar.menus[Menu.VIEW].close()
    tour.window.hub.q_action("help.shortcuts").trigger()
    return tour.window, tour.window.shell.dialog


async def _notifications(tour: Tour) -> Pictured:
    _drop(tour)
    if not tour.window.shell.is_showing_notifications:
        tour.window.shell.toggle_notifications()
    page = tour.window.shell.notifications
    assert page is not None
    page.notices.view.selectRow(1)
    return tour.window, None


async def _events(tour: Tour) -> Pictured:
    tour.window.shell.leave_notifications()
    selected(tour, "VM", VM)
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called("Events")
    return tour.window, None


async def _settings(tour: Tour) -> Pictured:
    selected(tour, "VM", VM)
    tour.window.hub.q_action("program.settings").trigger()
    return tour.window, tour.window.shell.dialog


async def _certificates(tour: Tour) -> Pictured:
    tour.window.hub.q_action("program.certificates").trigger()
    return tour.window, tour.window.shell.dialog


async def _certificates_forget(tour: Tour) -> Pictured:
    tour.window.hub.q_action("program.certificates").trigger()
    dialog = tour.window.shell.dialog
    assert isinstance(dialog, TrustedCertificatesDialog)
    dialog.ask_to_forget()
    return tour.window, dialog.question


async def _bundle(tour: Tour) -> Pictured:
    if isinstance(tour.window.shell.dialog, Dialog):
        tour.window.shell.dialog.reject()
    tour.window.hub.q_action("help.bundle").trigger()
    return tour.window, tour.window.shell.dialog


async def _log(tour: Tour) -> Pictured:
    if isinstance(tour.window.shell.dialog, Dialog):
        tour.window.shell.dialog.reject()
    tour.window.hub.q_action("help.log").trigger()
    return tour.window, tour.window.shell.dialog


async def _read_only(tour: Tour) -> Pictured:
    tour.window.connection.set_read_only(True)
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab(0)
    return tour.window, None


async def _read_only_palette(tour: Tour) -> Pictured:
    return await _palette(tour, "shut")


async def _about(tour: Tour) -> Pictured:
    _drop(tour)
    tour.window.connection.set_read_only(False)
    tour.window.hub.q_action("help.about").trigger()
    return tour.window, tour.window.shell.dialog


async def _toast(tour: Tour) -> Pictured:
    """Two failures at once; the demo would have to be broken for them."""
    shell = tour.window.shell
    if isinstance(shell.dialog, Dialog):
        shell.dialog.reject()
    toasts = shell.news.toasts
    toasts.show(
        "Starting legacy-erp: failed", "No host has enough free memory: 32 GiB are needed, 12 GiB are free."
    )
    toasts.show("Migrating gitlab: failed", "xcp-03 is in maintenance.")
    for toast in toasts.shown:
        toast.timer.stop()
    return tour.window, None


async def _task_details(tour: Tour) -> Pictured:
    for toast in tuple(tour.window.shell.news.toasts.shown):
        toast.end()
    tour.window.shell.show_job(tour.window.jobs.jobs[0])
    return tour.window, tour.window.shell.dialog


async def _task_filters(tour: Tour) -> Pictured:
    dialog = tour.window.shell.dialog
    if isinstance(dialog, Dialog):
        dialog.reject()
    tour.window.job_panel.narrow.click()
    return tour.window, None


def _drop(tour: Tour) -> None:
    tour.window.shell.palette.close_up()


SHELL = (
    Step("palette", _palette),
    Step("palette-query", _palette_query),
    Step("palette-objects", _palette_objects),
    Step("palette-drilled", _palette_drilled),
    _menu("menu", Menu.VM, "VM", VM),
    _menu("menu-pool", Menu.POOL, "VM", VM),
    _menu("menu-host", Menu.HOST, "host", HOST),
    _menu("menu-view", Menu.VIEW, "VM", VM),
    Step("shortcuts", _shortcuts),
    Step("notifications", _notifications),
    Step("events", _events),
    Step("settings", _settings),
    Step("certificates", _certificates),
    Step("certificates-forget", _certificates_forget),
    Step("bundle", _bundle),
    Step("log", _log),
    Step("read-only", _read_only),
    Step("read-only-palette", _read_only_palette),
    Step("about", _about),
    Step("toast", _toast),
    Step("task-details", _task_details),
    Step("task-filters", _task_filters),
)
