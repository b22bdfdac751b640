# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What actions on VMs, their disks, interfaces and snapshots ask; with long names and many disks as well."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.models.reasons import explain_error
from xolite_desktop.ui import problems
from xolite_desktop.ui.dialogs.disk import NewDiskDialog
from xolite_desktop.ui.dialogs.move_vm import MoveVmDialog
from xolite_desktop.ui.dialogs.nic import NewNicDialog
from xolite_desktop.ui.dialogs.resources import ResourcesDialog
from xolite_desktop.ui.dialogs.schedule import ScheduleDialog
from xolite_desktop.ui.tour.tour import HALTED, SUSPENDED, VM, Pictured, Step, Tour, asked, signalled
from xolite_desktop.xapi.plans.schedule import Frequency
from xolite_desktop.xapi.records import vm as records
from xolite_desktop.xapi.records.network import VIF
from xolite_desktop.xapi.records.storage import VBD
from xolite_desktop.xapi.refs import Ref

TEMPLATE = "debian-12-hardened"
LONG = (
    "Order processing, second try, do not switch off before Ms. Grabowski-Schellenberger has signed it " * 2
)
_DISKS = 40
_GIB = 1 << 30


def _step(
    action_id: str, find: Callable[[Tour], str], change: Callable[[Tour, object], None] | None = None
) -> Step:
    """A picture of what an action asks about an object."""

    async def prepare(tour: Tour) -> Pictured:
        tour.window.hub.select([Ref(find(tour))])
        window, dialog = await asked(tour, action_id)
        if change is not None:
            change(tour, dialog)
        return window, dialog

    return Step(action_id.replace(".", "-").replace("_", "-"), prepare)


def _vm(name: str) -> Callable[[Tour], str]:
    return lambda tour: tour.ref("VM", name)


def _disk_of(name: str) -> Callable[[Tour], str]:
    return lambda tour: next(
        ref
        for ref, vbd in tour.window.connection.store.cache.of(VBD, "VBD").items()
        if tour.ref("VM", name) == vbd.VM and vbd.type == "Disk"
    )


def _nic_of(name: str) -> Callable[[Tour], str]:
    return lambda tour: next(
        ref
        for ref, vif in tour.window.connection.store.cache.of(VIF, "VIF").items()
        if tour.ref("VM", name) == vif.VM
    )


def _snapshot(tour: Tour) -> str:
    """A snapshot after which others were taken, of a VM that exists."""
    vms = tour.window.connection.store.cache.of(records.VM, "VM")
    found = [ref for ref, vm in vms.items() if vm.is_a_snapshot and vm.snapshot_of in vms]
    return next((ref for ref in found if vms[ref].children), found[0])


def _schedule(tour: Tour) -> str:
    return next(iter(tour.window.connection.store.cache.records("VMSS")))


async def _no_host(tour: Tour) -> Pictured:
    """Why no host can run a VM that needs more memory than any has."""
    vm = Ref(tour.ref("VM", HALTED))
    client = tour.window.connection.client
    record = tour.window.connection.store.cache.vm(vm)
    assert record is not None
    limits = (
        record.memory_static_min,
        record.memory_static_max,
        record.memory_dynamic_min,
        record.memory_dynamic_max,
    )
    huge = 4096 * _GIB
    await client.call("VM.set_memory_limits", vm, record.memory_static_min, huge, huge, huge)
    tour.window.hub.select([vm])
    jobs = tour.window.jobs
    waiting = asyncio.ensure_future(signalled(jobs.ended, lambda job: job.state is JobState.FAILED))
    await asyncio.sleep(0)
    tour.window.hub.q_action("vm.start").trigger()
    await waiting
    job = next(job for job in jobs.jobs if job.state is JobState.FAILED and vm in job.refs)
    assert job.error is not None
    dialog = problems.show_failure(
        tour.window, job.title, explain_error(job.error, tour.window.connection.store.cache)
    )
    await client.call("VM.set_memory_limits", vm, *limits)
    return tour.window, dialog


async def _made(tour: Tour) -> Ref:
    """A VM with a long name and very many disks, made when the first picture of it is taken."""
    client = tour.window.connection.client
    cache = tour.window.connection.store.cache
    name = LONG[:200].strip()
    found = [ref for ref, vm in cache.of(records.VM, "VM").items() if vm.name_label == name]
    if found:
        return found[0]
    vm = Ref(str(await client.call("VM.clone", tour.ref("VM", HALTED), name)))
    assert cache.pool is not None
    sr = cache.pool.default_SR

    async def add(number: int) -> None:
        record = {
            "name_label": f"{number} {LONG}" if number % 5 == 0 else f"data {number}", "name_description": "",
            "SR": sr, "virtual_size": number * _GIB, "type": "user", "sharable": False, "read_only": False,
            "other_config": {}, "xenstore_data": {}, "sm_config": {}, "tags": [],
        }  # fmt: skip
        vdi = await client.call("VDI.create", record)
        vbd = {
            "VM": vm, "VDI": vdi, "userdevice": str(number + 10), "bootable": False, "mode": "RW", "type": "Disk",
            "unpluggable": True, "empty": False, "other_config": {"owner": "true"}, "qos_algorithm_type": "",
            "qos_algorithm_params": {},
        }  # fmt: skip
        await client.call("VBD.create", vbd)

    await asyncio.gather(*(add(number) for number in range(1, _DISKS + 1)))
    while len(getattr(cache.vm(vm), "VBDs", ())) < _DISKS:
        await signalled(tour.window.connection.store.changed)
    return vm


async def _snapshot_of_many(tour: Tour) -> Ref:
    cache = tour.window.connection.store.cache
    vm = await _made(tour)
    snapshot = Ref(
        str(await tour.window.connection.client.call("VM.snapshot", vm, f"before {LONG}"[:198].strip()))
    )
    while cache.vm(snapshot) is None:
        await signalled(tour.window.connection.store.changed)
    return snapshot


def _many_step(name: str, action_id: str, find: Callable[[Tour], Awaitable[Ref]] = _made) -> Step:
    """What an action asks about the VM with very many disks, or about its snapshot."""

    async def prepare(tour: Tour) -> Pictured:
        tour.window.hub.select([await find(tour)])
        return await asked(tour, action_id)

    return Step(name, prepare)


async def _many_disks(tour: Tour) -> Pictured:
    """They stand on a tab of their own."""
    tour.window.select(await _made(tour))
    page = tour.window.pages.page
    assert page is not None, "the VM has a page"
    page.choose_tab_called("Disks")
    return tour.window, None


async def _linux_tools(tour: Tour) -> Pictured:
    tour.window.hub.select([Ref(tour.ref("VM", VM))])
    return await asked(tour, "vm.guest_tools")


def _weekly(_: Tour, dialog: object) -> None:
    assert isinstance(dialog, ScheduleDialog)
    dialog.frequency.choose(Frequency.WEEKLY)


async def _many_move(tour: Tour) -> Pictured:
    """The same VM moves, its disks to different places."""
    tour.window.hub.select([await _made(tour)])
    window, dialog = await asked(tour, "vm.move")
    assert isinstance(dialog, MoveVmDialog)
    for number, row in enumerate(dialog.disks.rows):
        row.choice.setCurrentIndex(number % row.choice.count())
    return window, dialog


def _wrong_disk(_: Tour, dialog: object) -> None:
    assert isinstance(dialog, NewDiskDialog)
    dialog.name.setText("")
    dialog.amount.setText("9 PiB")


def _wrong_nic(_: Tour, dialog: object) -> None:
    assert isinstance(dialog, NewNicDialog)
    dialog.mac.setText("01:00:5e:00:00:01")


def _dynamic(_: Tour, dialog: object) -> None:
    assert isinstance(dialog, ResourcesDialog)
    dialog.fields.fixed.setChecked(False)
    dialog.fields.vcpus_max.set_value(7)


VM_ACTIONS = (
    _step("vm.start_on", _vm(HALTED)),
    Step("vm-no-host", _no_host),
    _step("vm.delete", _vm(HALTED)),
    _step("vm.snapshot", _vm(VM)),
    _step("snapshot.revert", _snapshot),
    _step("snapshot.delete", _snapshot),
    _step("snapshot.new_vm", _snapshot),
    _step("vm.copy", _vm(HALTED)),
    _step("vm.new_disk", _vm(VM), _wrong_disk),
    _step("vm.pass_pci", _vm(HALTED)),
    _step("vm.copy_bios_strings", _vm(HALTED)),
    _step("vm.add_usb", _vm(HALTED)),
    _step("vm.add_gpu", _vm(HALTED)),
    _step("vm.attach_disk", _vm(HALTED)),
    _step("disk.edit", _disk_of(VM)),
    _step("disk.edit_tags", _disk_of(VM)),
    _step("disk.move", _disk_of(HALTED)),
    _step("disk.delete", _disk_of(HALTED)),
    _step("vm.new_nic", _vm(VM), _wrong_nic),
    _step("nic.edit", _nic_of(VM)),
    _step("vapp.new", _vm(HALTED)),
    _step("vapp.edit", _vm(VM)),
    _step("vm.resume_on", _vm(SUSPENDED)),
    _step("vm.resources", _vm(HALTED), _dynamic),
    _step("vm.firmware", _vm(HALTED)),
    _step("vm.add_vtpm", _vm(HALTED)),
    _step("vm.guest_tools", _vm("win2019-files")),
    Step("vm-guest-tools-linux", _linux_tools),
    _step("vm.move", _vm(VM)),
    _step("vm.schedule", _vm(VM)),
    _step("schedule.edit", _schedule),
    _step("schedule.new", _vm(HALTED), _weekly),
    _many_step("vm-delete-many", "vm.delete"),
    Step("vm-move-many", _many_move),
    Step("vm-disks-many", _many_disks),
    _many_step("vm-copy-many", "vm.copy"),
    _many_step("vm-export-many", "vm.export"),
    _many_step("snapshot-revert-many", "snapshot.revert", _snapshot_of_many),
)
