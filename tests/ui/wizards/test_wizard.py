# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The frame of a wizard: nobody gets past what is wrong, nothing that was typed is lost, and keys do it all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from helpers.person import click, press_key, type_text
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.ui.widgets.inputs import TextInput
from xolite_desktop.ui.wizards.step_list import Verdict
from xolite_desktop.ui.wizards.wizard import Wizard
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.rules.refusal import Refusal


@dataclass(frozen=True)
class Plan:
    """Three words."""

    one: str = "a"
    two: str = ""
    three: str = "c"


class WordPage(WizardPage[Plan]):
    def __init__(self, store: PoolStore, word: str) -> None:
        super().__init__(store, word.title(), (word,))
        self.word = word
        self.builds = 0

    def build(self) -> None:
        self.builds += 1
        self.first, self.line = TextInput("", "First"), TextInput("", self.word)
        self.column.addWidget(self.first)
        self.column.addWidget(self.line)
        self.line.edited.connect(self.edited)
        self.wrong: Sequence[Problem] = ()

    def applies(self, plan: Plan) -> bool:
        return self.word != "three" or plan.one != "short"

    def show_plan(self, plan: Plan) -> None:
        self.blockSignals(True)
        self.line.setText(getattr(plan, self.word))
        self.blockSignals(False)

    def write(self, plan: Plan) -> Plan:
        return replace(plan, **{self.word: self.line.text()})

    def show_problems(self, problems: Sequence[Problem], plan: Plan) -> None:
        self.wrong = problems


class WordWizard(Wizard[Plan]):
    def __init__(self, store: PoolStore, parent: QWidget | None = None) -> None:
        super().__init__(store, parent, "Three words", "Make", Plan())
        self.words = [WordPage(store, word) for word in ("one", "two", "three")]
        self.set_pages(self.words)

    def judge(self, plan: Plan) -> list[Problem]:
        return [Problem(word, "NAME_MISSING") for word in ("one", "two", "three") if not getattr(plan, word)]


@pytest.fixture
def wizard(qtbot: Any, demo_store: Any) -> Iterator[WordWizard]:
    window = QWidget()
    window.resize(1200, 800)
    qtbot.addWidget(window)
    window.show()
    made = WordWizard(demo_store.store, window)
    made.open()
    yield made
    window.close()


def verdicts(wizard: WordWizard) -> list[Verdict]:
    return [wizard.steps.item(row).data(Qt.ItemDataRole.UserRole) for row in range(wizard.steps.count())]


def reachable(wizard: WordWizard) -> list[bool]:
    items = [wizard.steps.item(row) for row in range(wizard.steps.count())]
    return [bool(item.flags() & Qt.ItemFlag.ItemIsEnabled) for item in items]


def test_nobody_gets_past_what_is_wrong(wizard: WordWizard) -> None:
    assert reachable(wizard) == [True, True, False]
    assert not wizard.create_button.isEnabled()
    assert "Two" not in wizard.next.toolTip()
    assert "A name is needed" in wizard.create_button.toolTip()
    click(wizard.next)
    assert wizard.page is wizard.words[1]
    assert not wizard.next.isEnabled()
    assert [each.field for each in wizard.words[1].wrong] == ["two"]
    assert verdicts(wizard) == [Verdict.DONE, Verdict.WAITING, Verdict.WAITING]
    type_text(wizard.words[1].line, "b")
    assert reachable(wizard) == [True, True, True]
    assert wizard.create_button.isEnabled(), "it can be made before everything was seen"


@pytest.mark.parametrize(
    "goes_on",
    [
        lambda wizard: QTest.mouseClick(wizard.next, Qt.MouseButton.LeftButton),
        lambda wizard: press_key(wizard.words[1].line, Qt.Key.Key_Return),
        lambda wizard: click(wizard.back),
    ],
    ids=("next", "enter", "back"),
)
def test_a_step_is_called_wrong_once_somebody_tried_to_leave_it(
    wizard: WordWizard, goes_on: Callable[[WordWizard], None]
) -> None:
    click(wizard.next)
    assert verdicts(wizard)[1] is Verdict.WAITING
    goes_on(wizard)
    assert verdicts(wizard)[1] is Verdict.WRONG
    assert not wizard.create_button.isEnabled()


def test_what_was_typed_is_kept_and_so_is_the_focus(wizard: WordWizard) -> None:
    click(wizard.next)
    type_text(wizard.words[1].line, "b")
    click(wizard.next)
    click(wizard.back)
    assert wizard.words[1].line.text() == "b"
    assert wizard.focusWidget() is wizard.words[1].line
    click(wizard.back)
    assert not wizard.back.isEnabled()
    assert wizard.focusWidget() is wizard.words[0].first, "the first field, if none had it"


def test_pages_are_built_when_they_are_first_turned_to_and_once(wizard: WordWizard) -> None:
    assert [page.builds for page in wizard.words] == [1, 0, 0]
    click(wizard.next)
    click(wizard.back)
    assert [page.builds for page in wizard.words] == [1, 1, 0]


def test_steps_can_be_clicked_and_walked_with_keys(wizard: WordWizard) -> None:
    click(wizard.next)
    type_text(wizard.words[1].line, "b")
    rows = wizard.steps
    QTest.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, rows.visualItemRect(rows.item(0)).center()
    )  # fmt: skip
    assert wizard.page is wizard.words[0]
    rows.setFocus()
    press_key(rows, Qt.Key.Key_Down)
    press_key(rows, Qt.Key.Key_Down)
    assert wizard.page is wizard.words[2]
    QTest.keyClick(wizard, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert wizard.page is wizard.words[1]
    QTest.keyClick(wizard, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert wizard.page is wizard.words[2]
    assert "current step" in rows.item(2).data(Qt.ItemDataRole.AccessibleTextRole)


def test_enter_goes_on_and_makes_it_in_the_end(wizard: WordWizard) -> None:
    press_key(wizard.words[0].line, Qt.Key.Key_Return)
    assert wizard.page is wizard.words[1]
    press_key(wizard.words[1].line, Qt.Key.Key_Return)
    assert wizard.page is wizard.words[1], "something is wrong there"
    type_text(wizard.words[1].line, "b")
    press_key(wizard.words[1].line, Qt.Key.Key_Return)
    assert not wizard.next.isVisible()
    assert wizard.create_button.isDefault()
    press_key(wizard.words[2].line, Qt.Key.Key_Return)
    assert wizard.answer == Plan("a", "b", "c")


def test_ctrl_enter_makes_it_from_anywhere_if_it_can(wizard: WordWizard) -> None:
    QTest.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wizard.answer is None
    assert wizard.page is wizard.words[1], "that is where something is wrong"
    assert wizard.words[1].isAncestorOf(wizard.focusWidget())
    assert wizard.next.toolTip() == "A name is needed."
    type_text(wizard.words[1].line, "b")
    assert wizard.next.toolTip() == ""
    QTest.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wizard.answer == Plan("a", "b", "c")


def test_a_page_that_does_not_apply_is_no_step(wizard: WordWizard) -> None:
    type_text(wizard.words[0].line, "short")
    assert [wizard.steps.item(row).text() for row in range(wizard.steps.count())] == ["One", "Two"]
    click(wizard.next)
    assert not wizard.next.isVisible()


def test_a_page_that_stops_applying_is_left(wizard: WordWizard) -> None:
    click(wizard.next)
    type_text(wizard.words[1].line, "b")
    click(wizard.next)
    wizard.plan = replace(wizard.plan, one="short")
    wizard.check()
    assert wizard.page is wizard.words[0]


def test_what_whoever_opened_it_knows_keeps_it_from_being_made(wizard: WordWizard) -> None:
    type_text(wizard.words[0].line, "short")
    click(wizard.next)
    type_text(wizard.words[1].line, "b")
    assert wizard.create_button.isEnabled()
    wizard.guard = lambda plan: Refusal("CONNECTION_LOST") if plan.two == "b" else None
    wizard.check()
    assert not wizard.create_button.isEnabled()
    assert "connection" in wizard.refused.text().lower()
    QTest.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wizard.answer is None
    type_text(wizard.words[1].line, "c")
    assert wizard.create_button.isEnabled()
    assert wizard.refused.text() == ""


def test_it_fits_into_a_small_window(wizard: WordWizard, qtbot: Any, demo_store: Any) -> None:
    window = QWidget()
    window.resize(1024, 700)
    qtbot.addWidget(window)
    window.show()
    made = WordWizard(demo_store.store, window)
    made.open()
    assert made.width() <= 1024
    assert made.height() <= 700
    made.reject()
    assert made.answer is None


def test_events_of_the_pool_are_judged_too(wizard: WordWizard, qtbot: Any, demo_store: Any) -> None:
    judged: list[Plan] = []
    wizard.judge = lambda plan: judged.append(plan) or []  # type: ignore[method-assign,func-returns-value]
    demo_store.change("pool", demo_store.ref("pool", "lab-pool"), name_label="another")
    qtbot.waitUntil(lambda: bool(judged))
    assert wizard.create_button.isEnabled()
