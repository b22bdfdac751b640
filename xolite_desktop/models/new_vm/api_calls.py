# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The calls that a plan of new VMs would make, as scripts."""

from __future__ import annotations

from dataclasses import replace

from xolite_desktop.models.api_calls.scripts import Scripts, scripts_of
from xolite_desktop.models.new_vm.summary import names_text
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.client.reads import is_read
from xolite_desktop.xapi.operations.new_vm.create import calls_for, each_of
from xolite_desktop.xapi.operations.sequence import Call, Entry, Made
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm


def new_vm_calls(store: PoolStore, plan: NewVm) -> frozenset[str]:
    """The calls of a plan that change something; none if its template is gone."""
    if store.cache.vm(plan.template) is None:
        return frozenset()
    entries = _entries(store, replace(plan, count=1))
    made = (entry.method for entry in entries if isinstance(entry, Call))
    return frozenset(method for method in made if not is_read(method))


def new_vm_scripts(store: PoolStore, plan: NewVm) -> Scripts:
    """VM after VM; what is started is started when it is made."""
    entries = _entries(store, plan)
    return scripts_of(store, entries, tr("New VM: {names}").format(names=names_text(plan)))


def _entries(store: PoolStore, plan: NewVm) -> list[Entry]:
    entries: list[Entry] = []
    for one in each_of(plan):
        entries += calls_for(store.cache, one)
        if plan.start:
            entries.append(Call("VM.start", (Made("vm"), False, False)))
    return entries
