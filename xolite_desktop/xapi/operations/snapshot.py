# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Take snapshots of a VM, go back to one."""

from contextlib import suppress
from functools import partial

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.operations import vm_power
from xolite_desktop.xapi.operations.step import Report, Step, run_steps
from xolite_desktop.xapi.operations.verify import new_vm, reverted
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.snapshot import Revert, SnapshotKind, TakeSnapshot
from xolite_desktop.xapi.refs import Ref, is_null

_STATE_THEN = "power-state-at-snapshot"


async def snapshot(client: Client, vm_ref: Ref, name: str, report: Report, on_task: OnTask = None) -> Ref:
    """The disks at this moment, without memory; the snapshot."""
    return await take(client, vm_ref, TakeSnapshot(name), report, on_task)


async def take(
    client: Client, vm_ref: Ref, plan: TakeSnapshot, report: Report, on_task: OnTask = None
) -> Ref:
    """A snapshot of any kind, with its description; the snapshot. The optional third parameter of `VM.snapshot` is
    left out, which older servers do not take."""
    verify = new_vm(client, vm_ref, plan.name, snapshot=True)
    made = await client.run_task(
        plan.kind.value, vm_ref, plan.name, on_progress=report, on_task=on_task, verify=verify
    )
    made_ref = Ref(str(made))
    if plan.description:
        with suppress(Failure):  # the snapshot counts, and it is there
            await client.call("VM.set_name_description", made_ref, plan.description)
    return made_ref


async def revert(
    client: Client, snapshot_ref: Ref, plan: Revert, report: Report, on_task: OnTask = None
) -> None:
    """Put the VM back as it was; before, if wished, keep what it is now; afterwards let it run if it ran then.

    A snapshot that was taken before stays, whatever happens after it.
    """
    snap = client.cache.vm(snapshot_ref)
    steps = [Step("revert", partial(_revert, client, snapshot_ref, on_task))]
    vm = client.cache.vm(snap.snapshot_of) if snap is not None else None
    if plan.keep_as and snap is not None and vm is not None:
        keep = TakeSnapshot(plan.keep_as, kind=SnapshotKind.DISKS)
        steps.insert(0, Step("snapshot", lambda part: take(client, snap.snapshot_of, keep, part, on_task)))
    if plan.restart and snap is not None and snap.snapshot_info.get(_STATE_THEN) == PowerState.RUNNING:
        steps.append(Step("start", partial(_run_again, client, snapshot_ref, on_task)))
    await run_steps(steps, report)


async def _revert(client: Client, snapshot_ref: Ref, on_task: OnTask, report: Report) -> None:
    snap = client.cache.vm(snapshot_ref)
    vm_ref = snap.snapshot_of if snap is not None else Ref("")
    verify = reverted(client, vm_ref, snapshot_ref)
    await client.run_task("VM.revert", snapshot_ref, on_progress=report, on_task=on_task, verify=verify)


async def _run_again(client: Client, snapshot_ref: Ref, on_task: OnTask, report: Report) -> None:
    """Resumed if its memory came back, else started."""
    vm_ref = Ref(str(await client.call("VM.get_snapshot_of", snapshot_ref)))
    if is_null(vm_ref):
        return
    state = await client.call("VM.get_power_state", vm_ref)
    go = vm_power.resume if state == PowerState.SUSPENDED else vm_power.start
    await go(client, vm_ref, report, on_task)
