# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
""" "Paste as keystrokes": shows the text and what of it cannot be typed, then types it into the console."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QGridLayout,
    QPlainTextEdit,
    QProgressBar,
    QTextEdit,
    QWidget,
)

from xolite_desktop.models.text import count, joined, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.console.console_input import ConsoleInput
from xolite_desktop.ui.console.key_typist import KeyTypist
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.style import fonts, theme
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.choice import Choice
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.vnc.typing.layout import TITLES, Layout, layout
from xolite_desktop.vnc.typing.typist import EVENT_MS, MAX_CHARACTERS, tidied, untypable

SPEEDS = (
    (later("Normal"), EVENT_MS),
    (later("Slow, for boot menus"), 4 * EVENT_MS),
    (later("Very slow"), 16 * EVENT_MS),
)
"""What it is called, and milliseconds for each key event."""
_NAMED = 8  # of the characters that cannot be typed so many are spelled out
_MARKED = 500  # places in the text; who pastes more of them has chosen the wrong layout
_TEXT_HEIGHT = 132


class TypeTextDialog(Dialog):
    """`accepted` when all of the text was typed, `rejected` when it was stopped or never begun.

    `layout_name` is the layout chosen. The text is nowhere but in the field.
    """

    def __init__(
        self,
        console_input: ConsoleInput,
        vm_name: str,
        text: str,
        layout_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            parent, tr("Paste as keystrokes"),
            tr("Types this text on the keyboard of {vm_name}. The layout has to be the one that is set in the guest.").format(vm_name=visible(vm_name)),
            icon="keyboard", tint="accent", width=560,
        )  # fmt: skip
        self._input = console_input
        self._typist = KeyTypist(console_input, self)
        self._typist.progressed.connect(self._on_progressed)
        self._typist.ended.connect(self._on_ended)
        console_input.detached.connect(self._judge)
        self.text = self._text_field(text)
        self.layouts = _choices(
            ((name, tr(title)) for name, title in TITLES.items()), layout_name, tr("Layout in the guest")
        )
        self.speeds = _choices(((str(ms), tr(title)) for title, ms in SPEEDS), str(EVENT_MS), tr("Speed"))
        self.note = Label("", tone="warn", wrap=True)
        self.lines = CheckBox()
        self.progress = QProgressBar()
        self.body.addWidget(self.text)
        self.body.addLayout(self._options())
        for each in (self.note, self.lines, self.progress):
            self.body.addWidget(each)
        self._fill_foot()
        self.progress.hide()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Typed so far"))
        self.text.textChanged.connect(self._judge)
        self.layouts.currentIndexChanged.connect(self._judge)
        self.lines.toggled.connect(self._judge)
        theme.appearance().changed.connect(self._judge)  # the marks have colours of the theme
        self._judge()

    @property
    def layout_name(self) -> str:
        return str(self.layouts.currentData())

    def start(self) -> None:
        """Begin to type, if the button says that it can be done."""
        if not self.go.isEnabled():
            return
        for each in (self.text, self.layouts, self.speeds, self.lines, self.go):
            each.setEnabled(False)
        self.cancel.set_text(tr("Stop"))
        self.cancel.setFocus()
        self.progress.show()
        self.fit()
        self._typist.start(self._tidied(), self._layout(), event_ms=int(self.speeds.currentData()))

    def reject(self) -> None:
        self._typist.stop()
        super().reject()

    def _text_field(self, text: str) -> QPlainTextEdit:
        field = QPlainTextEdit(tidied(text[: 4 * MAX_CHARACTERS]))
        field.setFont(fonts.monospace())
        field.setAccessibleName(tr("Text to type"))
        field.setPlaceholderText(tr("Text to type"))
        field.setTabChangesFocus(True)
        field.setFixedHeight(_TEXT_HEIGHT)
        return field

    def _options(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, choice in enumerate((self.layouts, self.speeds)):
            grid.addWidget(Label(choice.accessibleName(), tone="secondary"), row, 0)
            grid.addWidget(choice, row, 1)
        return grid

    def _fill_foot(self) -> None:
        self.count = Label("", tone="hint")
        self.cancel = Button(tr("Cancel"))
        self.go = Button(tr("Type it"), kind="primary")
        self.foot.addWidget(self.count)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.go)
        self.go.clicked.connect(self.start)
        self.cancel.clicked.connect(self.reject)

    def _layout(self) -> Layout:
        return layout(self.layout_name)

    def _tidied(self) -> str:
        return tidied(self.text.toPlainText())

    def _judge(self) -> None:
        """Mark what cannot be typed, say what will happen, and whether it can begin."""
        if self._typist.is_typing:
            return
        text = self._tidied()
        places = untypable(text, self._layout()) if len(text) <= MAX_CHARACTERS else []
        self._mark(text, places)
        keys = _named_keys(text)
        self.lines.setText(tr("Press {keys} too: in a shell each line runs as it is typed").format(keys=keys))
        self.lines.setVisible(bool(keys))
        typed = len(text) - len(places)
        self.note.setText(self._warning(text, places))
        self.note.setVisible(bool(self.note.text()))
        self.count.setText(
            tr("{typed} of {count} characters").format(typed=typed, count=len(text))
            if places
            else count(len(text), "character")
        )
        is_agreed = not keys or self.lines.isChecked()
        fits = len(text) <= MAX_CHARACTERS
        self.go.setEnabled(self._input.is_attached and typed > 0 and fits and is_agreed)
        self.fit()

    def _warning(self, text: str, places: list[int]) -> str:
        if not self._input.is_attached:
            return tr("The console is not connected.")
        if len(text) > MAX_CHARACTERS:
            return tr("This is too long to be typed: {count} characters, {most} are the most.").format(
                count=len(text), most=MAX_CHARACTERS
            )
        if not places:
            return ""
        found = list(dict.fromkeys(text[place] for place in places))
        named = " ".join(_shown(character) for character in found[:_NAMED])
        more = tr(" and {count} more").format(count=len(found) - _NAMED) if len(found) > _NAMED else ""
        return tr("Left out, since this layout has no keys for it: {owner}{more}").format(
            owner=named, more=more
        )

    def _mark(self, text: str, places: list[int]) -> None:
        look = QTextCharFormat()
        look.setBackground(theme.color("bad_bg"))
        look.setForeground(theme.color("bad"))
        marks = []
        for place in places[:_MARKED]:
            mark = QTextEdit.ExtraSelection()
            mark.format = look
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(_utf16_length(text[:place]))
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            marks.append(mark)
        self.text.setExtraSelections(marks)

    def _on_progressed(self, done: int, total: int) -> None:
        self.progress.setMaximum(total)
        self.progress.setValue(done)
        self.count.setText(
            tr("Typing… {done} of {total} strokes. Esc stops it.").format(done=done, total=total)
        )

    def _on_ended(self, whole: bool) -> None:
        if whole:
            self.accept()
        elif self.isVisible():
            super().reject()


def _choices(choices: Iterable[tuple[str, str]], chosen: str, name: str) -> Choice:
    box = Choice((), name)
    for value, title in choices:
        box.addItem(title, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box


def _named_keys(text: str) -> str:
    """ "Enter 3 times and Tab once"; empty if the text has neither."""
    counts = ((tr("Enter"), text.count("\n")), (tr("Tab"), text.count("\t")))
    return joined(f"{name} {_times(number)}" for name, number in counts if number)


def _times(number: int) -> str:
    return (
        tr("once")
        if number == 1
        else tr("twice")
        if number == 2
        else tr("{count} times").format(count=number)
    )


def _shown(character: str) -> str:
    return character if character.isprintable() and not character.isspace() else f"U+{ord(character):04X}"


def _utf16_length(text: str) -> int:
    """Qt counts in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2
