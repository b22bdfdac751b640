# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Updates of a pool: what each host lacks, and the plan by which it is installed, host by host, before anything begins."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.actions.update_actions import NamedUpdate
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.package_table import PackageTable
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import count, joined
from xolite_desktop.models.tooltip import tip
from xolite_desktop.models.updates import HostUpdates, Updates, found_words, plan_words, stuck_words
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import ObjectChoice
from xolite_desktop.ui.widgets.label import ElidedLabel, Label
from xolite_desktop.ui.widgets.row_area import row_area
from xolite_desktop.ui.widgets.row_table import ROW, RowTable
from xolite_desktop.ui.widgets.spinner import Spinner
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.updates import Afterwards, RollingUpdate, UpdateHost, proposed
from xolite_desktop.xapi.rules.host import is_coordinator

_WIDTH = 820
_ROW = 50
_SHOWN_ROWS = 3
_SHOWN_PACKAGES, _ABOUT = 4, 78
_COLUMNS = (180, 200, 60, 90)
_AFTERWARDS = later(
    {
        Afterwards.REBOOT: "Reboot the host",
        Afterwards.RESTART_TOOLSTACK: "Restart its toolstack",
        Afterwards.NOTHING: "Nothing for now",
    }
)


class HostRow(QWidget):
    """One host: whether it takes part, what was found, and what is going to happen to it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes_part = CheckBox(name)
        self.takes_part.setAccessibleName(name)
        self.spinner = Spinner()
        self.found = ElidedLabel("", tone="secondary")
        self.found.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.plan = ElidedLabel("", tone="hint", font=fonts.small())
        self.was_answered = False
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.takes_part)
        top.addWidget(self.found, 1)
        top.addWidget(self.spinner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 8, 4)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.plan)
        self.setFixedHeight(_ROW)


class UpdatesDialog(PlanDialog):
    """`answer` is a `NamedUpdate`. It asks the hosts when it opens, and when it is told to."""

    def __init__(
        self, store: PoolStore, selection: Selection, parent: QWidget | None = None, *, connection: Connection
    ) -> None:
        super().__init__(
            store, parent, tr("Updates"),
            tr(
                "One host after the other, the coordinator first. After a host that fails no other begins; what was begun "
                "can be gone on with from here."
            ),
            icon="arrow-fat-line-down", verb=tr("Update"), width=_WIDTH,
        )  # fmt: skip
        self.updates = Updates(connection, self)
        self.packages = PackageTable(self)
        self.rows = [HostRow(self._named(each)) for each in self.updates.hosts]
        self._may_propose = True
        self._reboots = ""
        area = row_area(self.rows, tr("Hosts"))
        area.setFixedHeight(_ROW * min(_SHOWN_ROWS, len(self.rows)) + 4)
        self.body.insertWidget(self.body.indexOf(self.form), area)
        self.afterwards = ObjectChoice([(way, tr(_AFTERWARDS[way])) for way in Afterwards], tr("Afterwards"))
        self.reasons = Label(tone="hint", font=fonts.small(), wrap=True)
        self.stops = CheckBox(tr("Shut down VMs that cannot move, and start them again"))
        self.form.add("afterwards", tr("Afterwards"), self.afterwards)
        self.form.add("reasons", "", self.reasons)
        self.form.add("stops", "", self.stops)
        self.table, self.about = self._make_table(), self._make_about()
        self.add_content(self.table)
        self.add_content(self.about)
        self.again = Button(tr("Ask again"), icon="arrows-clockwise")
        self.dismiss = Button(tr("Dismiss"), icon="check")
        self.dismiss.setToolTip(
            tip(
                tr("List and count them no more until this connection ends. An update installs them as well.")
            )
        )
        self.restore = Button("", kind="link")
        for place, button in enumerate((self.again, self.dismiss, self.restore)):
            self.foot.insertWidget(place, button)
        self._connect()
        self._on_changed()

    def plan(self) -> NamedUpdate:
        way = self.afterwards.value
        afterwards = way if isinstance(way, Afterwards) else Afterwards.REBOOT
        chosen = [
            UpdateHost(found.host, bool(found.packages), afterwards, self.stops.isChecked(), found.hash)
            for row, found in zip(self.rows, self.updates.hosts, strict=True)
            if row.takes_part.isChecked()
        ]
        names = [name_of_ref(each.host, self._store.cache) for each in chosen]
        return NamedUpdate(RollingUpdate(tuple(chosen)), names)

    def problems(self) -> list[Problem]:
        plan = self.plan().plan
        found = plan.problems(self._store.cache)
        if not found:
            found += self._behind(plan)
        stuck = {each.host: each.stuck for each in self.updates.hosts}
        if self.afterwards.value is Afterwards.REBOOT and not self.stops.isChecked():
            staying = [vm for each in plan.hosts for vm in stuck.get(each.host, {})]
            if staying:
                found.append(Problem("stops", "VMS_STAY", (staying[0], str(len(staying)))))
        return found

    def _behind(self, plan: RollingUpdate) -> list[Problem]:
        """The coordinator, if others are to be ahead of it."""
        chosen = {each.host for each in plan.hosts}
        lacking = (each.host for each in self.updates.hosts if each.packages and each.host not in chosen)
        first = next((host for host in lacking if is_coordinator(self._store.cache, host)), None)
        if first is None or not any(each.installs for each in plan.hosts):
            return []
        return [Problem("hosts", "COORDINATOR_FIRST", (first,))]

    def check(self) -> None:
        self._show_rows()
        super().check()
        if self.updates.is_asking:
            self.go.setEnabled(False)
        if self.isVisible():
            self.fit()

    def _connect(self) -> None:
        for row in self.rows:
            row.takes_part.toggled.connect(self._on_ticked)
        self.afterwards.activated.connect(self._on_way)
        self.updates.changed.connect(self._on_changed)
        self.again.clicked.connect(self.updates.ask)
        self.dismiss.clicked.connect(self._dismiss)
        self.restore.clicked.connect(self._store.updates.restore)
        self._store.updates.changed.connect(self._show_packages)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.finished.connect(self.updates.close)
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _: self.about.setPlainText(self.packages.about(now.row()))
        )

    def _on_way(self) -> None:
        self._may_propose = False

    def _on_ticked(self) -> None:
        self._propose()
        self.check()

    def _on_changed(self) -> None:
        """Hosts that lack something, or were left in the middle, take part unless somebody says otherwise."""
        for row, found in zip(self.rows, self.updates.hosts, strict=True):
            if found.is_asking:
                row.was_answered = False
            elif not row.was_answered:
                row.was_answered = True
                lacks = bool(found.packages) or (
                    found.error is None and self.updates.was_interrupted(found.host)
                )
                row.takes_part.setChecked(lacks)
        self.again.setEnabled(not self.updates.is_asking)
        self._show_packages()
        self._propose()
        self.check()

    def _show_packages(self) -> None:
        known = self._store.updates
        self.packages.show(self.updates.hosts, known)
        dismissed = count(known.dismissed_count, "dismissed package")
        self.restore.set_text(tr("Restore {packages}").format(packages=dismissed))
        self.restore.setVisible(known.dismissed_count > 0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.dismiss.setEnabled(self.table.selectionModel().hasSelection())

    def _dismiss(self) -> None:
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        self._store.updates.dismiss([self.packages.rows[row][0] for row in rows])

    def _propose(self) -> None:
        wanted = [
            package
            for row, found in zip(self.rows, self.updates.hosts, strict=True)
            for package in found.packages or ()
            if row.takes_part.isChecked()
        ]
        if self._may_propose:
            interrupted = any(
                row.takes_part.isChecked() and self.updates.was_interrupted(found.host)
                for row, found in zip(self.rows, self.updates.hosts, strict=True)
            )
            self.afterwards.choose(Afterwards.REBOOT if interrupted else proposed(tuple(wanted)))
        names = sorted({package.name for package in wanted if package.wants_reboot})
        self._reboots = (
            tr("{packages} count only after a reboot.").format(packages=joined(names)) if names else ""
        )

    def _show_rows(self) -> None:
        chosen = {each.host: each for each in self.plan().plan.hosts}
        reboots = self.afterwards.value is Afterwards.REBOOT
        some_stay = any(each.stuck for each in self.updates.hosts if each.host in chosen)
        self.form.set_row_visible("stops", reboots and some_stay)
        leads = any(is_coordinator(self._store.cache, host) for host in chosen)
        breaks = leads and self.afterwards.value is not Afterwards.NOTHING
        lost = tr(
            "While the coordinator restarts this window loses its connection, and comes back by itself."
        )
        said = " ".join(filter(None, (self._reboots, lost if breaks else "")))
        self.reasons.setText(said)
        self.form.set_row_visible("reasons", bool(said))
        for row, found in zip(self.rows, self.updates.hosts, strict=True):
            row.spinner.setVisible(found.is_asking)
            row.takes_part.setEnabled(found.error is None and not found.is_asking)
            words = found_words(found)
            if self.updates.was_interrupted(found.host):
                words = tr("{words}; an update was begun").format(words=words)
            row.found.setText(words)
            plan = chosen.get(found.host)
            row.plan.setText(
                plan_words(self._store, plan, found) if plan is not None else tr("left as it is")
            )
            row.plan.setToolTip(tip("\n".join(stuck_words(self._store, found))))

    def _named(self, found: HostUpdates) -> str:
        name = name_of_ref(found.host, self._store.cache)
        if is_coordinator(self._store.cache, found.host):
            return tr("{name} (coordinator)").format(name=name)
        return name

    def _make_table(self) -> RowTable:
        table = RowTable(self.packages, tr("Packages"), _COLUMNS)
        head = table.horizontalHeader()
        head.setStretchLastSection(True)
        table.setFixedHeight(head.sizeHint().height() + _SHOWN_PACKAGES * ROW)
        return table

    def _make_about(self) -> QPlainTextEdit:
        about = QPlainTextEdit()
        about.setReadOnly(True)
        about.setAccessibleName(tr("Changelog"))
        about.setPlaceholderText(tr("Choose a package to read what changed."))
        about.setTabChangesFocus(True)
        about.setFont(fonts.small())
        about.setFixedHeight(_ABOUT)
        return about
