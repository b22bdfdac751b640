# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Messages as rows, newest first, filtered; of the whole pool or about one object. Built in slices; equal alarms share a row."""

from __future__ import annotations

import time
from bisect import bisect_left, insort
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
from xolite_desktop.models.notices.notice_groups import Group, Key, NoticeGroups, group_of
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.models.text import ago, exact, grouped
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
        self._groups = NoticeGroups()
        self._keys: list[Key] = []  # their heads, oldest first: what is new comes last and moves nothing
        self._notices: dict[Ref, Notice] = {}
        self._building: Iterator[None] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._renamed = Throttle(_NAMES_MS, self._forget_names, self)
        store.changed.connect(self._on_changed)
        store.reset.connect(self.rebuild)

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The messages shown, newest first, those of one row together."""
        return tuple(ref for row in range(len(self._keys)) for ref in self.refs_of(row))

    @property
    def message_count(self) -> int:
        """How many messages the rows stand for."""
        return self._groups.message_count

    def refs_of(self, row: int) -> list[Ref]:
        """The messages of a row, newest first. Raises IndexError."""
        return [ref for _, ref in reversed(self._groups.members(self._keys[-1 - row][1]))]

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
            return self._text(notice, index.column(), len(self._groups.members(notice.ref)))
        values = {
            ItemRole.REF: notice.ref,
            ItemRole.RECORD: notice,
            ItemRole.DETAIL: notice.text if index.column() == 1 else "",
            ItemRole.ICON: notice.severity.icon,
            ItemRole.STATE: notice.severity.kind,
        }
        return values.get(role)  # type: ignore[call-overload]

    def _text(self, notice: Notice, column: int, times: int) -> str:
        if column == 0:
            return notice.severity.word
        if column == 1:
            return f"{notice.title} ×{grouped(times)}" if times > 1 else notice.title
        if column == 2:
            return notice.object_name
        when = ago(notice.when, self.now()) if notice.when is not None else ""
        return tr("last {when}").format(when=when) if times > 1 and when else when

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
        found = list[tuple[Key, Group]]()
        for number, ref in enumerate(self._candidates(), 1):
            pair = self._pair(ref)
            if pair is not None:
                found.append(pair)
            if number % _AT_ONCE == 0:
                yield
        groups = NoticeGroups(found)
        keys = groups.heads()
        is_same = keys == self._keys and groups.message_count == self.message_count
        if is_same:
            self._groups = groups
            return
        self.beginResetModel()
        self._groups, self._keys = groups, keys
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

    def _pair(self, ref: Ref) -> tuple[Key, Group] | None:
        """Where a message stands and what it belongs to; None if it is not shown."""
        message = self._store.cache.get("message", ref)
        if not isinstance(message, Message) or not self.filter.admits(message):
            return None
        if self.filter.words:
            notice = self.notice_of(ref)
            if notice is None or not all(word in notice.searched for word in self.filter.words):
                return None
        return (message.timestamp, ref), group_of(ref, message)

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
                self._change(*self._groups.remove((record.timestamp, ref)))
        about = None if self._about is None else set(self._store.index.messages_about(self._about))
        for ref in delta.added.get("message", ()):
            pair = self._pair(ref) if about is None or ref in about else None
            if pair is not None:
                self._change(*self._groups.add(*pair))

    def _change(self, before: Key | None, now: Key | None) -> None:
        """A group has another head than before, or came, or went, or only has more or fewer messages."""
        if before is None:
            if now is not None:
                self._insert(now)
        elif now is None:
            self._remove(before)
        else:
            self._move(before, now)

    def _insert(self, key: Key) -> None:
        at = bisect_left(self._keys, key)
        row = len(self._keys) - at
        self.beginInsertRows(QModelIndex(), row, row)
        self._keys.insert(at, key)
        self.endInsertRows()

    def _remove(self, key: Key) -> None:
        at = bisect_left(self._keys, key)
        row = len(self._keys) - 1 - at
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._keys[at]
        self.endRemoveRows()

    def _move(self, before: Key, now: Key) -> None:
        row = len(self._keys) - 1 - bisect_left(self._keys, before)
        target = len(self._keys) - bisect_left(self._keys, now)
        moves = target not in (row, row + 1)
        if moves:
            self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), target)
        del self._keys[len(self._keys) - 1 - row]
        insort(self._keys, now)
        if moves:
            self.endMoveRows()
        at = len(self._keys) - 1 - bisect_left(self._keys, now)
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(COLUMNS) - 1))

    def _forget_names(self) -> None:
        """Objects have other names: words are made anew where they are looked at."""
        self._notices.clear()
        if self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, len(COLUMNS) - 1))
