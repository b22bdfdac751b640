# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Fields of forms: text, sizes, numbers, one of several objects. Each has `edited`, and a name for screen readers."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from xolite_desktop.models.sizes import GIB, parse_size, size_text
from xolite_desktop.ui.widgets.choice import Choice

LONGEST_NAME = 512
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}


class TextInput(QLineEdit):
    """One line of text. Signals: `edited()`."""

    edited = Signal()

    def __init__(
        self, text: str, name: str, *, hint: str = "", most: int = LONGEST_NAME, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setMaxLength(most)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setCursorPosition(0)
        self.textChanged.connect(self.edited)


class LinesInput(QPlainTextEdit):
    """Several lines of text. Signals: `edited()`."""

    edited = Signal()

    def __init__(self, text: str, name: str, *, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setProperty("field", "true")
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 18)
        self.textChanged.connect(self.edited)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())


class SizeInput(QLineEdit):
    """A size in words: "200 GiB". Signals: `edited()`."""

    edited = Signal()

    def __init__(self, size_bytes: int, name: str, *, unit: int = GIB, parent: QWidget | None = None) -> None:
        super().__init__(size_text(size_bytes), parent)
        self._unit = unit
        self.setMaxLength(40)
        self.setAccessibleName(name)
        self.textChanged.connect(self.edited)
        self.editingFinished.connect(self._tidy)

    @property
    def value(self) -> int:
        """Bytes; -1 if it is no size."""
        found = parse_size(self.text(), self._unit)
        return -1 if found is None else found

    def set_value(self, size_bytes: int) -> None:
        if size_bytes != self.value:
            self.setText(size_text(size_bytes))

    def _tidy(self) -> None:
        if self.value >= 0:
            self.setText(size_text(self.value))


class NumberInput(QLineEdit):
    """A whole number from 0 on; arrow keys count. Signals: `edited()`."""

    edited = Signal()

    def __init__(self, number: int, name: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(str(number), parent)
        self.setMaxLength(9)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.textChanged.connect(self.edited)

    @property
    def value(self) -> int:
        """The number; -1 if it is none."""
        text = self.text().strip()
        return int(text) if text.isascii() and text.isdigit() else -1

    def set_value(self, number: int) -> None:
        if number != self.value:
            self.setText(str(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self.value < 0 or self.isReadOnly():
            super().keyPressEvent(event)
        else:
            self.set_value(max(0, self.value + step))


class ObjectChoice(Choice):
    """One of several objects, each with a value and a word. Long names do not widen it. Signals: `edited()`."""

    edited = Signal()

    def __init__(
        self,
        options: Iterable[tuple[object, str]],
        name: str,
        *,
        chosen: object = None,
        parent: QWidget | None = None,
    ) -> None:
        self._values: list[object] = []
        super().__init__([], name, parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.show_options(options, chosen)
        self.currentIndexChanged.connect(self.edited)

    @property
    def value(self) -> object:
        """What is chosen; None if there is nothing to choose."""
        return self._values[self.currentIndex()] if 0 <= self.currentIndex() < len(self._values) else None

    @property
    def values(self) -> list[object]:
        """What there is to choose from."""
        return list(self._values)

    def choose(self, value: object) -> None:
        """Choose what has this value; nothing happens if nothing has."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def show_options(self, options: Iterable[tuple[object, str]], chosen: object = None) -> None:
        """Other options; what was chosen stays so if it is among them."""
        kept = self.value if chosen is None else chosen
        found = list(options)
        self.blockSignals(True)
        self.clear()
        self._values = [value for value, _ in found]
        self.addItems([word for _, word in found])
        for row, (_, word) in enumerate(found):
            self.setItemData(row, word, Qt.ItemDataRole.AccessibleTextRole)
        self.choose(kept)
        self.blockSignals(False)
