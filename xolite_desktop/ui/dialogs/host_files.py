# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where files of hosts go, and what a status report holds."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.export_vm.folder_look import FolderLook
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.status_entries import StatusEntries, entry_words
from xolite_desktop.models.text import count, size
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.asking_line import AskingLine
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.file_field import FileField
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.tick_list import ROW, TickList
from xolite_desktop.xapi.plans.export_vm import Folder
from xolite_desktop.xapi.plans.host_files import HostFile, SaveHostFile
from xolite_desktop.xapi.plans.problem import Problem

_ROWS = 9
_WIDTH = 640


class SaveHostFileDialog(PlanDialog):
    """`answer` is a `SaveHostFile`. Subclasses say what it is."""

    kind = HostFile.LOGS
    title, lead, icon, verb = later("Save the logs of {name}"), "", "file-text", later("Save")

    looked = Signal()
    """The folder is known."""

    def __init__(
        self, store: PoolStore, selection: Selection, parent: QWidget | None, connection: Connection
    ) -> None:
        items = selection.items
        name = items[0].name if len(items) == 1 else count(len(items), "host")
        super().__init__(
            store, parent, tr(self.title).format(name=name), tr(self.lead) if self.lead else "",
            icon=self.icon, verb=tr(self.verb), width=_WIDTH,
        )  # fmt: skip
        self._stamp = f"{datetime.now():%Y%m%d-%H%M%S}"
        self.folder = FileField(tr("Folder"), "", is_folder=True)
        self._hosts = len(items)
        self.room = Label(tone="secondary", wrap=True)
        self.add_content(self.room)
        self._look = FolderLook(connection.bridge, self)
        self._look.changed.connect(self._on_looked)
        self.finished.connect(self._look.stop)
        self.folder.show_path(_documents())
        self.form.add("folder", tr("Folder"), self.folder, hint=self._called(items[0].name, len(items)))
        self.folder.edited.connect(self._look_there)
        self._look_there()
        if self.kind is not HostFile.STATUS:  # that has more to show first
            self.check()

    def plan(self) -> SaveHostFile:
        return SaveHostFile(self.kind, self.folder.path, self._stamp)

    @property
    def seen(self) -> Folder | None:
        """The folder as it was looked at."""
        return self._look.seen

    def problems(self) -> list[Problem]:
        found = self.plan().problems(self.seen)
        self._say_room(self.most_bytes)
        return found

    @property
    def most_bytes(self) -> int:
        """What may come from one host, as far as it says; 0 if it does not."""
        return 0

    def _say_room(self, most: int) -> None:
        free = self.seen.free if self.seen is not None else -1
        self.room.setVisible(free >= 0)
        is_tight = 0 <= free < most * self._hosts
        said = tr("{size} are free there.").format(size=size(max(0, free)))
        if is_tight:
            text = tr("It may become as much as {size}. If the folder fills up, nothing is left of it.")
            said = f"{said} {text.format(size=size(most * self._hosts))}"
        self.room.setText(said)
        self.room.set_tone("warn" if is_tight else "secondary")

    def _look_there(self) -> None:
        if self.folder.path is not None:
            self._look.look(str(self.folder.path), at_once=True)

    def _on_looked(self) -> None:
        self.check()
        self.looked.emit()

    def _called(self, first: str, hosts: int) -> str:
        """How the file will be called, or those of several hosts."""
        example = SaveHostFile(self.kind, Path(), self._stamp).path(first).name
        return tr("A file for each host, such as {name}").format(name=example) if hosts > 1 else example


class HostLogsDialog(SaveHostFileDialog):
    """All logs of hosts as they are."""


class HostBackupDialog(SaveHostFileDialog):
    kind = HostFile.BACKUP
    title, icon, verb = later("Back up {name}"), "floppy-disk", later("Back up")
    lead = later(
        "The control domain of the host, to be put back on the same host after a loss. VMs and storage are not in it, secrets of "
        "the pool are."
    )


class StatusReportDialog(SaveHostFileDialog):
    """It asks a host what a report can hold."""

    kind = HostFile.STATUS
    title, icon = later("Save the status report of {name}"), "first-aid-kit"
    lead = later("As support asks for it. It takes some minutes; what it holds is chosen here.")

    def __init__(
        self, store: PoolStore, selection: Selection, parent: QWidget | None, connection: Connection
    ) -> None:
        super().__init__(store, selection, parent, connection)
        self.entries = StatusEntries(connection, selection.items[0].ref, self)
        self.list = TickList(tr("Parts of the report"))
        self.list.setFixedHeight(ROW * _ROWS + 4)
        self.usual, self.none = Button(tr("The usual"), kind="link"), Button(tr("None"), kind="link")
        self.state = AskingLine(self.usual, self.none)
        self.add_content(self.state)
        self.add_content(self.list)
        self.usual.clicked.connect(lambda: self._tick(usual=True))
        self.none.clicked.connect(lambda: self._tick(usual=False))
        self.list.itemChanged.connect(lambda _: self.check())
        self.entries.changed.connect(self._on_changed)
        self.finished.connect(self.entries.close)
        self._on_changed()

    def plan(self) -> SaveHostFile:
        chosen = tuple(self.list.ticked)
        asked = bool(self.entries.entries)
        return SaveHostFile(self.kind, self.folder.path, self._stamp, chosen, needs_entries=asked)

    @property
    def most_bytes(self) -> int:
        ticked = set(self.list.ticked)
        return sum(max(0, entry.most_bytes) for entry in self.entries.entries or () if entry.key in ticked)

    def check(self) -> None:
        super().check()
        if self.entries.is_asking:
            self.go.setEnabled(False)

    def _on_changed(self) -> None:
        found = self.entries
        self.list.setVisible(bool(found.entries))
        self.usual.setVisible(bool(found.entries))
        self.none.setVisible(bool(found.entries))
        self.list.clear()
        self.list.blockSignals(True)
        for entry in found.entries or ():
            self.list.add_line(entry.key, entry_words(entry), is_ticked=entry.is_default)
        self.list.blockSignals(False)
        self.state.say(self._said(), is_asking=found.is_asking)
        self.check()
        if self.isVisible():
            self.fit()

    def _said(self) -> str:
        if self.entries.error is not None:
            return self.entries.error.one_line
        if self.entries.is_asking:
            return tr("The host is asked what a report can hold.")
        if not self.entries.entries:
            return tr("The host does not say what a report can hold: it holds all there is.")
        return tr("What it holds")

    def _tick(self, *, usual: bool) -> None:
        defaults = {entry.key for entry in self.entries.entries or () if entry.is_default and usual}
        self.list.set_ticked(defaults)
        self.check()


def _documents() -> Path:
    place = QStandardPaths.StandardLocation
    documents = Path(QStandardPaths.writableLocation(place.DocumentsLocation) or QDir.homePath())
    return documents if documents.is_dir() else Path(QDir.homePath())
