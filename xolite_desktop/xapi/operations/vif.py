# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Network interfaces of VMs: added, edited, plugged, removed."""

from dataclasses import replace
from functools import partial

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations import replacing
from xolite_desktop.xapi.operations.asking import asked
from xolite_desktop.xapi.operations.meanwhile import onto_now, read_record
from xolite_desktop.xapi.operations.step import Report, Step, run_steps
from xolite_desktop.xapi.operations.verify import field_is, gone
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.nic import POSITIONS, RATE_LIMIT, Nic, changed, nic_of, normal_mac
from xolite_desktop.xapi.records.network import VIF
from xolite_desktop.xapi.refs import NULL_REF, Ref

FIELDS = ("network", "mac", "rate", "locking", "ipv4", "ipv6")


def vif_record(client: Client, vm_ref: Ref, device: str, plan: Nic) -> dict[str, object]:
    """The record of an interface to be created."""
    network = client.cache.network(plan.network) if plan.network is not None else None
    return {
        "VM": vm_ref, "network": plan.network or NULL_REF, "device": device, "MAC": normal_mac(plan.mac),
        "MTU": network.MTU if network is not None else 1500, "other_config": {},
        "qos_algorithm_type": RATE_LIMIT if plan.rate else "",
        "qos_algorithm_params": {"kbps": str(plan.rate)} if plan.rate else {},
        "locking_mode": plan.locking.value, "ipv4_allowed": list(plan.ipv4), "ipv6_allowed": list(plan.ipv6),
    }  # fmt: skip


def free_device(client: Client, vm_ref: Ref) -> str:
    """The lowest position that no interface of the VM has."""
    vm = client.cache.vm(vm_ref)
    vifs = (client.cache.get("VIF", ref) for ref in (vm.VIFs if vm is not None else ()))
    taken = {vif.device for vif in vifs if isinstance(vif, VIF)}
    return next(str(number) for number in range(POSITIONS + len(taken)) if str(number) not in taken)


async def add(client: Client, vm_ref: Ref, plan: Nic, report: Report, on_task: OnTask = None) -> Ref:
    """A new interface, plugged where the VM runs; the VIF. Nothing is left if it cannot be plugged."""
    return await _make(client, vif_record(client, vm_ref, free_device(client, vm_ref), plan), report, on_task)


async def _make(
    client: Client, record: dict[str, object], report: Report, on_task: OnTask, *,
    plugged: bool = True, replaces: bool = False,
) -> Ref:  # fmt: skip
    """A VIF from its record; `plugged` where its VM runs. `replaces` one that is gone by now."""
    made: list[Ref] = []

    async def create(_: Report) -> None:
        if replaces:
            made.append(await replacing.make(client, "VIF", record))
        else:
            made.append(Ref(str(await client.call("VIF.create", record))))

    async def destroy() -> None:
        await client.call("VIF.destroy", made[0])

    async def plug_in(part: Report) -> None:
        operations = await client.call("VIF.get_allowed_operations", made[0])
        if plugged and isinstance(operations, list) and "plug" in operations:
            await plug(client, made[0], part, on_task)

    await run_steps([Step("create", create, destroy, 0.1), Step("plug", plug_in)], report)
    return made[0]


async def plug(client: Client, vif_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Connect the interface of a running VM."""
    verify = field_is(client, "VIF", vif_ref, "currently_attached", True)
    await client.run_task("VIF.plug", vif_ref, on_progress=report, on_task=on_task, verify=verify)


async def unplug(client: Client, vif_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Disconnect it; it comes back at the next start."""
    verify = field_is(client, "VIF", vif_ref, "currently_attached", False)
    await client.run_task("VIF.unplug", vif_ref, on_progress=report, on_task=on_task, verify=verify)


async def remove(client: Client, vif_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """The VM no longer has it. Plugged again if it cannot be removed."""
    await run_steps(_removing(client, vif_ref, on_task), report)


def _removing(client: Client, vif_ref: Ref, on_task: OnTask) -> list[Step]:
    vif = client.cache.get("VIF", vif_ref)

    async def destroy(part: Report) -> None:
        verify = gone(client, "VIF", vif_ref)
        await client.run_task("VIF.destroy", vif_ref, on_progress=part, on_task=on_task, verify=verify)

    steps = [Step("remove", destroy)]
    if isinstance(vif, VIF) and vif.currently_attached:
        steps.insert(
            0,
            Step(
                "unplug",
                lambda part: unplug(client, vif_ref, part, on_task),
                partial(_replug, client, vif_ref),
            ),
        )
    return steps


async def _replug(client: Client, vif_ref: Ref) -> None:
    try:
        await asked(client, partial(plug, client, vif_ref, lambda _: None))
    except Failure as failure:
        if failure.code != "HANDLE_INVALID":  # another one was put in its place
            raise


async def edit(client: Client, vif_ref: Ref, plan: Nic, report: Report, on_task: OnTask = None) -> Ref:
    """Another network moves the interface as it is; anything else makes it anew at the same position. The VIF.

    If the new one cannot be made, one like the old is put in its place. Raises `Failure` with CHANGED_MEANWHILE if
    somebody else changed what is to be changed; what else they changed stays.
    """
    vif = await read_record(client, "VIF", vif_ref)
    if not isinstance(vif, VIF):
        return vif_ref
    before = nic_of(vif)
    plan = onto_now(plan, plan.had, before, FIELDS, vif_ref)
    if not changed(before, plan):
        return vif_ref
    if plan.network is not None and not changed(replace(before, network=plan.network), plan):
        verify = field_is(client, "VIF", vif_ref, "network", plan.network)
        await client.run_task(
            "VIF.move", vif_ref, plan.network, on_progress=report, on_task=on_task, verify=verify
        )
        return vif_ref
    made: list[Ref] = []
    old = vif_record(client, vif.VM, vif.device, before) | {"other_config": vif.other_config}
    new = vif_record(client, vif.VM, vif.device, plan) | {"other_config": vif.other_config}

    async def create(part: Report) -> None:
        made.append(await _make(client, new, part, on_task, plugged=vif.currently_attached, replaces=True))

    async def put_back() -> None:
        plugged = vif.currently_attached
        await _make(client, old, lambda _: None, None, plugged=plugged, replaces=True)

    steps = _removing(client, vif_ref, on_task)
    steps[-1] = replace(steps[-1], undo=put_back)
    await run_steps([*steps, Step("create", create)], report)
    return made[0]
