# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The header of a page: icon, name, state, tags, a line with links, and the object's main actions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from xolite_desktop.models.fields import Header as HeaderFields
from xolite_desktop.models.fields import Part
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.actions.menus import HeaderButtons
from xolite_desktop.ui.editing.draft_editor import DraftEditor
from xolite_desktop.ui.style import fonts, icons, marks
from xolite_desktop.ui.widgets.chip import Chip
from xolite_desktop.ui.widgets.label import ElidedLabel, Label, LinkLabel
from xolite_desktop.ui.widgets.panel import Panel

MARGIN = 20
GAP = 10
BUTTON = 30
_ICON = 28
_LEAST = 400
_LONGEST_NAME = 320  # of a name that keeps buttons from their place


class _ObjectIcon(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.setFixedSize(_ICON, _ICON)

    def show_icon(self, name: str) -> None:
        if name != self._name:
            self._name = name
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            icons.paint(QPainter(self), QRect(0, 0, _ICON, _ICON), self._name, "fg")


class PartsLine(QWidget):
    """Texts and links with dots between; `link_activated(ref)` when a link is followed."""

    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._parts: tuple[Part, ...] = ()

    def show_parts(self, parts: tuple[Part, ...], name_of: Callable[[str], str]) -> None:
        """Build anew only if something is different: a line with the focus keeps it otherwise.

        `name_of` gives the name of a linked object: only the name is a link, not the words before it.
        """
        if parts == self._parts:
            return
        self._parts = parts
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()  # during a drag nothing is deleted
                widget.deleteLater()
        for number, part in enumerate(parts):
            if number:
                self._row.addWidget(Label(" · ", tone="secondary"))
            if not part.link:
                self._row.addWidget(_text(part.text))
                continue
            name = name_of(part.link)
            lead = part.text.removesuffix(name) if name else ""
            self._row.addWidget(Label(lead, tone="secondary"))
            self._row.addWidget(self._link(part.text.removeprefix(lead), part.link))
        self._row.addStretch(1)

    @property
    def text(self) -> str:
        return " · ".join(part.text for part in self._parts)

    def _link(self, text: str, ref: str) -> LinkLabel:
        link = LinkLabel(text)
        link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        link.setAccessibleName(tr("Go to {text}").format(text=text))
        link.activated.connect(lambda: self.link_activated.emit(ref))
        return link


class Header(Panel):
    """Where room is short the tags go first, then buttons into their menu, and only then the name is cut.

    Signals: `link_activated(ref)` from the line below the name; `rename_asked()` by a press on the name.
    """

    link_activated = Signal(str)
    rename_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("header", parent)
        self._icon = _ObjectIcon()
        self._name = _Name()
        self._name.pressed.connect(self.rename_asked)
        self.editor: DraftEditor | None = None
        self._focus_before: QWidget | None = None  # while the name is edited
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._state = Chip("", tone="neutral")
        self._tags = QWidget()
        self._chips = QHBoxLayout(self._tags)
        self._chips.setContentsMargins(0, 0, 0, 0)
        self._chips.setSpacing(6)
        self._line = PartsLine()
        self._line.link_activated.connect(self.link_activated)
        self._shown_chips: tuple[tuple[str, str], ...] = ()
        self._buttons: HeaderButtons | None = None
        self._top = top = QHBoxLayout()
        top.setSpacing(GAP)
        for widget in (self._icon, self._name, self._state):
            top.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._tags)
        top.addStretch(1)
        top.addStrut(BUTTON)  # as high with buttons as without, so that tabs stay where they are
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, MARGIN, 6)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._line)

    def set_buttons(self, buttons: HeaderButtons) -> None:
        """The object's actions, at the right end."""
        self._buttons = buttons
        self._top.addWidget(buttons)
        buttons.changed.connect(self._share_room)
        self._share_room()

    def minimumSizeHint(self) -> QSize:
        """Less than what is shown now needs: tags and buttons go when there is less room."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        name = min(self._name.sizeHint().width(), _LONGEST_NAME) if self.editor is None else _LONGEST_NAME
        fixed = 2 * MARGIN + _ICON + name + 3 * GAP
        if not self._state.isHidden():
            fixed += self._state.sizeHint().width() + GAP
        room = self.width() - fixed
        wanted = self._buttons.full_width if self._buttons is not None else 0
        tags = self._tags.sizeHint().width() + GAP
        self._tags.setVisible(bool(self._shown_chips) and room - wanted >= tags)
        if self._buttons is not None:
            self._buttons.set_room(room)

    def edit_name(self, editor: DraftEditor) -> None:
        """Show an editor in place of the name until it is closed."""
        self.end_editing()
        self._focus_before = self.window().focusWidget()
        self.editor = editor
        self._name.hide()
        self._top.insertWidget(1, editor, 3)
        editor.closed.connect(self.end_editing)
        self._share_room()
        editor.take_focus()

    def end_editing(self) -> None:
        """Show the name again."""
        if self.editor is not None:
            editor, self.editor = self.editor, None
            self._top.removeWidget(editor)
            self._give_focus_back(editor)
            editor.hide()
            editor.deleteLater()
            self._name.show()
            self._share_room()

    def _give_focus_back(self, editor: QWidget) -> None:
        """To where it was, else Qt gives it to the first button of the window."""
        before, self._focus_before = self._focus_before, None
        if before is not None and isValid(before) and editor.isAncestorOf(self.window().focusWidget()):
            before.setFocus()

    @property
    def name(self) -> str:
        return self._name.text()

    @property
    def line(self) -> str:
        return self._line.text

    @property
    def word(self) -> str:
        """The state's word, empty where there is none."""
        return self._state.text if not self._state.isHidden() else ""

    def show_header(self, fields: HeaderFields, name_of: Callable[[str], str]) -> None:
        self._icon.show_icon(fields.icon)
        if self._name.text() != fields.title:
            self._name.setText(fields.title)
        state = fields.state
        self._state.setVisible(state is not None)
        if state is not None:
            mark = marks.of(state)
            self._state.show_state(state.word, mark) if mark else self._state.show_text(state.word)
        self._show_chips(tuple((tag, "neutral") for tag in fields.tags))
        self._line.show_parts(fields.parts, name_of)
        self._share_room()
        if self.editor is not None:
            self.editor.look()
        self.setAccessibleName(f"{fields.title}, {state.word}" if state is not None else fields.title)

    def _show_chips(self, chips: tuple[tuple[str, str], ...]) -> None:
        if chips == self._shown_chips:
            return
        self._shown_chips = chips
        while (item := self._chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()  # during a drag nothing is deleted
                widget.deleteLater()
        for word, tone in chips:
            self._chips.addWidget(Chip(word, tone=tone))


class _Name(ElidedLabel):
    """The name in large letters; a press on it begins to change it."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__("", font=fonts.title())
        self.set_tip(tr("Rename (F2)"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()


def _text(text: str) -> ElidedLabel:
    label = ElidedLabel(text, tone="secondary")
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    return label
