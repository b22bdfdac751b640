# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The coordinator is gone: what each host says, and a member that takes over or follows another coordinator."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from xolite_desktop.models.emergency import Emergency, Member
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.dialogs.status_line import StatusLine
from xolite_desktop.ui.dialogs.verdict_rows import VerdictRows
from xolite_desktop.ui.style.wording import full_stop
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import ObjectChoice, TextInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.plans.emergency import Recovery
from xolite_desktop.xapi.plans.problem import Problem

_WIDTH = 660


class EmergencyDialog(PlanDialog):
    """Does its work while it is open, since there is no pool that could show a task. Signals: `recovered()`."""

    recovered = Signal()

    def __init__(self, store: PoolStore, emergency: Emergency, parent: QWidget | None = None) -> None:
        self.emergency = emergency
        lost = emergency.lost
        pool = store.cache.pool
        super().__init__(
            store, parent, tr("Recover the pool"), _lead(lost), icon="first-aid-kit", verb=tr("Make coordinator"),
            width=_WIDTH, danger=True,
        )  # fmt: skip
        emergency.setParent(self)
        self.rows = VerdictRows(tr("What the hosts say"))
        self.again = Button(tr("Check again"), icon="arrows-clockwise")
        self.body.insertWidget(1, self.rows)
        self.body.insertWidget(2, self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self._make_fields(lost)
        self._fill_form(is_ha=pool is not None and pool.ha_enabled)
        self.status = StatusLine()
        self.status.changed.connect(self.fit)
        self.add_content(self.status)
        self._is_over = False
        self._connect()
        self._on_way()
        self._on_changed()

    def _make_fields(self, lost: str) -> None:
        self.way = ObjectChoice(
            [(False, tr("Make it the coordinator")), (True, tr("Have it follow another coordinator"))],
            tr("What to do"),
        )
        self.member = ObjectChoice([], tr("Host"))
        self.address = TextInput("", tr("Address of the coordinator"))
        self.is_gone = CheckBox(
            tr("{name} is off, or leads no pool any more").format(name=lost or tr("The former coordinator"))
        )
        self.ends_ha = CheckBox(tr("End high availability on this host first"))
        self.user, self.password = TextInput("root", tr("User of the host")), TextInput("", tr("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)

    def _connect(self) -> None:
        """The work is done here, and not by whoever asked."""
        emergency = self.emergency
        self.go.clicked.disconnect()
        self.go.clicked.connect(self._begin)
        self.again.clicked.connect(emergency.ask)
        self.way.edited.connect(self._on_way)
        emergency.changed.connect(self._on_changed)
        emergency.recovered.connect(self._on_recovered)
        self.finished.connect(emergency.close)

    def plan(self) -> Recovery:
        member = self.member.value
        return Recovery(
            member.endpoint if isinstance(member, Member) else None, self.password.text(), self.user.text(),
            self.address.text(), bool(self.way.value), self.is_gone.isChecked(), self.ends_ha.isChecked(),
        )  # fmt: skip

    def problems(self) -> list[Problem]:
        return self.plan().problems()

    def check(self) -> None:
        super().check()
        self.go.setEnabled(self.go.isEnabled() and not self.emergency.is_at_work and not self._is_over)
        self.cancel.setEnabled(not self.emergency.is_at_work)
        if self.isVisible():
            self.fit()

    def reject(self) -> None:
        """Not in the middle of it."""
        if not self.emergency.is_at_work:
            super().reject()

    def _fill_form(self, *, is_ha: bool) -> None:
        self.form.add("way", tr("What to do"), self.way)
        self.form.add("member", tr("Host"), self.member)
        self.form.add("address", tr("Address of the coordinator"), self.address)
        self.form.add(
            "is_gone", "", self.is_gone,
            hint=tr("If it still runs, two hosts lead the pool, and VMs may run twice, which destroys their disks. What was changed in the pool in the last minutes may be lost."),
        )  # fmt: skip
        self.form.add(
            "ends_ha", "", self.ends_ha,
            hint=tr("With high availability another host takes over by itself, usually within some minutes. Only where that does not happen it is ended here; the pool may then start VMs that run already."),
        )  # fmt: skip
        self.form.set_row_visible("ends_ha", is_ha)
        self.form.add("user", tr("User of the host"), self.user)
        self.form.add(
            "password", tr("Password"), self.password, hint=tr("The local administrator of the host that is told.")
        )  # fmt: skip

    def _on_way(self) -> None:
        follows = bool(self.way.value)
        self.form.set_row_visible("address", follows)
        self.form.set_row_visible("is_gone", not follows)
        self.go.setText(tr("Send it there") if follows else tr("Make coordinator"))
        self.check()

    def _on_changed(self) -> None:
        emergency = self.emergency
        self.rows.show_verdicts(emergency.verdicts)
        self.again.setEnabled(not emergency.is_asking and not emergency.is_at_work)
        options = [(member, member.name) for member in emergency.candidates]
        if not emergency.is_asking:
            self.member.show_options(options)
        if emergency.is_at_work:
            self.status.show_progress(
                tr("The host is told, and its toolstack restarts. This takes a minute or more.")
            )
        elif emergency.error is not None:
            said = emergency.error
            more = [full_stop(text) for text in (said.text, said.advice) if text]
            self.status.show_error(full_stop(said.title), " ".join(more), said.technical)
        self.check()

    def _begin(self) -> None:
        self.check()
        if self.go.isEnabled():
            self.emergency.recover(self.plan())

    def _on_recovered(self, sentence: str) -> None:
        self._is_over = True
        self.password.clear()
        self.status.clear()
        self.form.setEnabled(False)
        self.add_content(Label(sentence, wrap=True))
        self.cancel.set_text(tr("Close"))
        self.recovered.emit()
        self.check()


def _lead(lost: str) -> str:
    if not lost:
        return tr("This host has lost its coordinator. VMs run on, but the pool cannot be managed.")
    said = tr(
        "{name}, the coordinator, does not answer. VMs on other hosts run on, but the pool cannot be managed."
    )
    return said.format(name=lost)
