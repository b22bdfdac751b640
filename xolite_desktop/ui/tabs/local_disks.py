# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The disks in a host with their health, its software RAID and ZFS: asked when a person wants to know."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.connection import Connection
from xolite_desktop.models.fields import Field
from xolite_desktop.models.local_disks import LocalDisks, disk_fields, note, pool_fields, raid_fields
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.tabs.tab import CardTab
from xolite_desktop.ui.widgets.asking_line import AskingLine
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.card import Card
from xolite_desktop.ui.widgets.fields import Fields
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.local_disks import HostDisks, Plugin
from xolite_desktop.xapi.refs import Ref

_LABELS = 150


class _Part:
    """A card that shows what one or two plugins told."""

    def __init__(
        self,
        title: str,
        nothing: str,
        plugins: Sequence[Plugin],
        rows: Callable[[HostDisks], list[Field]],
    ) -> None:
        self._nothing, self._plugins, self._rows = nothing, plugins, rows
        self.card = Card(title)
        self.fields = Fields(label_width=_LABELS)
        self.note = Label(tone="secondary", wrap=True)
        self.card.add(self.fields)
        self.card.add(self.note)

    def show(self, found: HostDisks, disks: LocalDisks, tab: LocalDisksTab) -> None:
        rows = self._rows(found)
        said = note(found, self._plugins, "" if rows else self._nothing, tab.store.cache)
        self.fields.show_fields(rows)
        self.fields.setVisible(bool(rows))
        self.note.setText(said)
        self.note.setVisible(bool(said))


class LocalDisksTab(CardTab):
    """Nothing is asked before the button is pressed: disks that sleep would wake."""

    title = "Local disks"
    classes = frozenset({"host"})

    def __init__(self, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(connection.store, parent)
        self.disks = LocalDisks(connection, self)
        self._is_built = False
        self.disks.changed.connect(self._soon.request)

    def show_object(self, ref: Ref) -> None:
        if ref != self.ref:
            self.disks.forget()
        super().show_object(ref)

    def refresh(self) -> None:
        if not self._is_built:
            self._build()
        disks = self.disks
        error = disks.error
        if disks.is_asking:
            said = tr("The host is being asked…")
        elif error is not None:
            said = error.one_line
        elif disks.found is None:
            said = tr("The host is asked for its disks and their health only when you want to know.")
        else:
            said = tr("As the host told it now.")
        self.asking.words.set_tone("bad" if error is not None and not disks.is_asking else "secondary")
        self.asking.say(said, is_asking=disks.is_asking)
        self.ask.setEnabled(not disks.is_asking)
        for part in self.parts:
            part.card.setVisible(disks.found is not None)
            if disks.found is not None:
                part.show(disks.found, disks, self)

    def _build(self) -> None:
        self._is_built = True
        self.ask = Button(tr("Ask the host"), icon="arrow-clockwise")
        self.asking = AskingLine(self.ask)
        top = Card(tr("Local disks"))
        top.add(self.asking)
        self.parts = (
            _Part(tr("Disks"), tr("The host tells of no disk."), (Plugin.BLOCK, Plugin.SMART), disk_fields),
            _Part(tr("Software RAID"), tr("The host is not installed on one."), (Plugin.RAID,), raid_fields),
            _Part(tr("ZFS"), tr("The host has no file system of ZFS."), (Plugin.ZFS,), pool_fields),
        )
        self.cards.add_row((top, 1))
        for part in self.parts:  # each as wide as there is room: what they tell is long
            self.cards.add_row((part.card, 1))
        self.ask.clicked.connect(self._on_ask)

    def _on_ask(self) -> None:
        if self.ref is not None:
            self.disks.ask(self.ref)
