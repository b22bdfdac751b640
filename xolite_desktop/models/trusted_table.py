# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Trusted certificates as rows of a table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from xolite_desktop.models.certificate_words import common_name, short_fingerprint
from xolite_desktop.models.text import day
from xolite_desktop.models.tooltip import tip
from xolite_desktop.models.trusted_certificates import TrustedCertificate, TrustedCertificates
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.net.endpoint import Endpoint

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class TrustedTable(QAbstractTableModel):
    """Follows the certificates; sorted by any column."""

    COLUMNS = (
        later("Host"), later("Issued to"), "SHA-256", later("Trusted since"), later("Expires"), later("Last used"),
    )  # fmt: skip

    def __init__(self, trusted: TrustedCertificates, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trusted = trusted
        self._sorted_by = (0, False)
        self.rows: list[TrustedCertificate] = []
        trusted.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read everything anew; rows that differ come and go as a whole, for they are few."""
        column, is_falling = self._sorted_by
        fresh = sorted(self._trusted.all(), key=_ORDERS[column], reverse=is_falling)
        if fresh != self.rows:
            self.beginResetModel()
            self.rows = fresh
            self.endResetModel()

    def row_of(self, endpoint: Endpoint) -> int:
        """The row of an endpoint; -1 if it has none."""
        return next((row for row, each in enumerate(self.rows) if each.endpoint == endpoint), -1)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(self.COLUMNS[section])
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = self._text(self.rows[index.row()], index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by = (column, order is Qt.SortOrder.DescendingOrder)
        self.refresh()

    def _text(self, entry: TrustedCertificate, column: int) -> str:
        certificate = entry.certificate
        match column:
            case 0:
                return entry.place
            case 1:
                return common_name(certificate.subject)
            case 2:
                return short_fingerprint(certificate.fingerprint)
            case 3:
                return day(entry.since.astimezone()) if entry.is_kept else tr("for this run")
            case 4:
                shown = day(entry.expires.astimezone())
                return tr("over, {day}").format(day=shown) if _is_over(entry) else shown
        return tr("now") if entry.users else day(entry.seen.astimezone()) if entry.seen is not None else ""


_ORDERS: tuple[Callable[[TrustedCertificate], Any], ...] = (
    lambda each: each.endpoint,
    lambda each: common_name(each.certificate.subject).casefold(),
    lambda each: each.certificate.sha256,
    lambda each: each.since,
    lambda each: each.expires,
    lambda each: (bool(each.users), each.seen or _LONG_AGO),
)


def _is_over(entry: TrustedCertificate) -> bool:
    return entry.certificate.expired(datetime.now(UTC))
