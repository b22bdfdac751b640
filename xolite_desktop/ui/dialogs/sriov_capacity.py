# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How many virtual functions each host has left for VMs on a network."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.sriov_capacity import SriovCapacity
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.dialogs.verdict_rows import VerdictRows
from xolite_desktop.ui.widgets.asking_line import AskingLine
from xolite_desktop.ui.widgets.button import Button


class SriovCapacityDialog(Dialog):
    """The pool is asked when it opens. It is only closed."""

    def __init__(
        self, store: PoolStore, selection: Selection, parent: QWidget | None, connection: Connection
    ) -> None:
        item = selection.items[0]
        super().__init__(
            parent, tr("Virtual functions of {name}").format(name=item.name),
            tr("Each VM that is plugged in takes one of its host’s card."),
            icon="network", tint="accent", width=520,
        )  # fmt: skip
        self.answer: object = None
        self.capacity = SriovCapacity(connection, item.ref, self)
        self.state = AskingLine()
        self.rows = VerdictRows(tr("Hosts"))
        self.body.addWidget(self.state)
        self.body.addWidget(self.rows)
        close = Button(tr("Close"), kind="primary")
        close.clicked.connect(self.reject)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        close.setFocus()
        self.capacity.changed.connect(self._on_changed)
        self.finished.connect(self.capacity.close)
        self._on_changed()

    def _on_changed(self) -> None:
        found = self.capacity
        said = found.error.one_line if found.error is not None else tr("The pool is asked.")
        self.state.say(said, is_asking=found.is_asking)
        self.state.setVisible(found.is_asking or found.error is not None)
        self.rows.show_verdicts(found.verdicts)
        self.rows.setVisible(bool(found.verdicts))
        if self.isVisible():
            self.fit()
