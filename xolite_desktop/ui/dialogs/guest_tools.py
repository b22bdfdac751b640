# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The guest tools of a VM: whether they are there, how to install them, and their disc into the drive."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.guest_tools import Hint, hints
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import sentence
from xolite_desktop.models.vm_overview import guest_tools
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import IconButton
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.panel import Panel
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.rules import vbd as rules


class GuestToolsDialog(PlanDialog):
    """`answer` is true: the disc is to be inserted."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        self._ref = item.ref
        vm = store.cache.vm(item.ref) or VM()
        super().__init__(
            store, parent, tr("Guest tools of {name}").format(name=item.name),
            sentence(guest_tools(store, vm).value), icon="wrench", verb=tr("Insert the disc"), width=560,
        )  # fmt: skip
        self.hints = hints(store, vm)
        for number, hint in enumerate(self.hints, 1):
            self.add_content(_step(number, hint))
        self.check()

    def plan(self) -> bool:
        return True

    def problems(self) -> list[Problem]:
        refusal = rules.insert_tools(self._store.cache, self._ref)
        return [Problem("disc", refusal.code, refusal.params)] if refusal is not None else []


def _step(number: int, hint: Hint) -> QWidget:
    step = QWidget()
    column = QVBoxLayout(step)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(Label(f"{number}. {hint.text}", wrap=True))
    if hint.command:
        column.addWidget(_command(hint.command))
    return step


def _command(text: str) -> Panel:
    """What is typed, to be copied with one press."""
    frame = Panel("note")
    row = QHBoxLayout(frame)
    row.setContentsMargins(12, 4, 6, 4)
    row.addWidget(Label(text, font=fonts.monospace(), selectable=True), 1)
    copy = IconButton("copy", tr("Copy {command}").format(command=text))
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
    row.addWidget(copy)
    return frame
