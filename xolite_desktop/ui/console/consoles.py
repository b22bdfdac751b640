# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""All consoles of one pool's window: the one in the tab, those in windows of their own, and those kept for a while."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from xolite_desktop.ui.console.console_desk import ConsoleDesk
from xolite_desktop.ui.console.console_window import ConsoleWindow
from xolite_desktop.ui.console.open_console import OpenConsole
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.refs import Ref

MOST_ALIVE = 10
"""So many stay connected, undocked ones not counted; the one that was shown longest ago goes first."""


class Consoles(QObject):
    """Signals: `undocked(ref)`, `docked(ref)` when a console has moved to a window of its own, or back."""

    undocked = Signal(str)
    docked = Signal(str)

    def __init__(self, desk: ConsoleDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._open: dict[Ref, OpenConsole] = {}  # the one shown last is last
        self._windows: dict[Ref, ConsoleWindow] = {}
        desk.store.changed.connect(self._on_changed)

    @property
    def alive(self) -> list[OpenConsole]:
        """Those that are connected or try to be, the one shown longest ago first."""
        return [console for console in self._open.values() if console.is_alive]

    @property
    def windows(self) -> list[ConsoleWindow]:
        return list(self._windows.values())

    def get(self, ref: Ref) -> OpenConsole:
        """The console of a VM, made when first asked for; not connected before `show`."""
        if ref not in self._open:
            self._open[ref] = OpenConsole(ref, self.desk, self)
        return self._open[ref]

    def window_of(self, ref: Ref) -> ConsoleWindow | None:
        """The window a console is in, if it is undocked."""
        return self._windows.get(ref)

    def show(self, ref: Ref) -> OpenConsole:
        """Somebody looks at it: connected from now on, and the last that would be closed."""
        console = self.get(ref)
        self._open[ref] = self._open.pop(ref)
        console.show()
        self._close_oldest()
        return console

    def hide(self, ref: Ref) -> None:
        """Nobody looks at it any more; an undocked one is not meant."""
        if ref in self._open and ref not in self._windows:
            self._open[ref].hide()

    def undock(self, ref: Ref) -> ConsoleWindow:
        """Move a console to a window of its own; one that has one comes to the front."""
        if ref not in self._windows:
            window = self._windows[ref] = ConsoleWindow(self.show(ref), self.desk)
            window.closed.connect(lambda: self._on_closed(ref))
            self.undocked.emit(ref)
        self._windows[ref].come_to_front()
        return self._windows[ref]

    def dock(self, ref: Ref) -> None:
        """Bring a console back to its tab."""
        if ref in self._windows:
            self._windows[ref].close()

    def close_all(self) -> None:
        """Let go of every console, as when the window closes."""
        for window in self.windows:
            window.close()
        for console in self._open.values():
            console.close()
        self._open.clear()

    def _on_closed(self, ref: Ref) -> None:
        self._windows.pop(ref).deleteLater()
        self._open[ref].hide()
        self.docked.emit(ref)

    def _on_changed(self, delta: Delta) -> None:
        """A VM that is gone has no console to come back to."""
        for ref in delta.refs("VM") & self._open.keys():
            console = self._open[ref]
            if self.desk.store.cache.vm(ref) is None and not console.is_shown and ref not in self._windows:
                self._open.pop(ref).close()

    def _close_oldest(self) -> None:
        docked = [console for console in self.alive if console.ref not in self._windows]
        hidden = [console for console in docked if not console.is_shown]
        for console in hidden[: max(0, len(docked) - MOST_ALIVE)]:
            self._open.pop(console.ref).close()
