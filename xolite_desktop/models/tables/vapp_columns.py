# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Columns of vApps."""

from __future__ import annotations

from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.states import State
from xolite_desktop.models.tables.cells import (
    Cell,
    Column,
    description_column,
    name_column,
    number,
    state_cell,
    typed,
    uuid_column,
    words,
)
from xolite_desktop.models.tables.ways import names, way
from xolite_desktop.models.text import joined
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.plans.appliance import appliance_plan
from xolite_desktop.xapi.records.vm import VMAppliance
from xolite_desktop.xapi.refs import Ref

VMS = way("VM", names("appliance"), "appliance", "power_state", "name_label", "order")
_MOST_NAMES = 20


def _state(store: PoolStore, _: Ref, record: VMAppliance) -> Cell:
    vms = [vm for vm in map(store.cache.vm, record.VMs) if vm is not None]
    running = sum(vm.power_state == PowerState.RUNNING for vm in vms)
    if not vms:
        return state_cell(State(tr("Empty"), StateKind.IDLE))
    if running == len(vms):
        return state_cell(State(tr("Running"), StateKind.OK))
    if running:
        return state_cell(State(tr("{count} running").format(count=running), StateKind.WARN))
    return state_cell(State(tr("Not running"), StateKind.IDLE))


def _order(store: PoolStore, ref: Ref, _: VMAppliance) -> Cell:
    """The names of its VMs in the order in which they start."""
    members = appliance_plan(store.cache, ref).members[:_MOST_NAMES]
    return words(joined([name_of_ref(member.vm, store.cache) for member in members]))


VAPP_COLUMNS = (
    name_column("stack"),
    Column("state", "State", typed(VMAppliance, _state), 14, reads=(VMS,)),
    Column("vms", "VMs", typed(VMAppliance, lambda _, __, vapp: number(len(vapp.VMs))), 8, is_number=True),
    Column("order", "Start in this order", typed(VMAppliance, _order), 40, reads=(VMS,)),
    description_column(is_shown=True),
    uuid_column(),
)  # fmt: skip
