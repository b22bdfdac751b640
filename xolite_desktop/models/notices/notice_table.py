# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Messages as rows, newest first, filtered; of the whole pool or about one object. Built in slices."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from xolite_desktop.models.notices.notice import Notice, notice_of
from xolite_desktop.models.notices.notice_filter import NoticeFilter
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.models.text import ago, exact
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.records.task import Message
from xolite_desktop.xapi.refs import Ref

COLUMNS = later(("Severity", "What happened", "Object", "When"))
SLICE_S = 0.006
_AT_ONCE = 100
_MANY = 200  # changed messages from which building anew is cheaper
_NAMES_MS = 500
_NAMED = ("VM", "host", "SR", "pool", "network", "VDI")

AnyIndex = QModelIndex | QPersistentModelIndex
Key = tuple[str, Ref]


def _utc_now() -> datetime:
    return datetime.now(UTC)


class NoticeTable(QAbstractTableModel):
    """`about` gives the uuid of the only object of interest; None is the whole pool.

    Signals: `settled()` when all rows are there after a filter or a reset.
    """

    settled = Signal()

    def __init__(
        self, store: PoolStore, parent: QObject | None = None, *, now: Callable[[], datetime] = _utc_now
    ) -> None:
        super().__init__(parent)
        self.now = now
        self.filter = NoticeFilter()
        self._store = store
        self._about: str | None = None
        self._keys: list[Key] = []  # oldest first: what is new comes last and moves nothing
        self._notices: dict[Ref, Notice] = {}
        self._building: Iterator[None] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._renamed = Throttle(_NAMES_MS, self._forget_names, self)
        store.changed.connect(self._on_changed)
        store.reset.connect(self.rebuild)

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The messages shown, newest first."""
        return tuple(ref for _, ref in reversed(self._keys))

    @property
    def is_building(self) -> bool:
        return self._building is not None

    def show_about(self, uuid: str | None) -> None:
        """Only messages about this object, or all of the pool."""
        self._about = uuid
        self.rebuild()

    def set_filter(self, wanted: NoticeFilter) -> None:
        if wanted != self.filter:
            self.filter = wanted
            self.rebuild()

    def rebuild(self) -> None:
        """Look at all messages anew; the rows stay until the others are there."""
        self._notices.clear()
        self._building = self._build()
        self._go_on()
        if self._building is not None:
            self._timer.start()

    def notice(self, row: int) -> Notice | None:
        """What a row shows."""
        return self.notice_of(self._keys[-1 - row][1]) if 0 <= row < len(self._keys) else None

    def notice_of(self, ref: Ref) -> Notice | None:
        """A message in words, made when first asked for; None if it is gone."""
        found = self._notices.get(ref)
        if found is None:
            message = self._store.cache.get("message", ref)
            if isinstance(message, Message):
                found = self._notices[ref] = notice_of(self._store.cache, ref, message)
        return found

    # QAbstractTableModel

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(COLUMNS[section])
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        notice = self.notice(index.row()) if index.isValid() else None
        if notice is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, ItemRole.TEXT, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(notice, index.column())
        values = {
            ItemRole.REF: notice.ref,
            ItemRole.RECORD: notice,
            ItemRole.DETAIL: notice.text if index.column() == 1 else "",
            ItemRole.ICON: notice.severity.icon,
            ItemRole.STATE: notice.severity.kind,
        }
        return values.get(role)  # type: ignore[call-overload]

    def _text(self, notice: Notice, column: int) -> str:
        if column == 0:
            return notice.severity.word
        if column == 1:
            return notice.title
        if column == 2:
            return notice.object_name
        return ago(notice.when, self.now()) if notice.when is not None else ""

    def exact_time(self, row: int) -> str:
        """The moment of a row, for its tool tip."""
        notice = self.notice(row)
        return exact(notice.when) if notice is not None and notice.when is not None else ""

    # Following the pool

    def _candidates(self) -> Iterable[Ref]:
        if self._about is None:
            return tuple(self._store.cache.records("message"))
        return tuple(self._store.index.messages_about(self._about))

    def _build(self) -> Iterator[None]:
        keys = list[Key]()
        for number, ref in enumerate(self._candidates(), 1):
            key = self._key(ref)
            if key is not None:
                keys.append(key)
            if number % _AT_ONCE == 0:
                yield
        keys.sort()
        if keys != self._keys:
            self.beginResetModel()
            self._keys = keys
            self.endResetModel()

    def _go_on(self) -> None:
        until = time.perf_counter() + SLICE_S
        try:
            while self._building is not None and time.perf_counter() < until:
                next(self._building)
        except StopIteration:
            self._building = None
            self._timer.stop()
            self.settled.emit()

    def _key(self, ref: Ref) -> Key | None:
        """Where a message stands; None if it is not shown."""
        message = self._store.cache.get("message", ref)
        if not isinstance(message, Message) or not self.filter.admits(message):
            return None
        if self.filter.words:
            notice = self.notice_of(ref)
            if notice is None or not all(word in notice.searched for word in self.filter.words):
                return None
        return message.timestamp, ref

    def _on_changed(self, delta: Delta) -> None:
        if any("name_label" in fields for cls in _NAMED for fields in delta.changed.get(cls, {}).values()):
            self._renamed.request()
        if not delta.touches("message"):
            return
        touched = delta.refs("message")
        if len(touched) > _MANY or self._building is not None:
            self.rebuild()
            return
        for ref, record in delta.removed.get("message", {}).items():
            self._notices.pop(ref, None)
            if isinstance(record, Message):
                self._remove((record.timestamp, ref))
        about = None if self._about is None else set(self._store.index.messages_about(self._about))
        for ref in delta.added.get("message", ()):
            key = self._key(ref) if about is None or ref in about else None
            if key is not None:
                self._insert(key)

    def _insert(self, key: Key) -> None:
        at = bisect_left(self._keys, key)
        row = len(self._keys) - at
        self.beginInsertRows(QModelIndex(), row, row)
        self._keys.insert(at, key)
        self.endInsertRows()

    def _remove(self, key: Key) -> None:
        at = bisect_left(self._keys, key)
        if at < len(self._keys) and self._keys[at] == key:
            row = len(self._keys) - 1 - at
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._keys[at]
            self.endRemoveRows()

    def _forget_names(self) -> None:
        """Objects have other names: words are made anew where they are looked at."""
        self._notices.clear()
        if self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, len(COLUMNS) - 1))
