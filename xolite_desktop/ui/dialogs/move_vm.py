# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where a VM goes with its disks: to which pool, host and storage, and in another pool onto which networks."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.move_actions import Move
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.other_pools import OtherPools, is_of_pool, refusal_there
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import size, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.place_rows import Option, PlaceRow, PlaceRows
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog, said
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import ObjectChoice
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.plans.move_vm import (
    COPIED_STATES,
    MoveVm,
    movable_disks,
    networks_on,
    proposed_network,
    proposed_sr,
    reachable_srs,
    transfer_networks,
)
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.storage import free_bytes
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.placement import unusable


class MoveVmDialog(PlanDialog):
    """`answer` is a `Move`."""

    def __init__(
        self, store: PoolStore, selection: Selection, parent: QWidget | None, pools: OtherPools
    ) -> None:
        item = selection.items[0]
        self._ref, self._pools = item.ref, pools
        self._vm = store.cache.vm(item.ref) or VM()
        super().__init__(
            store, parent, tr("Move {name}").format(name=item.name), self._lead(), icon="arrows-left-right",
            verb=tr("Move"), width=680,
        )  # fmt: skip
        self.pool = ObjectChoice(self._pool_options(), tr("Pool"))
        self.host = ObjectChoice([], tr("Host"))
        self.network = ObjectChoice([], tr("Transfer over"))
        self.copy = CheckBox(tr("Leave it where it is, and make a copy there"))
        self.connect_more = Button(tr("Connect…"))
        self.connect_more.setToolTip(tr("Connect to another pool, to move it there"))
        self.form.add("pool", tr("Pool"), self.pool, beside=self.connect_more)
        self.form.add("host", tr("Host"), self.host)
        self.form.add("network", tr("Transfer over"), self.network)
        runs = self._vm.power_state == PowerState.RUNNING
        hint = tr("Of a snapshot, which is deleted afterwards; the copy is shut down.") if runs else ""
        self.form.add("copy", "", self.copy, hint=hint)
        self.disks = PlaceRows(tr("Storage"), tr("All disks"), self._disk_rows(), shown=5)
        self.interfaces = PlaceRows(tr("Networks"), tr("All interfaces"), self._interface_rows(), shown=3)
        for rows in (self.disks, self.interfaces):
            self.add_content(rows)
            rows.edited.connect(self.check)
        self.pool.edited.connect(self._show_hosts)
        self.host.edited.connect(self._show_places)
        self.connect_more.clicked.connect(pools.connect_asked)
        pools.changed.connect(self._show_pools)
        self._show_hosts()

    @property
    def there(self) -> PoolStore:
        """The pool that takes it."""
        pool = self.pool.value
        return pool.store if isinstance(pool, Connection) else self._store

    def prefer(self, host: Ref) -> None:
        """Choose a host of the pool that is chosen."""
        self.host.choose(host)

    def prefer_pool(self, pool: Connection) -> None:
        """Choose another pool; `prefer` is about its hosts then."""
        self.pool.choose(next((each for each in self.pool.values if is_of_pool(each, pool)), None))

    def plan(self) -> Move:
        places = [tuple((row.ref, row.place) for row in rows.rows) for rows in (self.disks, self.interfaces)]
        pool = self.pool.value
        plan = MoveVm(
            self._ref, Ref(str(self.host.value or "")), Ref(str(self.network.value or "")), places[0], places[1],
            self._is_elsewhere and self.copy.isChecked(),
        )  # fmt: skip
        return Move(plan, pool if isinstance(pool, Connection) else None)

    def problems(self) -> list[Problem]:
        return [*self._of_pool(), *self.plan().plan.problems(self._store.cache, self.there.cache)]

    def say(self, problem: Problem) -> str:
        is_about_here = problem.field in ("vm", "copy", "pool")
        return said(problem, self._store if is_about_here else self.there)

    def shows(self, field: str) -> bool:
        return super().shows(field) or self.disks.has(field) or self.interfaces.has(field)

    def check(self) -> None:
        found = self.problems()
        for rows in (self.disks, self.interfaces):
            rows.show_problems(found, self.say)
        self.go.setText(tr("Copy") if self.plan().plan.is_copy else tr("Move"))
        super().check()

    @property
    def _is_elsewhere(self) -> bool:
        return self.there is not self._store

    def _lead(self) -> str:
        if self._vm.power_state == PowerState.RUNNING:
            return tr("It keeps running while its memory and its disks move.")
        return tr("Its disks are copied, then the old ones go.")

    def _of_pool(self) -> list[Problem]:
        """Whether the other pool lets us."""
        pool = self.pool.value
        if not isinstance(pool, Connection):
            return []
        refused = refusal_there(pool, "host.migrate_receive", tr("taking a VM"))
        return [Problem("pool", refused.code, refused.params)] if refused is not None else []

    def _pool_options(self) -> list[Option]:
        pool = self._store.cache.pool
        name = visible(pool.name_label) if pool is not None else ""
        here = tr("{name} (this pool)").format(name=name) if name else tr("This pool")
        return [(None, here), *((connection, name) for connection, name in self._pools.found())]

    def _show_pools(self) -> None:
        self.pool.show_options(self._pool_options())
        self._show_hosts()

    def _show_hosts(self) -> None:
        """Those that could take it first; where it is comes before all."""
        cache = self.there.cache
        hosts = sorted(
            cache.records("host"),
            key=lambda ref: (ref != self._vm.resident_on, natural_key(name_of_ref(ref, cache))),
        )
        usable = [ref for ref in hosts if unusable(cache, ref) is None]
        self.host.show_options(
            [(ref, name_of_ref(ref, cache)) for ref in hosts],
            self.host.value if self.host.value in hosts else next(iter(usable or hosts), None),
        )
        may_copy = self._is_elsewhere and self._vm.power_state in COPIED_STATES
        self.form.set_row_visible("copy", may_copy)
        self._show_places()

    def _show_places(self) -> None:
        """What the host reaches."""
        here, there = self._store.cache, self.there.cache
        host = Ref(str(self.host.value or ""))
        networks = transfer_networks(there, host)
        chosen = self.network.value if self.network.value in networks else next(iter(networks), None)
        self.network.show_options([(ref, name_of_ref(ref, there)) for ref in networks], chosen)
        srs: list[Option] = [(ref, self._storage(ref)) for ref in reachable_srs(there, host)]
        self.disks.offer(srs, lambda disk: proposed_sr(here, there, disk, host), tr("Each its own"))
        self.interfaces.setVisible(self._is_elsewhere and bool(self.interfaces.rows))
        if self._is_elsewhere:
            names: list[Option] = [(ref, name_of_ref(ref, there)) for ref in networks_on(there, host)]
            self.interfaces.offer(
                names, lambda vif: proposed_network(here, there, vif, host), tr("Each its own")
            )
        self.check()
        if self.isVisible():
            self.fit()

    def _storage(self, ref: Ref) -> str:
        sr = self.there.cache.sr(ref)
        free = tr("{size} free").format(size=size(free_bytes(sr))) if sr is not None else ""
        return f"{name_of_ref(ref, self.there.cache)} · {free}"

    def _disk_rows(self) -> list[PlaceRow]:
        cache = self._store.cache
        rows = []
        for ref in movable_disks(cache, self._ref):
            vdi = cache.vdi(ref)
            if vdi is not None:
                name = visible(vdi.name_label) or tr("(no name)")
                rows.append(PlaceRow(f"disks.{ref}", name, size(vdi.virtual_size)))
        return rows

    def _interface_rows(self) -> list[PlaceRow]:
        cache = self._store.cache
        rows = []
        for ref in self._vm.VIFs:
            vif = cache.get("VIF", ref)
            network = name_of_ref(getattr(vif, "network", ""), cache)
            name = tr("Interface {device}").format(device=getattr(vif, "device", ""))
            rows.append(PlaceRow(f"interfaces.{ref}", name, network))
        return sorted(rows, key=lambda row: natural_key(row.name))
