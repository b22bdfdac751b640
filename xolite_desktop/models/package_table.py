# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`PackageTable`: the packages that hosts lack, each once, and on how many of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from xolite_desktop.models.known_updates import KnownUpdates
from xolite_desktop.models.text import day, size, visible
from xolite_desktop.models.updates import HostUpdates
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.plans.updates import Package

AnyIndex = QModelIndex | QPersistentModelIndex
COLUMNS = later(("Package", "Version", "Hosts", "Size", "About"))
_NUMBERS = (2, 3)


class PackageTable(QAbstractTableModel):
    """Rows in the order of the names."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.rows: list[tuple[Package, int]] = []

    def show(self, hosts: Iterable[HostUpdates], known: KnownUpdates) -> None:
        """The packages of these hosts but those that were dismissed."""
        found: dict[tuple[str, str], tuple[Package, int]] = {}
        for host in hosts:
            for package in host.packages or ():
                if known.is_dismissed(package):
                    continue
                key = (package.name, package.whole_version)
                found[key] = (package, found.get(key, (package, 0))[1] + 1)
        rows = [found[key] for key in sorted(found)]
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def about(self, row: int) -> str:
        """What is known of a package, in lines: what it is, and the newest entry of its changelog."""
        if not 0 <= row < len(self.rows):
            return ""
        package = self.rows[row][0]
        change = package.change
        lines = [
            f"{visible(package.name)} {visible(package.whole_version)}",
            visible(package.summary),
            " · ".join(filter(None, (visible(package.licence), visible(package.url)))),
        ]
        if change is not None:
            when = day(change.date) if change.date is not None else ""
            lines += ["", " · ".join(filter(None, (when, visible(change.author))))]
            lines += [visible(line) for line in change.text.splitlines()]
        return "\n".join(lines[:2] + [line for line in lines[2:] if line or change is not None])

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return tr(COLUMNS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        package, hosts = self.rows[index.row()]
        cells = (
            visible(package.name), visible(package.whole_version), str(hosts),
            size(package.size_bytes) if package.size_bytes else "", visible(package.summary),
        )  # fmt: skip
        return cells[index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
