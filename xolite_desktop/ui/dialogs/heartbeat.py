# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where the heartbeat of high availability is kept: each shared storage, those that cannot hold it with the reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from xolite_desktop.models.ha.ha_question import HaQuestion
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import breakable
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.plans.ha import heartbeat_srs
from xolite_desktop.xapi.refs import Ref


class HeartbeatRows(QWidget):
    """The first that can hold it is ticked by itself. Signals: `edited()`."""

    edited = Signal()

    def __init__(self, store: PoolStore, question: HaQuestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self._proposed = False
        self.boxes: dict[Ref, CheckBox] = {}
        self._notes: dict[Ref, Label] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        srs = heartbeat_srs(store.cache)
        title = tr("Heartbeat on") if srs else tr("There is no shared storage for the heartbeat.")
        grid.addWidget(Label(title, tone="secondary"), 0, 0, 1, 2)
        for row, ref in enumerate(srs, 1):
            box, note = (
                CheckBox(name_of_ref(ref, store.cache)),
                Label("", tone="secondary", font=fonts.small(), wrap=True),
            )
            box.toggled.connect(self.edited)
            grid.addWidget(box, row, 0)
            grid.addWidget(note, row, 1)
            self.boxes[ref], self._notes[ref] = box, note
        question.changed.connect(self.refresh)
        self.refresh()

    @property
    def chosen(self) -> tuple[Ref, ...]:
        """What is ticked and can hold it."""
        return tuple(ref for ref, box in self.boxes.items() if box.isChecked() and box.isEnabled())

    def refresh(self) -> None:
        """What the pool has said so far."""
        verdicts = self._question.verdicts
        for ref, box in self.boxes.items():
            why = verdicts.get(ref)
            box.setEnabled(ref in verdicts and why is None)
            said = (
                tr("The pool is asked.") if ref not in verdicts else why.one_line if why is not None else ""
            )
            self._notes[ref].setText(breakable(said))
        good = next((ref for ref in self.boxes if ref in verdicts and verdicts[ref] is None), None)
        if good is not None and not self._proposed:
            self._proposed = True
            self.boxes[good].setChecked(True)
        self.edited.emit()
