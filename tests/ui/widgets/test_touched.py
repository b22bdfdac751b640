# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is missing is said from the beginning, and called wrong only where a person has been, or once they tried to go on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from helpers.person import press_key, type_text
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.inputs import TextInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.plans.problem import Problem


class TwoNames(PlanDialog):
    """Both are needed, and something else besides."""

    def __init__(self, store: Any, parent: QWidget) -> None:
        super().__init__(store, parent, "Two names", "", icon="tag", verb="Save")
        self.one, self.two = TextInput("", "One"), TextInput("", "Two")
        self.form.add("one", "One", self.one)
        self.form.add("two", "Two", self.two)
        self.check()

    def problems(self) -> list[Problem]:
        fields = {"one": self.one.text(), "two": self.two.text(), "": ""}
        return [Problem(name, "NAME_MISSING") for name, text in fields.items() if not text]


@pytest.fixture
def dialog(qtbot: Any, demo_store: Any) -> Iterator[TwoNames]:
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    window.show()
    made = TwoNames(demo_store.store, window)
    made.open()
    made.one.setFocus()
    yield made
    window.close()


def red(dialog: TwoNames) -> list[str]:
    return [
        name
        for name, field in (("one", dialog.one), ("two", dialog.two))
        if field.property("wrong") == "true"
    ]


def sentences(dialog: TwoNames) -> list[tuple[str, str]]:
    """What is said of the plan, with its tone."""
    found = [label for label in dialog.findChildren(Label) if label.text() == "A name is needed."]
    return [(label.text(), str(label.property("tone"))) for label in found if label.isVisible()]


def test_why_the_button_is_off_is_said_calmly_at_first(dialog: TwoNames) -> None:
    assert not dialog.go.isEnabled()
    assert red(dialog) == []
    assert sentences(dialog) == [("A name is needed.", "secondary")] * 3
    assert dialog.one.accessibleDescription() == "A name is needed."


def test_a_field_is_wrong_once_it_was_left_or_edited(dialog: TwoNames) -> None:
    press_key(dialog.one, Qt.Key.Key_Tab)
    assert red(dialog) == ["one"]
    type_text(dialog.two, "b")
    press_key(dialog.two, Qt.Key.Key_Backspace)
    assert red(dialog) == ["one", "two"]
    assert sentences(dialog) == [("A name is needed.", "bad")] * 3
    type_text(dialog.two, "b")
    assert red(dialog) == ["one"]


def test_a_window_that_is_left_is_no_field_that_is_left(dialog: TwoNames) -> None:
    for reason in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
        QApplication.sendEvent(dialog.one, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert red(dialog) == []


def test_a_button_that_is_off_shows_what_is_wrong_when_it_is_pressed(dialog: TwoNames) -> None:
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert red(dialog) == ["one", "two"]
    assert dialog.isVisible()


def test_so_does_enter_and_the_keyboard_goes_to_the_first_that_is_wrong(dialog: TwoNames) -> None:
    type_text(dialog.one, "a")
    press_key(dialog.one, Qt.Key.Key_Return)
    assert red(dialog) == ["two"]
    assert dialog.focusWidget() is dialog.two
    dialog.cancel.setFocus()
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.focusWidget() is dialog.two


class Nothing(PlanDialog):
    """There is nothing to decide."""

    def __init__(self, store: Any, parent: QWidget) -> None:
        super().__init__(store, parent, "Take it out", "", icon="tag", verb="Go")
        self.check()

    def plan(self) -> object:
        return "yes"


def test_enter_goes_on_where_there_is_nothing_to_fill_in(dialog: TwoNames, demo_store: Any) -> None:
    asked = Nothing(demo_store.store, dialog.parentWidget())
    asked.open()
    assert asked.focusWidget() is asked.go
    answers: list[object] = []
    asked.accepted.connect(lambda: answers.append(asked.answer))
    press_key(asked.focusWidget(), Qt.Key.Key_Return)
    assert answers == ["yes"]


def test_what_a_dialog_fills_in_by_itself_was_not_touched(dialog: TwoNames) -> None:
    dialog.form.blockSignals(True)
    dialog.one.setText("a")
    dialog.one.clear()
    dialog.form.blockSignals(False)
    dialog.check()
    assert red(dialog) == []
