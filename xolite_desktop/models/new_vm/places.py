# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where a new VM could run, host by host, and what its storage binds it to."""

from __future__ import annotations

from dataclasses import dataclass

from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.text import joined, size
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.new_vm.placement import free_memory, hosts_for, only_hosts
from xolite_desktop.xapi.refs import Ref


@dataclass(frozen=True)
class PlaceRow:
    """A host, or with None any of them; `detail` is its free memory, or why it cannot run the VM."""

    host: Ref | None
    name: str
    detail: str
    is_possible: bool = True


def place_rows(store: PoolStore, plan: NewVm) -> list[PlaceRow]:
    """Any host first, then each by name."""
    verdicts = hosts_for(store.cache, plan)
    able = sum(refusal is None for refusal in verdicts.values())
    rows = [
        PlaceRow(
            None,
            tr("Any host"),
            tr("{able} of {all} can run it now").format(able=able, all=len(verdicts)),
        )
    ]
    for host, refusal in verdicts.items():
        name = name_of_ref(host, store.cache)
        if refusal is not None:
            rows.append(PlaceRow(host, name, explain(refusal, store.cache).title, False))
            continue
        free = free_memory(store.cache, host)
        detail = tr("{size} of memory free").format(size=size(free)) if free is not None else ""
        rows.append(PlaceRow(host, name, detail))
    return rows


def binding(store: PoolStore, plan: NewVm) -> str:
    """What it means that some of the storage is not everybody's; empty if all of it is."""
    hosts = only_hosts(store.cache, plan)
    if hosts is None or not hosts:
        return ""
    names = joined(sorted(name_of_ref(host, store.cache) for host in hosts))
    if len(hosts) == 1:
        return tr(
            "Its storage is connected to {host} alone, so it can only run there and high availability cannot protect it."
        ).format(host=names)
    return tr("Its storage is connected to {hosts}, so it can only run there.").format(hosts=names)
