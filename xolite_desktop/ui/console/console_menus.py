# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The menus of a console's bar: how large, encoded for which link, which disc, and what to do to the VM's power. Filled when they open."""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from xolite_desktop.models.discs import discs_for, drive_of
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.console.console_desk import ConsoleDesk
from xolite_desktop.ui.console.console_view import ZOOMS, ConsoleView
from xolite_desktop.ui.console.link_figures import LINK_WORDS
from xolite_desktop.ui.console.open_console import OpenConsole
from xolite_desktop.ui.style import icons
from xolite_desktop.ui.widgets.label import tip
from xolite_desktop.vnc.link_rating import Link
from xolite_desktop.xapi.refs import Ref

MOST_DISCS = 24  # a menu longer than this is no menu: the dialog has a search field


def zoom_word(zoom: float | None) -> str:
    """ "Fit", "1:1", "150 %"."""
    if zoom is None:
        return tr("Fit")
    return "1:1" if zoom == 1.0 else f"{round(zoom * 100)} %"


def fill_zooms(menu: QMenu, view: ConsoleView) -> None:
    menu.clear()
    group = QActionGroup(menu)
    for zoom in (None, 1.0, *(each for each in ZOOMS if each != 1.0)):
        entry = menu.addAction(tr("Pixel for pixel (1:1)") if zoom == 1.0 else zoom_word(zoom))
        entry.setCheckable(True)
        entry.setChecked(zoom == view.zoom)
        entry.triggered.connect(lambda _=False, zoom=zoom: view.set_zoom(zoom))
        group.addAction(entry)
        if zoom == 1.0:
            menu.addSeparator()


def fill_links(menu: QMenu, console: OpenConsole) -> None:
    """What the server is asked to encode for; the measured link, unless somebody knows better."""
    menu.clear()
    measured = console.link.chosen_link is None and console.figures is not None
    word = tr(LINK_WORDS[console.figures.link]) if measured and console.figures is not None else ""
    entries = (
        (None, tr("As measured: {link}").format(link=word) if word else tr("As measured")),
        (Link.LAN, tr("LAN: quickest, much to carry")),
        (Link.WAN, tr("WAN: little to carry, pictures with small blemishes")),
        (Link.RAW, tr("Uncompressed: for very fast networks")),
    )
    group = QActionGroup(menu)
    for link, title in entries:
        entry = menu.addAction(title)
        entry.setCheckable(True)
        entry.setChecked(link is console.link.chosen_link)
        entry.triggered.connect(lambda _=False, link=link: console.choose_link(link))
        group.addAction(entry)


def fill_discs(menu: QMenu, desk: ConsoleDesk, ref: Ref) -> None:
    """Every disc by library, the one in the drive marked; what cannot be inserted says why."""
    menu.clear()
    menu.setToolTipsVisible(True)
    drive = drive_of(desk.store, ref)
    eject = _action_entry(menu, desk, "vm.eject_disc", ref)
    menu.addSeparator()
    found = discs_for(desk.store, ref)
    if len(found) > MOST_DISCS or not found:
        _action_entry(menu, desk, "vm.insert_disc", ref)
        return
    library = ""
    for disc in found:
        if disc.library != library:
            library = disc.library
            title = menu.addAction(library.replace("&", "&&"))
            title.setEnabled(False)
        entry = menu.addAction(icons.icon("iso"), disc.name.replace("&", "&&"))
        entry.setCheckable(disc.is_inserted)
        entry.setChecked(disc.is_inserted)
        refusal = disc.refusal or (drive.refusal if drive is not None else None)
        entry.setEnabled(refusal is None and not disc.is_inserted and eject is not None)
        if refusal is not None:
            entry.setToolTip(tip(explain(refusal, desk.store.cache).one_line))
        entry.triggered.connect(lambda _=False, disc=disc: desk.run("vm.insert_disc", ref, disc.ref))


def fill_power(menu: QMenu, desk: ConsoleDesk, ref: Ref) -> None:
    menu.clear()
    menu.setToolTipsVisible(True)
    group = None
    for made in desk.power_offers(ref):
        now = next(place.group for place in made.action.places)
        if group is not None and now != group:
            menu.addSeparator()
        group = now
        _action_entry(menu, desk, made.action.id, ref)


def _action_entry(menu: QMenu, desk: ConsoleDesk, action_id: str, ref: Ref) -> QAction:
    made = desk.offer(action_id, ref)
    entry = menu.addAction(icons.icon(made.action.icon), made.label.replace("&", "&&"))
    entry.setEnabled(made.is_enabled)
    entry.setToolTip(tip(desk.tooltip(made, ref)))
    entry.setObjectName(action_id)
    entry.triggered.connect(lambda: desk.run(action_id, ref))
    return entry
