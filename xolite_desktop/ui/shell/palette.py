# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The palette: one line to type into, and under it the objects and actions that fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.palette.entry import Entry, OfferFor
from xolite_desktop.models.palette.palette_list import PaletteList
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.shell.palette_delegate import PaletteDelegate
from xolite_desktop.ui.style import fonts, icons
from xolite_desktop.ui.widgets.chip import Chip
from xolite_desktop.ui.widgets.key_cap import KeyCap
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.panel import Panel, row_line
from xolite_desktop.ui.widgets.shade import Shade
from xolite_desktop.xapi.refs import Ref

WIDTH = 640
TOP = 74
_MOST_HEIGHT = 432
_HINTS = (
    ("↵", later("run or open")),
    ("Tab", later("actions of it")),
    (">", later("actions only")),
    ("#", later("tags")),
)
_IN_SCOPE_HINTS = (("↵", later("run")), ("⌫", later("back")))


class _Back(Shade):
    """The shade behind the palette: a press on it closes."""

    pressed = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()


class Palette(Panel):
    """Lies over its window while it is open. Signals: `run_asked(Action, refs)`; `open_asked(ref)`; `closed()`."""

    run_asked = Signal(object, object)
    open_asked = Signal(str)
    closed = Signal()

    def __init__(
        self, store: PoolStore, offer_for: OfferFor, selected: Callable[[], Iterable[Ref]], window: QWidget
    ) -> None:
        super().__init__("palette", window)
        self._store = store
        self._window = window
        self._selected = selected
        self._scope: Ref | None = None
        self._back: _Back | None = None
        self._focus_before: QWidget | None = None
        self.list = PaletteList(store, offer_for, self)
        self.list.settled.connect(self._on_settled)
        self.line = QLineEdit()
        self.view = QListView()
        self._nothing = Label("", tone="hint", wrap=True)
        self._build()
        self.hide()

    @property
    def current(self) -> Entry | None:
        """The line that Enter would take."""
        index = self.view.currentIndex()
        return index.data(ItemRole.RECORD) if index.isValid() else None

    @property
    def scope(self) -> Ref | None:
        """The object whose actions are listed."""
        return self._scope

    def open(self) -> None:
        """Begin anew, over the window; a second time it closes."""
        if not self.isHidden():
            self.close_up()
            return
        window = self._window
        self._focus_before = window.focusWidget()
        self._back = _Back(window)
        self._back.pressed.connect(self.close_up)
        window.installEventFilter(self)
        self.line.clear()
        self._enter(None)
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_up(self) -> None:
        """Go away, and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        self.list.stop()
        self._window.removeEventFilter(self)
        if self._back is not None:
            self._back.hide()
            self._back.deleteLater()
            self._back = None
        if self._focus_before is not None:
            self._focus_before.setFocus()
            self._focus_before = None
        self.closed.emit()

    def take(self) -> None:
        """Run or open the current line; one that is not possible stays, with its reason beside it."""
        entry = self.current
        if entry is None or not entry.is_possible:
            return
        self.list.note_use(entry)
        self.close_up()
        if entry.action is not None:
            self.run_asked.emit(entry.action, entry.refs)
        else:
            self.open_asked.emit(entry.refs[0])

    def drill(self) -> bool:
        """List what can be done with the object of the current line; False if it has none."""
        entry = self.current
        if entry is None or len(entry.refs) != 1 or self._scope is not None:
            return False
        self._enter(entry.refs[0])
        self.line.clear()
        self._search()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # what is typed here runs nothing behind
                return True
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(event)
        elif event.type() == QEvent.Type.Resize:
            self._place()
        return False

    # Building

    def _build(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(row_line())
        self.view.setObjectName("paletteList")
        self.view.setModel(self.list)
        self.view.setItemDelegate(PaletteDelegate(self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAccessibleName(tr("What fits"))
        self.view.setMouseTracking(True)
        self.view.entered.connect(self.view.setCurrentIndex)
        self.view.clicked.connect(self._on_clicked)
        body = QVBoxLayout()
        body.setContentsMargins(8, 8, 8, 8)
        self._nothing.setContentsMargins(12, 8, 12, 8)
        body.addWidget(self._nothing)
        body.addWidget(self.view)
        column.addLayout(body)
        column.addWidget(row_line())
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(18, 8, 18, 8)
        self._foot.setSpacing(8)
        column.addLayout(self._foot)

    def _head(self) -> QHBoxLayout:
        lens = Label()
        lens.setPixmap(icons.icon("magnifying-glass", "fg2").pixmap(QSize(18, 18)))
        self._chip = Chip("", tone="accent")
        self.line.setObjectName("paletteLine")
        font = fonts.dialog_title()
        font.setWeight(QFont.Weight.Normal)
        self.line.setFont(font)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._search)
        row = QHBoxLayout()
        row.setContentsMargins(18, 8, 18, 8)
        row.setSpacing(10)
        row.addWidget(lens)
        row.addWidget(self._chip)
        row.addWidget(self.line, 1)
        row.addWidget(KeyCap("Esc"))
        return row

    def _show_hints(self) -> None:
        while (item := self._foot.takeAt(0)) is not None:
            if (shown := item.widget()) is not None:
                shown.hide()
                shown.deleteLater()
        for key, words in _HINTS if self._scope is None else _IN_SCOPE_HINTS:
            self._foot.addWidget(KeyCap(key))
            self._foot.addWidget(Label(tr(words), tone="hint", font=fonts.small()))
            self._foot.addSpacing(10)
        self._foot.addStretch(1)

    # What happens

    def _enter(self, scope: Ref | None) -> None:
        self._scope = scope
        words = tr("Search objects or run a command") if scope is None else tr("What to do with it")
        self.line.setPlaceholderText(words)
        self.line.setAccessibleName(words)
        self._chip.setVisible(scope is not None)
        if scope is not None:
            self._chip.show_text(name_of_ref(scope, self._store.cache), "accent")
        self._show_hints()
        self._search()

    def _search(self, *_: object) -> None:
        if self._scope is not None and not Selection.of(self._store.cache, [self._scope]).items:
            self._enter(None)  # the object is gone
            return
        self.list.search(self.line.text(), self._selected(), self._scope)

    def _on_settled(self) -> None:
        if self.list.rowCount():
            self.view.setCurrentIndex(self.list.index(0, 0))
            self.view.scrollToTop()
        self._nothing.setText(
            tr("Nothing matches. Names of objects, actions, and both together are searched.")
        )
        self._nothing.setVisible(not self.list.rowCount())
        self.view.setVisible(bool(self.list.rowCount()))
        self._place()

    def _place(self) -> None:
        window = self._window
        delegate = self.view.itemDelegate()
        assert isinstance(delegate, PaletteDelegate)
        rows = sum(delegate.height_of(self.list.index(row, 0)) for row in range(self.list.rowCount()))
        self.view.setFixedHeight(max(0, min(rows, _MOST_HEIGHT, window.height() - TOP - 170)))
        width = min(WIDTH, window.width() - 48)
        self.setFixedWidth(width)
        self._column.activate()
        column = self._column
        whole = column.totalHeightForWidth(width) if column.hasHeightForWidth() else -1
        self.resize(width, whole if whole > 0 else column.totalSizeHint().height())
        self.move((window.width() - width) // 2, TOP)
        if self._back is not None:
            self._back.setGeometry(window.rect())

    def _on_clicked(self, index: QModelIndex) -> None:
        self.view.setCurrentIndex(index)
        self.take()

    def _on_key(self, event: QKeyEvent) -> bool:
        key, last = event.key(), self.list.rowCount() - 1
        row = self.view.currentIndex().row()
        moves = {
            Qt.Key.Key_Down: row + 1 if row < last else 0,
            Qt.Key.Key_Up: row - 1 if row > 0 else last,
            Qt.Key.Key_PageDown: min(last, row + 8),
            Qt.Key.Key_PageUp: max(0, row - 8),
        }
        if key in moves:
            self.view.setCurrentIndex(self.list.index(moves[Qt.Key(key)], 0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif key == Qt.Key.Key_Escape:
            self.close_up() if self._scope is None else self._leave_scope()
        elif key == Qt.Key.Key_Tab:
            self.drill()
        elif key == Qt.Key.Key_Right and self.line.cursorPosition() == len(self.line.text()):
            return self.drill()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Left) and not self.line.text() and self._scope:
            self._leave_scope()
        elif key == Qt.Key.Key_K and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.close_up()
        else:
            return False
        return True

    def _leave_scope(self) -> None:
        self.line.clear()
        self._enter(None)
