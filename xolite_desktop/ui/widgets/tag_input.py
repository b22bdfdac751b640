# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tags as chips with a cross each, and a line for the next one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import theme
from xolite_desktop.ui.widgets.button import IconButton
from xolite_desktop.ui.widgets.chip import Chip
from xolite_desktop.ui.widgets.flow_layout import FlowLayout
from xolite_desktop.ui.widgets.suggestions import offer_suggestions

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LONGEST = 120


class TagChip(QWidget):
    """A tag that can be taken away. Signals: `removed()`."""

    removed = Signal()

    def __init__(self, tag: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tag = tag
        word = visible(tag[:_LONGEST])
        self._chip = Chip(word)
        self.cross = IconButton("x", tr("Remove {tag}").format(tag=word))
        self.cross.setFixedSize(18, 18)
        self.cross.setIconSize(QSize(10, 10))
        self.cross.setProperty("look", "small")
        self.cross.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(0)
        row.addWidget(self._chip)
        row.addWidget(self.cross)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line2"))
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)


class _Line(QLineEdit):
    """Signals: `entered()`, `escaped()`, `rubbed_out()` at Backspace in an empty line."""

    entered = Signal()
    escaped = Signal()
    rubbed_out = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER or event.text() == ",":
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.rubbed_out.emit()
        else:
            super().keyPressEvent(event)


class TagInput(QWidget):
    """Enter adds what is typed, and saves when nothing is. Signals: `edited()`, `entered()`, `escaped()`."""

    edited = Signal()
    entered = Signal()
    escaped = Signal()

    def __init__(self, name: str, suggestions: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._flow = FlowLayout(self, gap=4)
        self._chips: list[TagChip] = []
        self.line = _Line()
        self.line.setAccessibleName(tr("New tag"))
        self.line.setPlaceholderText(tr("Add a tag"))
        self.line.setMinimumWidth(110)
        self._flow.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.suggest(suggestions)
        self.line.entered.connect(self._on_entered)
        self.line.escaped.connect(self.escaped)
        self.line.rubbed_out.connect(self._on_rubbed_out)
        self.line.textChanged.connect(self.edited)

    def suggest(self, values: list[str]) -> None:
        """Other tags to complete what is typed."""
        # After the completer has put the tag into the line, which it does when it is told the same.
        offer_suggestions(self.line, values).activated.connect(lambda _: QTimer.singleShot(0, self._add))

    @property
    def chips(self) -> tuple[TagChip, ...]:
        return tuple(self._chips)

    @property
    def content(self) -> tuple[str, ...]:
        """The tags, with the one that stands in the line."""
        typed = self.line.text().strip()
        tags = [chip.tag for chip in self._chips]
        return tuple(dict.fromkeys([*tags, typed] if typed else tags))

    def show_content(self, content: str | tuple[str, ...]) -> None:
        for chip in list(self._chips):
            self._drop(chip)
        for tag in content if isinstance(content, tuple) else ():
            self._insert(tag)

    def take_focus(self) -> None:
        self.line.setFocus()

    def _on_entered(self) -> None:
        if self.line.text().strip():
            self._add()
        else:
            self.entered.emit()

    def _add(self) -> None:
        tag = self.line.text().strip()
        self.line.clear()
        if tag and tag not in [chip.tag for chip in self._chips]:
            self._insert(tag)
            self.edited.emit()

    def _on_rubbed_out(self) -> None:
        if self._chips:
            self._drop(self._chips[-1])
            self.edited.emit()

    def _insert(self, tag: str) -> None:
        chip = TagChip(tag)
        chip.removed.connect(lambda: self._on_removed(chip))
        self._flow.insert(len(self._chips), chip)
        self._chips.append(chip)
        chip.show()
        self.updateGeometry()

    def _on_removed(self, chip: TagChip) -> None:
        self.line.setFocus()
        self._drop(chip)
        self.edited.emit()

    def _drop(self, chip: TagChip) -> None:
        self._chips.remove(chip)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.updateGeometry()
