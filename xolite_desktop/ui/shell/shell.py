# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a pool's window has beside its pages, and the actions that the window does itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from xolite_desktop.models.actions.action import Action, Risk
from xolite_desktop.models.actions.offer import Confirm
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.jobs.job_list import JobList
from xolite_desktop.models.pool_overview import pool_summary
from xolite_desktop.models.settings import Settings
from xolite_desktop.models.text import count
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.actions.hub import ActionHub
from xolite_desktop.ui.dialogs.about import about_dialog, doctor_dialog
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from xolite_desktop.ui.shell.menu_bar import MenuBar
from xolite_desktop.ui.shell.palette import Palette
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.refusal import Refusal

Own = Callable[[Selection], None]
_THEMES = ("system", "light", "dark")


class Shell(QObject):
    """Belongs to one window, given as `window`; `go` are the window's own ways by the ids of their actions."""

    def __init__(
        self,
        window: QWidget,
        connection: Connection,
        settings: Settings,
        hub: ActionHub,
        jobs: JobList,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._connection = connection
        self._settings = settings
        self._hub = hub
        self._jobs = jobs
        self.menu_bar = MenuBar(hub)
        self.palette = Palette(connection.store, hub.offer, lambda: hub.selection.refs, window)
        self.dialog: QWidget | None = None
        """The last dialog that was opened here."""

    @property
    def own(self) -> dict[str, Own]:
        """What the window does itself, by the id of the action."""
        themes = {f"view.theme_{name}": self._just(partial(self._choose_theme, name)) for name in _THEMES}
        return themes | {
            "view.palette": self._just(self.palette.open),
            "view.full_screen": self._just(self._toggle_full_screen),
            "view.read_only": self._just(self.toggle_read_only),
            "window.close": self._just(self._window.close),
            "program.quit": self._just(QApplication.closeAllWindows),
            "help.shortcuts": self._just(lambda: self._open(ShortcutsDialog(self._window))),
            "help.doctor": self._just(self._open_doctor),
            "help.about": self._just(self._open_about),
        }

    def begin(
        self,
        run: Callable[[Action, Selection], None],
        select: Callable[[Ref], object],
        switches: Mapping[str, Callable[[], bool]],
        refusals: Mapping[str, Callable[[], Refusal | None]],
    ) -> None:
        """The window stands: `run` starts actions, `select` shows objects; its own switches and refusals by action."""
        store = self._connection.store
        self.palette.run_asked.connect(lambda action, refs: run(action, Selection.of(store.cache, refs)))
        self.palette.open_asked.connect(select)
        themes = {
            f"view.theme_{name}": (lambda name=name: self._settings.text("theme") == name) for name in _THEMES
        }
        own: dict[str, Callable[[], bool]] = {
            **themes,
            "view.read_only": lambda: self._connection.is_read_only,
            "view.full_screen": self._window.isFullScreen,
        }
        self._hub.follow_window({**own, **switches}, refusals)
        self._settings.changed.connect(self._hub.refresh)
        self._hub.refresh()

    def toggle_read_only(self) -> None:
        """Switch it; what runs is told of before, since what it has not sent yet is refused from then on."""
        connection = self._connection
        running = [job.title for job in self._jobs.jobs if job.is_ours and not job.is_over]
        if connection.is_read_only or not running:
            connection.set_read_only(not connection.is_read_only)
            return
        question = Confirm(
            tr("Make this window read-only now?"),
            tr("{tasks} of yours still run. What they have not sent yet is refused, so they may end half done.").format(
                tasks=count(len(running), "task")
            ),
            tuple(running), (), tr("Make read-only"), Risk.INTERRUPTS,
        )  # fmt: skip
        dialog = ConfirmDialog(question, self._window)
        dialog.accepted.connect(lambda: connection.set_read_only(True))
        self._open(dialog)

    def _just(self, work: Callable[[], object]) -> Own:
        """Work that needs no selection."""
        return lambda _: (work(), None)[1]

    def _open(self, dialog: QWidget) -> None:
        self.dialog = dialog
        dialog.open()  # type: ignore[attr-defined]

    def _choose_theme(self, name: str) -> None:
        self._settings.set_value("theme", name)
        self._hub.refresh()

    def _toggle_full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()
        self._hub.refresh()

    def _open_about(self) -> None:
        self._open(about_dialog(self._window, pool_summary(self._connection.store).software))

    def _open_doctor(self) -> None:
        self._open(doctor_dialog(self._window, str(self._connection.endpoint or "")))
