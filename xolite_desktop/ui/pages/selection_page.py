# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The page of several selected objects, or of a group of the tree: how many and of what kind, their actions, and a table of
exactly these."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xolite_desktop.models.fields import Header as HeaderFields
from xolite_desktop.models.fields import Part
from xolite_desktop.models.tables.mixed_columns import kind_of
from xolite_desktop.models.tables.selected_objects import record_of, selected_objects
from xolite_desktop.models.text import grouped
from xolite_desktop.models.wording import is_one, later, tr
from xolite_desktop.ui.pages.header import Header
from xolite_desktop.ui.tables.table_panel import TableDesk, TablePanel
from xolite_desktop.ui.widgets.panel import Panel
from xolite_desktop.xapi.refs import Ref

OWNER = Ref("selection")
_ICONS = {
    "VMs": "vm",
    "templates": "template",
    "snapshots": "snapshot",
    "hosts": "host",
    "networks": "network",
}
_PLURALS = later(
    {
        "VM": ("{count} VM", "{count} VMs"),
        "template": ("{count} template", "{count} templates"),
        "snapshot": ("{count} snapshot", "{count} snapshots"),
        "host": ("{count} host", "{count} hosts"),
        "storage": ("{count} storage repository", "{count} storage repositories"),
        "network": ("{count} network", "{count} networks"),
        "pool": ("{count} pool", "{count} pools"),
    }
)
_OBJECTS = later(("{count} object", "{count} objects"))


class SelectionPage(QWidget):
    """Signals: `link_activated(ref)`."""

    link_activated = Signal(str)

    def __init__(self, desk: TableDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self.refs: tuple[Ref, ...] = ()
        self.group = ""
        """What is shown is called so, if it is a group."""
        self._icon = ""
        self.panel: TablePanel | None = None
        self.header = Header()
        line = Panel("tabBar")
        line.setFixedHeight(9)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._column.addWidget(line)

    def show_objects(self, refs: Sequence[Ref]) -> None:
        """List these from now on."""
        self._show(refs, "", "")

    def show_group(self, title: str, icon: str, refs: Sequence[Ref]) -> None:
        """List what is in a group; what is selected among it is kept only while the same objects are in it."""
        self._show(refs, title, icon)

    def _show(self, refs: Sequence[Ref], group: str, icon: str) -> None:
        is_other_group, self.group, self._icon = group != self.group, group, icon
        if set(refs) == set(self.refs) and self.panel is not None and not is_other_group:
            return
        self.refs = tuple(refs)
        before = self.panel
        table = selected_objects(self._desk.store, self.refs, is_group=bool(group))
        self.panel = TablePanel(self._desk, table, lambda: self.header.name)
        self.panel.link_activated.connect(self.link_activated)
        self.panel.show_owner(OWNER)
        self.panel.model.counted.connect(lambda: self._show_header(table.noun))
        self._column.addWidget(self.panel, 1)
        if before is not None:
            before.hide()
            before.deleteLater()
        self._show_header(table.noun)

    def _show_header(self, noun: str) -> None:
        kinds: dict[str, int] = {}
        for ref in self.refs:
            record = record_of(self._desk.store, ref)
            if record is not None:
                kinds[kind_of(record)] = kinds.get(kind_of(record), 0) + 1
        parts = tuple(Part(_how_many(kind, number)) for kind, number in kinds.items())
        if self.group:
            self.header.show_header(HeaderFields(self.group, self._icon, parts=parts), lambda _: "")
            return
        total = sum(kinds.values())
        several = tr("{count} objects selected").format(count=grouped(total))
        title = tr("{what} selected").format(what=parts[0].text) if len(parts) == 1 else several
        fields = HeaderFields(title, _ICONS.get(noun, "check-square"), parts=parts if len(parts) > 1 else ())
        self.header.show_header(fields, lambda _: "")


def _how_many(kind: str, number: int) -> str:
    one, many = _PLURALS.get(kind, _OBJECTS)
    return tr(one if is_one(number) else many).format(count=grouped(number))
