# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How a pool's window looked when it closed, so that the next one of that pool comes back as it was."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QSplitter, QWidget

from xolite_desktop.models import last_look
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.settings import Settings
from xolite_desktop.ui.job_panel import JobPanel
from xolite_desktop.ui.navigation import Navigation
from xolite_desktop.ui.page_stack import PageStack
from xolite_desktop.xapi.refs import Ref

SIZE = (1280, 800)
_OF_SCREEN = 0.95  # the frame needs room too


@dataclass(frozen=True)
class WindowLook:
    """Size, splitter, folded tasks, the order of the tree, tabs and the object selected, kept in the settings by the
    pool's `uuid`."""

    window: QWidget
    settings: Settings
    uuid: str
    store: PoolStore
    splitter: QSplitter
    job_panel: JobPanel
    navigation: Navigation
    pages: PageStack

    @property
    def selected(self) -> Ref | None:
        """The object that was selected, if the pool still has it."""
        return last_look.present(self.store.cache, self.settings.window(self.uuid).get("selected"))

    def restore(self) -> None:
        """Put the last look on the window."""
        window, look = self.window, self.settings.window(self.uuid)
        window.resize(QSize(*SIZE).boundedTo(window.screen().availableSize() * _OF_SCREEN))
        geometry, splitter = look.get("geometry"), look.get("splitter")
        if isinstance(geometry, str):
            window.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        if isinstance(splitter, str):
            self.splitter.restoreState(QByteArray.fromBase64(splitter.encode()))
        self.job_panel.fold(look.get("tasks_folded") is True)
        self.navigation.restore(look)
        if isinstance(tabs := look.get("tabs"), dict):
            self.pages.want_tabs({cls: str(title) for cls, title in tabs.items()})

    def remember(self) -> None:
        """Keep how the window looks now."""
        look = self.settings.window(self.uuid)
        look["geometry"] = bytes(self.window.saveGeometry().toBase64().data()).decode()
        look["splitter"] = bytes(self.splitter.saveState().toBase64().data()).decode()
        look["tasks_folded"] = self.job_panel.is_folded
        self.navigation.remember(look)
        page = self.pages.page
        look["tabs"] = dict(self.pages.tabs)
        if page is not None and page.ref is not None:
            look["selected"] = last_look.lasting(self.store.cache, page.ref)
        self.settings.set_window(self.uuid, look)
