# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Columns of snapshot schedules."""

from __future__ import annotations

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.schedule_words import kind_word, when_both
from xolite_desktop.models.states import State
from xolite_desktop.models.tables.cells import (
    Cell,
    Column,
    description_column,
    moment,
    name_column,
    number,
    state_cell,
    typed,
    uuid_column,
    words,
)
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.plans.schedule import schedule_plan
from xolite_desktop.xapi.records.vm import VMSS
from xolite_desktop.xapi.records.wire_time import parse_wire_time
from xolite_desktop.xapi.refs import Ref


def _state(_: PoolStore, __: Ref, record: VMSS) -> Cell:
    on = State(tr("On"), StateKind.OK) if record.enabled else State(tr("Off"), StateKind.IDLE)
    return state_cell(on)


def _when(store: PoolStore, ref: Ref, _: VMSS) -> Cell:
    return words(when_both(schedule_plan(store.cache, ref), store.cache))


def _last_run(_: PoolStore, __: Ref, record: VMSS) -> Cell:
    """The beginning of time stands for never."""
    never = record.last_run_time.startswith("1970")
    return moment(None if never else parse_wire_time(record.last_run_time))


SCHEDULE_COLUMNS = (
    name_column("clock"),
    Column("state", "State", typed(VMSS, _state), 10),
    Column("when", "When", typed(VMSS, _when), 30),
    Column("takes", "Takes", typed(VMSS, lambda _, __, vmss: words(kind_word(vmss.type))), 16),
    Column("keeps", "Keeps", typed(VMSS, lambda _, __, vmss: number(vmss.retained_snapshots)), 8, is_number=True),
    Column("vms", "VMs", typed(VMSS, lambda _, __, vmss: number(len(vmss.VMs))), 8, is_number=True),
    Column("last", "Last run", typed(VMSS, _last_run), 16),
    description_column(is_shown=True),
    uuid_column(),
)  # fmt: skip
