# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The frame of a wizard: it owns the plan, has its steps at the left, and lets it be done as soon as nothing is wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Generic

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from xolite_desktop.models.api_calls.scripts import Scripts
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.api_calls import ApiCallsDialog
from xolite_desktop.ui.dialogs.plan_dialog import said
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import ElidedLabel, Label
from xolite_desktop.ui.widgets.panel import Panel
from xolite_desktop.ui.widgets.reading_order import step_focus
from xolite_desktop.ui.widgets.shade import Shade
from xolite_desktop.ui.widgets.touched import InVain, go_to_wrong
from xolite_desktop.ui.wizards.step_list import StepList, StepState, Verdict
from xolite_desktop.ui.wizards.wizard_page import PlanT, WizardPage
from xolite_desktop.xapi.plans.problem import Problem, within
from xolite_desktop.xapi.rules.refusal import Refusal

SIZE = QSize(980, 640)
_EDGE = 24  # of the window, that stays free around the wizard
_RAIL = 212
_FOOT = 16
_JUDGE_AGAIN_MS = 250


class Wizard(QDialog, Generic[PlanT]):
    """Window-modal. A subclass gives the first plan, the pages in order, and `judge`; `answer` is the plan once it is
    accepted. Pages are built when they are first turned to, and keep their fields and their focus from then on."""

    def __init__(self, store: PoolStore, parent: QWidget | None, title: str, verb: str, plan: PlanT) -> None:
        super().__init__(parent)
        self._store = store
        self.plan = plan
        self.answer: object = None
        self._shade: Shade | None = None
        self._pages: list[WizardPage[PlanT]] = []
        self._visited: set[WizardPage[PlanT]] = set()
        self._focused: dict[WizardPage[PlanT], QWidget] = {}
        self._current: WizardPage[PlanT] | None = None
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.steps = StepList(tr("Steps"))
        self.stack = QStackedWidget()
        self.cancel, self.back = Button(tr("Cancel")), Button(tr("Back"))
        self.next, self.create_button = Button(tr("Next"), kind="primary"), Button(verb)
        self.calls = Button(tr("Show API calls"), kind="flat", icon="code")
        self.refused = ElidedLabel("", tone="bad")
        self.guard: Callable[[PlanT], Refusal | None] = lambda _: None
        """Why the plan cannot be carried out now, whatever it says: whoever opens the wizard knows."""
        self.foot = QHBoxLayout()
        self._lay_out(title)
        self._connect()

    def set_pages(self, pages: Sequence[WizardPage[PlanT]]) -> None:
        """The pages in order; the first is shown."""
        self._pages = list(pages)
        self._show(self.pages[0])

    def judge(self, plan: PlanT) -> list[Problem]:
        """Everything that is wrong with a plan, of all pages."""
        raise NotImplementedError

    def needed_calls(self, plan: PlanT) -> Collection[str]:
        """The calls the plan would make, for the role of whoever is signed in."""
        return ()

    def scripts(self, plan: PlanT) -> Scripts | None:
        """The calls the plan would make, for those who want to see them; None if there is nothing to show."""
        return None

    @property
    def pages(self) -> list[WizardPage[PlanT]]:
        """Those that apply now."""
        return [page for page in self._pages if page.applies(self.plan)]

    @property
    def page(self) -> WizardPage[PlanT]:
        """The one that is shown."""
        assert self._current is not None, "a wizard has pages"
        return self._current

    def show_page(self, page: WizardPage[PlanT]) -> None:
        """Turn to a page, if nothing is wrong with those before it."""
        steps = self._states(self.judge(self.plan))
        if page in self.pages and not steps[self.pages.index(page)].barrier:
            self._show(page)

    def check(self, *_: object) -> None:
        """Judge the plan anew, and show what is wrong where it is decided."""
        if self._current is None:
            return
        pages = self.pages
        if self.page not in pages:  # what it depended on is gone
            self._show(pages[0])
            return
        problems = self.judge(self.plan)
        number = pages.index(self.page)
        own = within(problems, *self.page.fields)
        self.page.show_problems(own, self.plan)
        steps = self._states(problems)
        self.steps.show_steps(steps, number)
        is_last = number == len(pages) - 1
        self.back.setEnabled(number > 0)
        self.next.setVisible(not is_last)
        self.next.setEnabled(not is_last and not steps[number + 1].barrier)
        self.next.setToolTip(said(own[0], self._store) if own and not is_last else "")
        self._make_primary(self.create_button if is_last else self.next)
        self._show_whether_it_can_be_made(problems, [each for each in problems if each not in own])

    def _show_whether_it_can_be_made(self, problems: Sequence[Problem], elsewhere: Sequence[Problem]) -> None:
        refusal = self.guard(self.plan) if not problems else None
        self.create_button.setEnabled(not problems and refusal is None)
        self.calls.setEnabled(not problems)
        self.calls.setVisible(type(self).scripts is not Wizard.scripts)
        self.create_button.setToolTip(said(elsewhere[0], self._store) if elsewhere else "")
        reason = explain(refusal, self._store.cache).one_line if refusal is not None else ""
        self.refused.setText(reason)
        self.refused.set_tip(reason)

    def open(self) -> None:
        """Show over the parent's window, as large as it leaves room for."""
        parent = self.parentWidget()
        room = SIZE
        if parent is not None and self._shade is None:
            self._shade = Shade(parent.window())
            room = SIZE.boundedTo(parent.window().size() - QSize(2 * _EDGE, 2 * _EDGE))
        self.resize(room.expandedTo(self.minimumSizeHint()))
        super().open()
        self._take_focus(self.page)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Pages are built when they are first shown: by Qt's order they would come after the foot."""
        return step_focus(self, forward=next) or super().focusNextPrevChild(next)

    def _lay_out(self, title: str) -> None:
        rail = Panel("wizardRail")
        rail.setFixedWidth(_RAIL)
        column = QVBoxLayout(rail)
        column.setContentsMargins(0, 18, 0, 12)
        column.setSpacing(12)
        heading = Label(title, font=fonts.strong(), wrap=True)
        heading.setContentsMargins(16, 0, 12, 0)
        column.addWidget(heading)
        column.addWidget(self.steps, 1)
        self.foot.setContentsMargins(_FOOT, 13, _FOOT, 13)
        self.foot.setSpacing(8)
        self.foot.addWidget(self.calls)
        self.foot.addWidget(self.refused, 1)
        for button in (self.cancel, self.back, self.next, self.create_button):
            self.foot.addWidget(button)
        foot = Panel("dialogFoot")
        foot.setLayout(self.foot)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(rail)
        upper.addWidget(self.stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, 1)
        whole.addWidget(foot)

    def _connect(self) -> None:
        self.steps.chosen.connect(self._on_step)
        self.cancel.clicked.connect(self.reject)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.next.clicked.connect(lambda: self._turn(1))
        self.create_button.clicked.connect(self._on_create)
        self.calls.clicked.connect(self._on_calls)
        for button in (self.next, self.create_button):
            InVain(button, self._on_vain)
        for keys, way in (("Alt+Left", -1), ("Alt+Right", 1)):
            QShortcut(QKeySequence(keys), self, lambda way=way: self._turn(way))
        QShortcut(QKeySequence("Ctrl+Return"), self, self._on_create)
        self.finished.connect(self._on_finished)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        again = Throttle(_JUDGE_AGAIN_MS, lambda *_: self.check(), self)
        self._store.changed.connect(again.request)

    def _states(self, problems: Sequence[Problem]) -> list[StepState]:
        """Nobody goes past a step that something is wrong with."""
        barrier = ""
        steps = []
        for page in self.pages:
            wrong = within(problems, *page.fields)
            seen = page in self._visited
            verdict = Verdict.DONE if seen and not wrong else Verdict.WAITING
            if wrong and page.calls_wrong:
                verdict = Verdict.WRONG
            steps.append(StepState(page.title, verdict, barrier))
            if wrong and not barrier:
                barrier = f"{page.title}: {said(wrong[0], self._store)}"
        return steps

    def _show(self, page: WizardPage[PlanT]) -> None:
        if page not in self._visited:
            page.build()
            self.stack.addWidget(page)
            page.edited.connect(lambda: self._on_edited(page))
        if self._current is not None and self._current is not page:
            self._current.touch_all()
        self._current = page
        self._visited.add(page)
        page.show_plan(self.plan)
        self.stack.setCurrentWidget(page)
        self.check()

    def _on_focus(self, before: QWidget | None, _: QWidget | None) -> None:
        if before is not None and self._current is not None and self._current.isAncestorOf(before):
            self._focused[self._current] = before

    def _take_focus(self, page: WizardPage[PlanT]) -> None:
        """Where it was when one turned away, else the first field."""
        kept = self._focused.get(page)
        if kept is not None and not isValid(kept):
            kept = None  # its row was removed
        first = kept if kept is not None and kept.isVisibleTo(self) and kept.isEnabled() else None
        if first is None:
            fields = [each for each in page.findChildren(QWidget) if _is_field(each, page)]
            first = fields[0] if fields else self.steps
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _turn(self, way: int) -> None:
        button = self.next if way > 0 else self.back
        if button.isVisible() and button.isEnabled():
            pages = self.pages
            self._show(pages[pages.index(self.page) + way])
            self._take_focus(self.page)
        elif way > 0 and button.isVisible():
            self._on_vain()

    def _on_step(self, number: int) -> None:
        pages = self.pages
        if number < len(pages) and pages[number] is not self._current:
            self._show(pages[number])

    def _on_edited(self, page: WizardPage[PlanT]) -> None:
        page.touch()
        self.plan = page.write(self.plan)
        self.check()

    def _on_vain(self) -> None:
        """Somebody tried to go on: turn to the first page that something is wrong with, and there to what it is."""
        problems = self.judge(self.plan)
        wrong = next((page for page in self.pages if within(problems, *page.fields)), self.page)
        if wrong is not self.page:
            self._show(wrong)
        self.page.touch_all()
        self.check()
        now = self.focusWidget()
        if not go_to_wrong(self.page) and (now is None or not self.page.isAncestorOf(now)):
            self._take_focus(self.page)

    def _on_create(self) -> None:
        self.check()
        if self.create_button.isEnabled():
            self.answer = self.plan
            self.accept()
        else:
            self._on_vain()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, or shows what keeps one from it."""
        primary = self.next if self.next.isVisible() else self.create_button
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not primary.isEnabled():
            self._on_vain()
        super().keyPressEvent(event)

    def _on_calls(self) -> None:
        found = self.scripts(self.plan) if not self.judge(self.plan) else None
        if found is not None:
            ApiCallsDialog(found, self).open()

    def _make_primary(self, button: Button) -> None:
        for each in (self.next, self.create_button):
            each.set_kind("primary" if each is button else "")

    def _on_finished(self) -> None:
        if self._shade is not None:
            self._shade.deleteLater()
            self._shade.hide()
            self._shade = None


def _is_field(widget: QWidget, page: QWidget) -> bool:
    takes_keys = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return takes_keys and widget.isEnabled() and widget.isVisibleTo(page)
