# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A value with its buttons, seen while the pointer or the focus is there: copy, edit, or why it cannot be edited."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QGuiApplication, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolTip, QWidget

from xolite_desktop.models.fields import Field
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import fonts, icons
from xolite_desktop.ui.style.tones import TONE
from xolite_desktop.ui.widgets.button import IconButton
from xolite_desktop.ui.widgets.label import ElidedLabel, LinkLabel, tip

_COPIED_MS = 1200


class _ShyButton(IconButton):
    """It has its place and its turn for the Tab key always; it is painted while it is revealed."""

    def __init__(self, icon: str, name: str) -> None:
        super().__init__(icon, name)
        self._is_revealed = False
        self.setProperty("look", "bare")
        self.setFixedSize(20, 16)
        self.setIconSize(QSize(14, 14))

    def reveal(self, shown: bool) -> None:
        if shown != self._is_revealed:
            self._is_revealed = shown
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_revealed:
            super().paintEvent(event)


class ValueCell(QWidget):
    """Signals: `link_activated(ref)`; `action_asked(id)`; `edit_asked()` by the pencil, or a click on a value that is
    no link."""

    link_activated = Signal(str)
    action_asked = Signal(str)
    edit_asked = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.value = LinkLabel("") if field.link or field.opens else ElidedLabel("")
        if field.is_code:
            self.value.setFont(fonts.monospace())
        if isinstance(self.value, LinkLabel):
            self.value.activated.connect(self._on_activated)
        self._refusal = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._row.addWidget(self.value, 1)
        self.copy_button: _ShyButton | None = None
        self.edit_button: _ShyButton | None = None
        self._copied = QTimer(self, singleShot=True, interval=_COPIED_MS)
        self._copied.timeout.connect(self._show_copy_icon)
        if field.is_code or field.copies:
            self.copy_button = self._add_button(
                "copy", tr("Copy {label}").format(label=field.label), self.copy
            )
        if field.edit:
            self.edit_button = self._add_button(
                "pencil-simple", tr("Edit {label}").format(label=field.label), self._on_edit
            )

    @property
    def refusal(self) -> str:
        """Why the value cannot be edited, empty if it can."""
        return self._refusal

    def show_field(self, field: Field) -> None:
        """The same row again, with what it says now."""
        self.field = field
        if self.value.text() != field.value:
            self.value.setText(field.value)
            self.value.setAccessibleName(f"{field.label}: {field.value}")
        if not isinstance(self.value, LinkLabel):
            self.value.set_tone("hint" if field.is_missing else TONE[field.kind])
        self.value.set_tip(field.tooltip)
        if self.copy_button is not None:
            self.copy_button.setVisible(bool(field.copied))

    def show_refusal(self, refusal: str) -> None:
        """Say why it cannot be edited now; empty if it can."""
        if self.edit_button is None:
            return
        self._refusal = refusal
        label = self.field.label
        name = (
            tr("{label} cannot be edited: {why}").format(label=label, why=refusal)
            if refusal
            else tr("Edit {label}").format(label=label)
        )
        if self.edit_button.accessibleName() != name:
            self.edit_button.setIcon(icons.icon("lock-simple" if refusal else "pencil-simple"))
            self.edit_button.setAccessibleName(name)
            self.edit_button.setToolTip(tip(refusal or name))
        can_click = not (refusal or self.field.link)
        self.setCursor(Qt.CursorShape.IBeamCursor if can_click else Qt.CursorShape.ArrowCursor)

    def copy(self) -> None:
        """Put what can be copied on the clipboard, and say so."""
        QGuiApplication.clipboard().setText(self.field.copied)
        assert self.copy_button is not None
        self.copy_button.setIcon(icons.icon("check", "ok"))
        self.copy_button.setAccessibleName(tr("Copied"))
        self._say_at(self.copy_button, tr("Copied"))
        self._copied.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_value = self.value.geometry().contains(event.position().toPoint())
        can_click = self.edit_button is not None and not (self.field.link or self._refusal)
        if event.button() == Qt.MouseButton.LeftButton and is_value and can_click:
            self.edit_asked.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._reveal(True)

    def leaveEvent(self, event: QEvent) -> None:
        self._reveal(any(button.hasFocus() for button in self._buttons))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._reveal(event.type() == QEvent.Type.FocusIn or self.underMouse())
        return False

    def _on_activated(self) -> None:
        if self.field.opens:
            self.action_asked.emit(self.field.opens)
        else:
            self.link_activated.emit(self.field.link)

    def _on_edit(self) -> None:
        if self._refusal:
            assert self.edit_button is not None
            self._say_at(self.edit_button, self._refusal)
        else:
            self.edit_asked.emit()

    @property
    def _buttons(self) -> list[_ShyButton]:
        return [button for button in (self.copy_button, self.edit_button) if button is not None]

    def _add_button(self, icon: str, name: str, press: object) -> _ShyButton:
        button = _ShyButton(icon, name)
        button.installEventFilter(self)
        button.clicked.connect(press)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def _reveal(self, shown: bool) -> None:
        for button in self._buttons:
            button.reveal(shown)

    def _show_copy_icon(self) -> None:
        assert self.copy_button is not None
        self.copy_button.setIcon(icons.icon("copy"))
        self.copy_button.setAccessibleName(tr("Copy {label}").format(label=self.field.label))

    @staticmethod
    def _say_at(button: IconButton, text: str) -> None:
        QToolTip.showText(button.mapToGlobal(QPoint(0, button.height())), tip(text), button)
