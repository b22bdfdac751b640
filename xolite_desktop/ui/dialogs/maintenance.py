# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Into maintenance mode: a check list of the VMs that stand in the way, and who becomes the coordinator. Out of it: which
VMs come back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.host_cautions import guests_move
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.evacuation import Evacuation
from xolite_desktop.models.object_name import name_of, name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain, why_of
from xolite_desktop.models.text import count
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.dialogs.blocker_rows import BlockerRows
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.dialogs.runs import Runs
from xolite_desktop.ui.widgets.asking_line import AskingLine
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import ObjectChoice
from xolite_desktop.ui.widgets.tick_list import ROW, SHOWN_ROWS, TickList
from xolite_desktop.xapi.plans.maintenance import (
    EnterMaintenance,
    LeaveMaintenance,
    away_from,
    cannot_return,
    common_networks,
    coordinated_before,
    failures_before,
    failures_meanwhile,
    migration_network,
    successors,
)
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host import guests, is_coordinator
from xolite_desktop.xapi.rules.refusal import Refusal

_WIDTH = 680
MOST_REFUSED = 3
_LEFT = later(("Moved to other hosts", "Suspended", "Shut down"))


class EnterMaintenanceDialog(PlanDialog):
    """`answer` is an `EnterMaintenance`. It cannot be accepted before the pool has said that nothing stands in the way."""

    def __init__(
        self,
        store: PoolStore,
        selection: Selection,
        parent: QWidget | None = None,
        *,
        connection: Connection,
        runner: Runs,
    ) -> None:
        self._host = selection.items[0].ref
        super().__init__(
            store, parent, tr("Put {name} into maintenance mode").format(name=selection.items[0].name),
            guests_move(store.cache, self._host),
            icon="wrench", verb=tr("Enter maintenance mode"), width=_WIDTH,
        )  # fmt: skip
        self.coordinator: ObjectChoice | None = None
        self.network: ObjectChoice | None = None
        self._offer_coordinators()
        self._offer_networks()
        self.fewer: CheckBox | None = None
        self._offer_failures()
        self.evacuation = Evacuation(connection, self._host, self)
        self.rows = BlockerRows(store, runner, self.evacuation)
        self.again = Button(tr("Check again"), icon="arrows-clockwise")
        self.state = AskingLine(self.again)
        self.add_content(self.state)
        self.add_content(self.rows)
        self.again.clicked.connect(self.evacuation.ask)
        self.evacuation.changed.connect(self._on_changed)
        self.finished.connect(self.evacuation.close)
        self._on_changed()

    def _offer_coordinators(self) -> None:
        cache = self._store.cache
        others = successors(cache, self._host)
        if not is_coordinator(cache, self._host) or not others:
            return
        possible = [(ref, name_of(cache.host(ref), cache)) for ref, refusal in others if refusal is None]
        options: list[tuple[object, str]] = [*possible, (None, tr("The host stays the coordinator"))]
        self.coordinator = ObjectChoice(options, tr("New coordinator"))
        cut = tr("When it changes this window loses its connection, and comes back by itself.")
        hints = [cut] if possible else []
        hints += _refused(self._store, [(ref, refusal) for ref, refusal in others if refusal is not None])
        self.form.add("coordinator", tr("New coordinator"), self.coordinator, hint="\n".join(hints))

    def _offer_networks(self) -> None:
        """Where there is a choice, and something to move."""
        cache = self._store.cache
        networks = common_networks(cache)
        if len(networks) < 2 or not any(True for _ in guests(cache, self._host)):
            return
        named: list[tuple[object, str]] = [(ref, name_of_ref(ref, cache)) for ref in networks]
        self.network = ObjectChoice([(None, tr("As the pool is set")), *named], tr("Transfer over"))
        preferred = migration_network(cache)
        if preferred in networks:
            self.network.choose(preferred)
        self.form.add("network", tr("Transfer over"), self.network)

    def _offer_failures(self) -> None:
        """While the host is away the pool can bear less, and refuses to lose it if it has promised more."""
        fewer = failures_meanwhile(self._store.cache)
        if fewer is None:
            return
        said = tr("Tolerate {fewer} instead of {now} meanwhile")
        words = said.format(fewer=count(fewer, "host failure"), now=fewer + 1)
        self.fewer = CheckBox(words)
        self.fewer.setChecked(True)
        self.form.add(
            "failures", tr("High availability"), self.fewer,
            hint=tr("Otherwise the pool may refuse to let the host go. Leaving maintenance mode offers to raise it again."),
        )  # fmt: skip

    def plan(self) -> EnterMaintenance:
        coordinator, network = (
            Ref(str(choice.value)) if choice is not None and choice.value else None
            for choice in (self.coordinator, self.network)
        )
        is_lowered = self.fewer is not None and self.fewer.isChecked()
        fewer = failures_meanwhile(self._store.cache) if is_lowered else None
        return self.evacuation.plan(coordinator, network, fewer)

    def check(self) -> None:
        super().check()
        found = self.evacuation
        self.go.setEnabled(found.is_known and not found.blockers)

    def _on_changed(self) -> None:
        found = self.evacuation
        self.again.setEnabled(not found.is_asking)
        if not found.is_asking:
            self.rows.show_blockers(found.blockers)
        self.state.say(self._said(), is_asking=found.is_asking)
        self.check()
        if self.isVisible():
            self.fit()

    def _said(self) -> str:
        found = self.evacuation
        if found.error is not None:
            return found.error.one_line
        if found.is_asking:
            return tr("The pool is asked what stands in the way.")
        if not found.blockers:
            return tr("Nothing stands in the way.")
        number = len(found.blockers)
        if number == 1:
            return tr("1 VM cannot leave as it is:")
        return tr("{count} cannot leave as they are:").format(count=count(number, "VM"))


def _refused(store: PoolStore, refused: list[tuple[Ref, Refusal]]) -> list[str]:
    """A line for each host that cannot take over; of many the first."""
    lines = [
        why_of(name_of_ref(ref, store.cache), explain(refusal, store.cache).one_line)
        for ref, refusal in refused[:MOST_REFUSED]
    ]
    more = len(refused) - MOST_REFUSED
    return [*lines, tr("and {count} more").format(count=more)] if more > 0 else lines


class LeaveMaintenanceDialog(PlanDialog):
    """`answer` is a `LeaveMaintenance`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        self._host = item.ref
        self._away = away_from(store.cache, item.ref)
        lead = (
            tr("It takes VMs again. These left it for its maintenance; those ticked come back.")
            if self._away.all
            else tr("It takes VMs again. None is known to have left it for its maintenance.")
        )
        super().__init__(
            store, parent, tr("Take {name} out of maintenance mode").format(name=item.name), lead,
            icon="check-circle", verb=tr("Leave maintenance mode"), width=_WIDTH - 120,
        )  # fmt: skip
        self.back = TickList(tr("VMs that come back"))
        self._list()
        self.coordinates: CheckBox | None = None
        self.tolerates: CheckBox | None = None
        self._offer_former()
        self.add_content(self.back)
        self.check()

    def _offer_former(self) -> None:
        """What the host and the pool were before."""
        cache = self._store.cache
        before = failures_before(cache, self._host)
        if coordinated_before(cache, self._host):
            self.coordinates = CheckBox(tr("Make it the coordinator again"))
            self.form.add(
                "coordinates", tr("Coordinator"), self.coordinates,
                hint=tr("When it changes this window loses its connection, and comes back by itself."),
            )  # fmt: skip
        if before is not None:
            self.tolerates = CheckBox(
                tr("Tolerate {count} again").format(count=count(before, "host failure"))
            )
            self.tolerates.setChecked(True)
            self.form.add("failures", tr("High availability"), self.tolerates)

    def _list(self) -> None:
        away, rows = self._away, 0
        for title, refs in zip(_LEFT, (away.migrated, away.suspended, away.halted), strict=True):
            if refs:
                self.back.add_heading(tr(title))
                rows += 1 + len(refs)
            for ref in refs:
                self._add(ref)
        self.back.setFixedHeight(ROW * min(rows, SHOWN_ROWS) + 2 * self.back.frameWidth() + 2)
        self.back.setVisible(bool(rows))

    def _add(self, ref: Ref) -> None:
        """One that cannot come is not ticked, and says why."""
        cache = self._store.cache
        refusal, name = cannot_return(cache, ref, self._host), name_of(cache.vm(ref), cache)
        words = explain(refusal, cache).title if refusal is not None else name
        self.back.add_line(ref, words, is_ticked=refusal is None)

    def plan(self) -> LeaveMaintenance:
        coordinates = self.coordinates is not None and self.coordinates.isChecked()
        tolerates = self.tolerates is not None and self.tolerates.isChecked()
        before = failures_before(self._store.cache, self._host) if tolerates else None
        return LeaveMaintenance(tuple(map(Ref, self.back.ticked)), coordinates, before)
