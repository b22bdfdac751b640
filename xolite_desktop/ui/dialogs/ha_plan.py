# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What high availability would do if a host failed: where each of its VMs would start, or why nowhere."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.ha.failover import Failover
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.dialogs.plan_dialog import Form
from xolite_desktop.ui.dialogs.verdict_rows import VerdictRows
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.inputs import ObjectChoice
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.refs import Ref


class HaPlanDialog(Dialog):
    """The pool is asked for each host that is chosen. It is only closed."""

    def __init__(
        self, store: PoolStore, selection: Selection, parent: QWidget | None, connection: Connection
    ) -> None:
        super().__init__(
            parent, tr("Failover plan of {name}").format(name=selection.items[0].name),
            tr("What the pool would do if a host failed now. Nothing is changed."),
            icon="heartbeat", tint="accent", width=600,
        )  # fmt: skip
        self.answer: object = None
        self.failover = Failover(connection, self)
        cache = store.cache
        hosts = sorted(cache.records("host"), key=lambda ref: natural_key(name_of_ref(ref, cache)))
        options = [(ref, name_of_ref(ref, cache)) for ref in hosts]
        self.host = ObjectChoice(options, tr("If this host fails"))
        self.form = Form()
        self.form.add("host", tr("If this host fails"), self.host)
        self.state = Label("", wrap=True)
        self.rows = VerdictRows(tr("VMs of the host"))
        for widget in (self.form, self.state, self.rows):
            self.body.addWidget(widget)
        close = Button(tr("Close"), kind="primary")
        close.clicked.connect(self.reject)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        self.host.edited.connect(self.ask)
        self.failover.changed.connect(self._on_changed)
        self.finished.connect(self.failover.close)
        self.ask()

    def ask(self) -> None:
        """Ask the pool about the host that is chosen."""
        self.failover.ask(Ref(str(self.host.value or "")))

    def _on_changed(self) -> None:
        found = self.failover
        self.rows.show_verdicts(found.verdicts)
        said = tr("The pool is asked.") if found.is_asking else ""
        if found.error is not None:
            said = found.error.one_line
        elif not found.is_asking and not found.verdicts:
            said = tr("No VM that runs there is protected.")
        self.state.setText(said)
        self.state.setVisible(bool(said))
        self.fit()
