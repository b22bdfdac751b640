# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Drives the demo through the windows a person sees and writes a picture of each, in both themes and two sizes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPoint, SignalInstance
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from xolite_desktop.models.actions.all_actions import action
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.charts.feed import Feed
from xolite_desktop.ui.connecting import Connecting
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.style import theme
from xolite_desktop.ui.windows import Windows
from xolite_desktop.ui.wizards.wizard import Wizard

log = logging.getLogger(__name__)

SIZES = ((1440, 900), (1024, 700))
THEMES = ("light", "dark")
SETTLED_S = 0.15
"""What layouts and the things they throttle take at most to come to rest."""
QUALITY = -1
"""Of pictures, as `QPixmap.save` takes it: the usual size; 100 is quick and large."""
DEADLINE_S = 30.0
VM, HOST, STORAGE, NETWORK = "postgres-primary", "xcp-01", "NFS vol1", "VLAN 120 DMZ"
HALTED = "old-jira"
SUSPENDED = "dev-noble"


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

    def leave(self, dialog: QDialog) -> None:
        """Close what was only opened to be seen; the question about the new certificate is answered by a step."""
        if dialog is self.connecting.questions.dialog:
            return
        below = dialog.parentWidget()
        dialog.reject()
        if isinstance(below, Wizard):
            below.reject()

    def ref(self, cls: str, name: str) -> str:
        records = self.window.connection.store.cache.records(cls)
        return next(ref for ref, record in records.items() if getattr(record, "name_label", "") == name)


Pictured = tuple[QWidget, QWidget | None]


@dataclass(frozen=True)
class Step:
    """One picture: its name, and what brings the windows there and says which window and dialog to show."""

    name: str
    prepare: Callable[[Tour], Awaitable[Pictured]]
    is_way: bool = False
    """Whether later steps need it, so that it is taken though only others are wanted."""


async def run_tour(tour: Tour, steps: Sequence[Step]) -> list[Path]:
    """Take every step; gives the pictures written. Raises TimeoutError naming the step that got stuck."""
    tour.folder.mkdir(parents=True, exist_ok=True)
    for step in steps:
        log.info("tour: %s", step.name)
        try:
            async with asyncio.timeout(DEADLINE_S):
                window, dialog = await step.prepare(tour)
                await figures_read(window)
        except TimeoutError:
            raise TimeoutError(f"the step {step.name!r} was not done within {DEADLINE_S:g} s") from None
        for name in _from_the_one_worn(THEMES):
            if name != theme.appearance().choice:
                theme.appearance().choose(name)
            for width, height in SIZES:
                window.resize(width, height)
                await settled()
                path = tour.folder / f"{step.name}-{width}x{height}-{name}.png"
                if not _picture(window, dialog).save(str(path), quality=QUALITY):
                    raise OSError(f"{path} could not be written")
                tour.pictures.append(path)
        if isinstance(dialog, QDialog):
            tour.leave(dialog)
    return tour.pictures


def _from_the_one_worn(names: Sequence[str]) -> list[str]:
    """Every widget is styled anew with each change of the theme, which takes longer than anything else here."""
    return sorted(names, key=lambda name: name != theme.appearance().choice)


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


async def figures_read(window: QWidget) -> None:
    """Wait for the figures that a page has only just asked for; on a page that asks for none this is over at once."""
    await settled()  # what is shown by a throttle begins to ask then
    feeds = [feed for feed in window.findChildren(Feed) if feed.is_looking]
    for feed in feeds:
        if feed.is_loading:
            await signalled(feed.changed, lambda feed=feed: not feed.is_looking or not feed.is_loading)


async def settled() -> None:
    """Let layouts and what they throttle come to rest."""
    await asyncio.sleep(SETTLED_S)


def behind(window: QWidget, dialog: QWidget | None) -> QPixmap:
    """The window, whether a dialog is painted upon it or not."""
    return window.grab()


def _picture(window: QWidget, dialog: QWidget | None) -> QPixmap:
    picture = behind(window, dialog)
    if dialog is not None:
        shown = dialog.grab()
        middle = QPoint((window.width() - dialog.width()) // 2, (window.height() - dialog.height()) // 2)
        if isinstance(dialog, QMenu):
            middle = window.mapFromGlobal(dialog.pos())
        painter = QPainter(picture)
        painter.drawPixmap(middle, shown)
        painter.end()
    return picture


def selected(tour: Tour, cls: str, name: str) -> Pictured:
    """Show the page of an object. Raises LookupError if the window shows none of that name."""
    if not tour.window.select(tour.ref(cls, name)):
        raise LookupError(f"the window shows no {cls} called {name}")
    return tour.window, None


async def asked(tour: Tour, action_id: str) -> Pictured:
    """Choose an action for what is selected; the picture is its question."""
    return _question(tour, tour.window.hub.q_action(action_id).trigger)


async def asked_of(tour: Tour, action_id: str, refs: Sequence[str]) -> Pictured:
    """As `asked`, for objects that have no page, such as rows of a table."""
    selection = Selection.of(tour.window.connection.store.cache, refs)
    return _question(tour, lambda: tour.window.actions_runner.run(action(action_id), selection))


def _question(tour: Tour, choose: Callable[[], object]) -> Pictured:
    dialogs: list[QWidget] = []
    tour.window.actions_runner.asked.connect(dialogs.append)
    choose()
    tour.window.actions_runner.asked.disconnect(dialogs.append)
    return tour.window, dialogs[0]
