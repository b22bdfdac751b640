# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A copy of a running VM for another pool. XAPI copies halted VMs only, and sends no snapshots: what goes is a clone of
a snapshot, which is given up here when it has arrived there."""

from collections.abc import Mapping

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.names import VbdType
from xolite_desktop.xapi.operations import move_vm
from xolite_desktop.xapi.operations.move_vm import Sending
from xolite_desktop.xapi.operations.snapshot import take
from xolite_desktop.xapi.operations.step import Report, share
from xolite_desktop.xapi.operations.take_back import take_back
from xolite_desktop.xapi.operations.verify import gone, new_vm
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.move_vm import MoveVm
from xolite_desktop.xapi.plans.snapshot import SnapshotKind, TakeSnapshot
from xolite_desktop.xapi.records.network import VIF
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.placement import vbds_of

_SNAPSHOT = 0.05
_CLONE = 0.1
"""What is done then, of the whole."""


async def copy_running(
    client: Client, there: Client, plan: MoveVm, report: Report, on_task: OnTask = None
) -> Ref:
    """The copy's ref at its destination, where it is halted; the VM runs on. If it fails or is cancelled neither clone
    nor snapshot is left; what cannot be removed is a note on the error, or one of its own."""
    vm = client.cache.vm(plan.vm)
    if vm is None:
        raise Failure("HANDLE_INVALID", ("VM", plan.vm), "VM.snapshot", client.endpoint)
    wanted = TakeSnapshot(f"{vm.name_label} (being copied)", kind=SnapshotKind.DISKS)
    snapshot = await take(client, plan.vm, wanted, share(report, 0.0, _SNAPSHOT), on_task)
    try:
        arrived = await _send_clone(client, there, plan, snapshot, share(report, _SNAPSHOT, 0.9), on_task)
    except BaseException as error:
        await take_back(client, snapshot, error)
        raise
    left = Failure("SNAPSHOT_OF_COPY_LEFT", (snapshot,), "VM.destroy", client.endpoint)
    await take_back(client, snapshot, left)
    if getattr(left, "__notes__", ()):
        raise left
    report(1.0)
    return arrived


async def _send_clone(
    client: Client, there: Client, plan: MoveVm, snapshot: Ref, report: Report, on_task: OnTask
) -> Ref:
    vm = client.cache.vm(plan.vm)
    name = vm.name_label if vm is not None else ""
    verify = new_vm(client, snapshot, name, snapshot=False)
    made = await client.run_task(
        "VM.clone", snapshot, name, on_progress=share(report, 0.0, _CLONE), on_task=on_task, verify=verify
    )
    clone = Ref(str(made))
    try:
        await client.call("VM.set_is_a_template", clone, False)
        sending = await _as_planned(client, plan, clone)
        return await move_vm.send(client, there, plan, sending, share(report, _CLONE, 1 - _CLONE), on_task)
    except BaseException as error:
        await take_back(client, clone, error)
        raise


async def _as_planned(client: Client, plan: MoveVm, clone: Ref) -> Sending:
    """Its disks and interfaces go where those at the same positions of the VM were to go. The server is asked for them:
    the cache may not know them yet."""
    vm = client.cache.vm(plan.vm)
    disks, interfaces = dict(plan.disks), dict(plan.interfaces)
    vbds = vbds_of(client.cache, vm) if vm is not None else []
    srs = {vbd.userdevice: disks[vbd.VDI] for vbd in vbds if vbd.VDI in disks}
    vifs = {ref: vif for ref in interfaces if isinstance(vif := client.cache.get("VIF", ref), VIF)}
    networks = {vif.device: interfaces[ref] for ref, vif in vifs.items()}
    disk_map = {}
    for position, vbd in (await _devices(client, clone, "VBD", "userdevice")).items():
        if await client.call("VBD.get_type", vbd) == VbdType.DISK:
            disk_map[Ref(str(await client.call("VBD.get_VDI", vbd)))] = _place(srs, position)
    found = await _devices(client, clone, "VIF", "device")
    vif_map = {vif: _place(networks, device) for device, vif in found.items()}
    return Sending(clone, disk_map, vif_map, verify=gone(client, "VM", clone))


def _place(places: Mapping[str, Ref], position: str) -> Ref:
    """The one planned, or any: a device that came since then goes where the first goes."""
    return places.get(position) or next(iter(places.values()), Ref(""))


async def _devices(client: Client, vm: Ref, cls: str, field: str) -> dict[str, Ref]:
    found = await client.call(f"VM.get_{cls}s", vm)
    refs = [Ref(str(each)) for each in (found if isinstance(found, list) else ())]
    return {str(await client.call(f"{cls}.get_{field}", ref)): ref for ref in refs}
