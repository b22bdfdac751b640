# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Set alarms of a VM, a host or a storage; of a pool, those of all its hosts."""

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.operations.edit import edit, read
from xolite_desktop.xapi.operations.meanwhile import each_onto_now
from xolite_desktop.xapi.operations.step import Report, share
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.alerts import Alert, SetAlerts, parse_alerts, slot_of, with_alerts
from xolite_desktop.xapi.plans.edits import Edit, Slot
from xolite_desktop.xapi.refs import Ref


async def set_vm(client: Client, ref: Ref, plan: SetAlerts, report: Report, on_task: OnTask = None) -> None:
    """Of a VM."""
    await _set(client, "VM", ref, plan, report)


async def set_host(client: Client, ref: Ref, plan: SetAlerts, report: Report, on_task: OnTask = None) -> None:
    """Of a host and its control domain."""
    await _set(client, "host", ref, plan, report)


async def set_sr(client: Client, ref: Ref, plan: SetAlerts, report: Report, on_task: OnTask = None) -> None:
    """Of a storage."""
    await _set(client, "SR", ref, plan, report)


async def set_pool(client: Client, ref: Ref, plan: SetAlerts, report: Report, on_task: OnTask = None) -> None:
    """Of every host of the pool, the same."""
    hosts = list(client.cache.records("host"))
    for number, host in enumerate(hosts):
        await _set(client, "host", host, plan, share(report, number / len(hosts), 1 / len(hosts)))


async def _set(client: Client, cls: str, ref: Ref, plan: SetAlerts, report: Report) -> None:
    """Each XML is read anew, so that what others write at the same time stays. Raises as `edit`, with CHANGED_MEANWHILE
    also for an alarm that somebody else changed since the person saw it."""
    changes: dict[Slot, list[tuple[str, Alert | None]]] = {}
    for measure, alert in plan.alerts:
        changes.setdefault(slot_of(client.cache, cls, ref, measure), []).append((measure.name, alert))
    for slot, wanted in changes.items():
        before = await read(client, slot)
        if plan.had is not None:
            asked = dict(wanted)
            there = {name: each for name, each in parse_alerts(str(before or "")).items() if name in asked}
            known = {name: each for name, each in plan.had.items() if name in asked}
            kept = each_onto_now({k: v for k, v in asked.items() if v is not None}, known, there, slot.ref)
            wanted = [(name, kept.get(name)) for name in asked]
        await edit(client, Edit(slot, before, with_alerts(str(before or ""), wanted)), report)
