# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The bar over a console: power, keys, size, screenshot, disc, live figures, and where else it can be shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from xolite_desktop.models.discs import drive_of
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.actions.menus import popup_below
from xolite_desktop.ui.console import console_menus, screenshot
from xolite_desktop.ui.console.console_desk import ConsoleDesk
from xolite_desktop.ui.console.console_keys import way_out
from xolite_desktop.ui.console.open_console import OpenConsole
from xolite_desktop.ui.console.server_power import add_entries
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import ElidedLabel, tip
from xolite_desktop.ui.widgets.panel import Panel, separator
from xolite_desktop.vnc.link_rating import Link
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.refs import Ref

HEIGHT = 46
FillMenu = Callable[[QMenu, ConsoleDesk, Ref], None]
_FIGURES_ROOM = 150
_DISC_LETTERS = 24
_LEAST_WIDTH = 470
_JOIN = " · "
_LINK_WORDS = later({Link.LAN: "LAN", Link.WAN: "WAN", Link.RAW: "Raw"})


class Where(Enum):
    """Where a bar and its console are: in the tab, in a window of their own, or over the whole display."""

    TAB = auto()
    WINDOW = auto()
    FULL_SCREEN = auto()


class ConsoleBar(Panel):
    """Signals: `full_screen_asked()`, also to leave it; `undock_asked()`, in a window to go back to the tab."""

    full_screen_asked = Signal()
    undock_asked = Signal()

    def __init__(self, desk: ConsoleDesk, where: Where, parent: QWidget | None = None) -> None:
        super().__init__("consoleBar", parent)
        self.setFixedHeight(HEIGHT)
        self._desk = desk
        self._where = where
        self._open: OpenConsole | None = None
        self._make(where)
        self._connect()
        self._lay_out(where)
        desk.store.changed.connect(self._on_changed)
        self.follow(None)

    def follow(self, console: OpenConsole | None) -> None:
        """Be the bar of this console from now on."""
        if self._open is not None:
            self._open.changed.disconnect(self.refresh)
            self._open.figures_changed.disconnect(self._show_figures)
            self._open.view.zoom_changed.disconnect(self.refresh)
        self._open = console
        if console is not None:
            console.changed.connect(self.refresh)
            console.figures_changed.connect(self._show_figures)
            console.view.zoom_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is possible now, and how the console stands."""
        live = self._open is not None and self._open.is_live
        for button in (self.send, self.keys, self.shot, self.encode):
            button.setEnabled(live)
        for each in (self.power, self.scale, self.full, self.undock):
            each.setEnabled(self._open is not None)
        vm = self._desk.store.cache.vm(self._open.ref) if self._open is not None else None
        self.power.setVisible(vm is None or not vm.is_control_domain)
        self._show_disc()
        self.fit()
        self._show_figures()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        QTimer.singleShot(0, self, self._show_figures)  # once the row has its new width

    def minimumSizeHint(self) -> QSize:
        """With all words gone, so that those it shows now do not keep the window from getting narrower."""
        return QSize(_LEAST_WIDTH, HEIGHT)

    def fit(self) -> None:
        """As many words as there is room for: first those go whose sign says enough."""
        room = self.width() - 24 - _FIGURES_ROOM
        for level in range(3):
            self._show_words(level)
            if self._wanted() <= room:
                break

    def _make(self, where: Where) -> None:
        self.power = Button("", kind="flat", icon="power")
        self.power.setAccessibleName(tr("Power"))
        self.power.setToolTip(tr("Start, shut down, reboot…"))
        self.send = Button(tr("Send Ctrl+Alt+Del"), kind="flat", icon="keyboard")
        self.keys = Button(tr("Keys"), kind="flat", icon="command")
        self.keys.setToolTip(tr("Send other keys, or paste text as keystrokes"))
        self.scale = Button(tr("Fit"), kind="flat", icon="frame-corners")
        self.shot = Button(tr("Screenshot"), kind="flat", icon="camera")
        self.encode = Button("", kind="flat", icon="gauge")
        self.encode.setToolTip(
            tr("What the screen is encoded for: the link as it is measured, or as you choose")
        )
        self.disc = Button(tr("No disc"), kind="flat", icon="iso")
        self.figures = ElidedLabel("", tone="hint", font=fonts.small())
        docked = where is Where.TAB
        self.undock = Button(
            tr("Undock") if docked else tr("Dock"),
            kind="flat",
            icon="picture-in-picture" if docked else "arrow-square-in",
        )
        full = where is Where.FULL_SCREEN
        self.full = Button(
            tr("Leave full screen") if full else tr("Full screen"),
            kind="flat",
            icon="corners-in" if full else "corners-out",
        )
        self.full.setToolTip(tr("F11. Ctrl+Alt gives the keyboard back to the window."))

    def _connect(self) -> None:
        self.power.clicked.connect(lambda: self._menu(self.power, self._fill_power))
        self.disc.clicked.connect(lambda: self._menu(self.disc, console_menus.fill_discs))
        self.scale.clicked.connect(self._show_zooms)
        self.shot.clicked.connect(self._show_shots)
        self.encode.clicked.connect(self._show_links)
        self.send.clicked.connect(self._on_send)
        self.keys.clicked.connect(self._show_keys)
        self.full.clicked.connect(self.full_screen_asked)
        self.undock.clicked.connect(self.undock_asked)

    def _lay_out(self, where: Where) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(4)
        for button in (self.power, self.send, self.keys, self.scale, self.shot, self.encode):
            row.addWidget(button)
        row.addWidget(separator())
        row.addWidget(self.disc)
        row.addSpacing(8)
        row.addWidget(self.figures, 1)
        row.addWidget(self.undock)
        row.addWidget(self.full)
        self.undock.setVisible(where is not Where.FULL_SCREEN)

    def _show_words(self, level: int) -> None:
        """Level 0: every word. 1: those of well-known signs go. 2: all that can go."""
        leave = self._where is Where.FULL_SCREEN
        zoom = console_menus.zoom_word(self._open.view.zoom) if self._open is not None else tr("Fit")
        _wear(self.send, tr("Send Ctrl+Alt+Del"), level < 2)
        _wear(self.keys, tr("Keys"), level < 1, opens_menu=True)
        _wear(self.scale, zoom, True, opens_menu=True)
        _wear(self.shot, tr("Screenshot"), level < 1, opens_menu=True)
        _wear(self.encode, self._link_word(), level < 1, opens_menu=True)
        _wear(self.disc, self._disc_word(), level < 2, opens_menu=True)
        _wear(self.undock, tr("Undock") if self._where is Where.TAB else tr("Dock"), level < 1)
        _wear(self.full, tr("Leave full screen") if leave else tr("Full screen"), level < 1 or leave)

    def _wanted(self) -> int:
        buttons = (self.power, self.send, self.keys, self.scale, self.shot, self.encode, self.disc)
        shown = [each for each in (*buttons, self.undock, self.full) if not each.isHidden()]
        return sum(each.sizeHint().width() + 4 for each in shown) + 14

    def _link_word(self) -> str:
        figures = self._open.figures if self._open is not None else None
        return tr(_LINK_WORDS[figures.link]) if figures is not None else tr("Link")

    def _disc_word(self) -> str:
        drive = drive_of(self._desk.store, self._open.ref) if self._open is not None else None
        word = drive.label if drive is not None else ""
        return word if len(word) <= _DISC_LETTERS else word[: _DISC_LETTERS - 1] + "…"

    def _show_disc(self) -> None:
        drive = drive_of(self._desk.store, self._open.ref) if self._open is not None else None
        self.disc.setVisible(drive is not None)
        if drive is not None:
            self.disc.setToolTip(
                tip(
                    tr("Disc in the drive: {label}").format(label=drive.label)
                    if not drive.is_empty
                    else tr("No disc in the drive")
                )
            )

    def _show_figures(self) -> None:
        """As many figures as there is room for, the way out for the keyboard last; all of them in the tooltip."""
        figures = self._open.figures if self._open is not None else None
        held = self._open is not None and self._open.view.console.is_pointer_held
        leave = way_out(pointer=held)
        parts = [*figures.parts, leave] if figures is not None else []
        shown = self._fitting(parts)
        self.figures.setText(shown)
        self.figures.set_tip(_JOIN.join(parts) if shown != _JOIN.join(parts) else "")
        self._show_link()

    def _fitting(self, parts: Sequence[str]) -> str:
        for count in range(len(parts), 1, -1):
            text = _JOIN.join(parts[:count])
            if self.figures.fontMetrics().horizontalAdvance(text) <= self.figures.width():
                return text
        return "".join(parts[:1])

    def _show_link(self) -> None:
        """The link may have been measured anew."""
        if self.encode.accessibleName() != self._link_word():
            self.fit()

    def _on_changed(self, delta: Delta) -> None:
        if self._open is not None and self.isVisible() and (delta.touches("VBD") or delta.touches("VDI")):
            self._show_disc()
            self.fit()

    def _on_send(self) -> None:
        if self._open is not None:
            self._open.link.send_ctrl_alt_del()
            self._open.view.console.setFocus()

    def _menu(self, button: Button, fill: FillMenu) -> None:
        if self._open is not None:
            menu = _menu_of(self)
            fill(menu, self._desk, self._open.ref)
            popup_below(menu, button, left=True)

    def _fill_power(self, menu: QMenu, desk: ConsoleDesk, ref: Ref) -> None:
        """By the pool, and by the VNC server where that offers it as well."""
        console_menus.fill_power(menu, desk, ref)
        if self._open is not None:
            add_entries(menu, self._open.link.power, self._open.name, self.window())

    def _show_keys(self) -> None:
        if self._open is not None:
            popup_below(self._open.keys.menu(self), self.keys, left=True)

    def _show_zooms(self) -> None:
        if self._open is not None:
            menu = _menu_of(self)
            console_menus.fill_zooms(menu, self._open.view)
            popup_below(menu, self.scale, left=True)

    def _show_links(self) -> None:
        if self._open is not None:
            menu = _menu_of(self)
            console_menus.fill_links(menu, self._open)
            popup_below(menu, self.encode, left=True)

    def _show_shots(self) -> None:
        if self._open is not None:
            menu = _menu_of(self)
            picture, name = self._open.picture(), self._open.name
            menu.addAction(tr("Save as…"), lambda: screenshot.save(picture, name, self.window()))
            menu.addAction(tr("Copy"), lambda: screenshot.copy(picture))
            popup_below(menu, self.shot, left=True)


def _menu_of(bar: QWidget) -> QMenu:
    menu = QMenu(bar)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _wear(button: Button, word: str, worded: bool, *, opens_menu: bool = False) -> None:
    """The word beside the sign, or only as its name and tooltip."""
    shown = f"{word}  ▾" if opens_menu else word
    button.set_text(shown if worded else "")
    button.setAccessibleName(word)
    if not button.toolTip():
        button.setToolTip(tip(word))
