# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The VMs that keep a host from being emptied: a row for each, with why, and the buttons that may solve it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from xolite_desktop.models.actions.all_actions import action
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.evacuation import Blocker, Evacuation
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.runs import Runs
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import ElidedLabel, Label
from xolite_desktop.ui.widgets.panel import row_line
from xolite_desktop.xapi.refs import Ref

MOST_BUTTONS = 3
_MOST_HEIGHT = 320
_FORCED = "vm.hard_shutdown"


class BlockerRow(QWidget):
    """One VM. `buttons` by the id of the action."""

    def __init__(self, blocker: Blocker, possible: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.vm = blocker.vm
        self.buttons = {action_id: Button(tr(action(action_id).title)) for action_id in possible}
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(ElidedLabel(blocker.name, font=fonts.strong()), 1)
        for button in self.buttons.values():
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(top)
        why = blocker.why
        text = "\n".join(filter(None, (why.title + ".", why.text)))
        self.why = Label(text, tone="secondary", font=fonts.small(), wrap=True)
        column.addWidget(self.why)


class BlockerRows(QScrollArea):
    """As high as its rows, up to a limit."""

    def __init__(
        self, store: PoolStore, runner: Runs, evacuation: Evacuation, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._runner, self._evacuation = store, runner, evacuation
        self.rows: list[BlockerRow] = []
        self._shown: tuple[tuple[Blocker, tuple[str, ...]], ...] = ()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("VMs that stand in the way"))
        self.hide()

    def show_blockers(self, blockers: tuple[Blocker, ...]) -> None:
        """Make the rows anew, unless they would be the same: a button keeps its focus."""
        wanted = tuple((blocker, tuple(self._possible(blocker))) for blocker in blockers)
        if wanted == self._shown:
            return
        self._shown = wanted
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = []
        for blocker, possible in wanted:
            if self.rows:
                column.addWidget(row_line())
            row = BlockerRow(blocker, list(possible))
            for action_id, button in row.buttons.items():
                button.clicked.connect(
                    lambda _=False, ref=row.vm, action_id=action_id: self._solve(ref, action_id)
                )
            self.rows.append(row)
            column.addWidget(row)
        column.addStretch(1)
        self.setWidget(inner)
        self.setVisible(bool(self.rows))
        width = max(1, self.viewport().width())
        self.setFixedHeight(min(_MOST_HEIGHT, column.totalHeightForWidth(width) + 2))

    def _possible(self, blocker: Blocker) -> list[str]:
        selection = Selection.of(self._store.cache, [blocker.vm])
        found = [each for each in blocker.remedies if self._runner.offer(action(each), selection).is_enabled]
        if "vm.clean_shutdown" in found:  # what is lost with force need not be lost
            found = [each for each in found if each != _FORCED]
        return found[:MOST_BUTTONS]

    def _solve(self, ref: Ref, action_id: str) -> None:
        """At once, since the row says what about; only what loses data asks first."""
        selection = Selection.of(self._store.cache, [ref])
        self._evacuation.solving(ref, action_id)
        begin = self._runner.run if action_id == _FORCED else self._runner.run_unasked
        begin(action(action_id), selection)
