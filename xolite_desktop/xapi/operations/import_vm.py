# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A VM out of an XVA, as planned, or nothing: what was made until a step failed is taken back.

A host imports all disks to one SR, makes networks that it does not find, and gives the names of the file; then the disks
that belong elsewhere are copied there, the interfaces moved, and what the host made beyond that goes.
"""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.transfer_run import TransferProgress
from xolite_desktop.xapi.errors import Failure, ProtocolError, XapiError
from xolite_desktop.xapi.operations import transfer
from xolite_desktop.xapi.operations.step import Report, share
from xolite_desktop.xapi.operations.take_back import take_back
from xolite_desktop.xapi.operations.transfer import OnBytes
from xolite_desktop.xapi.operations.vm_delete import destroy_disk
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.import_vm.import_vm import ImportVm
from xolite_desktop.xapi.refs import Ref

IMPORT_TASK = "import_task"
"""The key under which a host notes in what it makes for an import which task that was."""
_KEPT = ("userdevice", "bootable", "mode", "type", "unpluggable", "other_config", "qos_algorithm_type",
         "qos_algorithm_params")  # fmt: skip

Fields = Mapping[str, object]


async def import_xva(
    client: Client, plan: ImportVm, report: Report, on_task: OnTask = None, on_bytes: OnBytes = None
) -> Ref:
    """The VM. If a step fails, or this is cancelled, neither VM nor disks nor networks of it are left; what cannot be
    taken back is a note on the error. Raises `PackageRefused` for a damaged file, and what transfers raise."""
    importing = _Import(client, plan, on_task)
    whole = importing.bytes_to_move
    sent = whole[0] / sum(whole) if sum(whole) else 1.0
    vms = await importing.send(share(report, 0.0, 0.98 * sent), on_bytes)
    if on_bytes is not None and whole[1]:
        on_bytes(TransferProgress(0, None, 1.0))  # what comes now goes on between storages
    try:
        vm = await importing.arranged(vms, share(report, 0.98 * sent, 1.0 - 0.98 * sent))
    except BaseException as error:
        for each in vms:
            await take_back(client, each, error, importing.copies)
        await importing.drop_networks()
        raise
    await importing.drop_networks()
    report(1.0)
    return vm


@dataclass
class _Device:
    """A VBD or VIF of the VM as it is."""

    ref: Ref
    fields: Fields

    def text(self, name: str) -> str:
        return str(self.fields.get(name, ""))


class _Import:
    """The steps of one import. `copies` are disks that it made beside those of the host."""

    def __init__(self, client: Client, plan: ImportVm, on_task: OnTask) -> None:
        assert plan.package is not None, "a plan without a file has a problem"
        self.copies: list[Ref] = []
        self._client, self._plan, self._package, self._on_task = client, plan, plan.package, on_task
        self._task = Ref("")
        self._networks: set[Ref] = set()

    @property
    def bytes_to_move(self) -> tuple[int, int]:
        """Into the pool, and from the first SR to others."""
        elsewhere = {name for name, sr in self._plan.srs if sr != self._plan.first_sr}
        moved = sum(disk.size for disk in self._package.disks if disk.id in elsewhere)
        return self._package.disk_bytes, moved

    async def send(self, report: Report, on_bytes: OnBytes) -> list[Ref]:
        """All VMs of the file."""

        def heard(task: Ref) -> None:
            self._task = task
            if self._on_task is not None:
                self._on_task(task)

        return await transfer.import_vm(
            self._client,
            self._package.path,
            self._plan.first_sr,
            report,
            heard,
            restore=self._plan.keep_identity,
            on_bytes=on_bytes,
        )

    async def arranged(self, vms: list[Ref], report: Report) -> Ref:
        """Everything where it belongs; the VM among the VMs that came."""
        vm = await self._main(vms)
        await self._move_interfaces(vm)
        await self._move_disks(vm, report)
        if self._plan.host is not None:
            await self._client.call("VM.set_affinity", vm, self._plan.host)
        if self._plan.name != self._package.name:
            await self._client.call("VM.set_name_label", vm, self._plan.name)
        return vm

    async def drop_networks(self) -> None:
        """Those that the host made for the import, unless somebody uses them by now."""
        for network in self._networks:
            with suppress(XapiError):
                if not await self._client.call("network.get_VIFs", network):
                    await self._client.call("network.destroy", network)

    async def _main(self, vms: list[Ref]) -> Ref:
        for vm in vms:
            if not await self._client.call("VM.get_is_a_snapshot", vm):
                return vm
        if not vms:
            raise ProtocolError(self._client.endpoint, "importing a VM", "the task names no VM")
        return vms[0]

    async def _devices(self, vm: Ref, cls: str) -> list[_Device]:
        refs = await self._client.call(f"VM.get_{cls}s", vm)
        found = []
        for ref in refs if isinstance(refs, list) else ():
            fields = await self._client.call(f"{cls}.get_record", ref)
            found.append(_Device(Ref(str(ref)), fields if isinstance(fields, dict) else {}))
        return found

    async def _move_interfaces(self, vm: Ref) -> None:
        devices = await self._devices(vm, "VIF")
        for network in {Ref(each.text("network")) for each in devices}:
            made_by = await self._client.call("network.get_other_config", network)
            if isinstance(made_by, dict) and self._task and made_by.get(IMPORT_TASK) == self._task:
                self._networks.add(network)
        wanted = {nic.position: dict(self._plan.networks).get(nic.id) for nic in self._package.nics}
        for device in devices:
            position = device.text("device")
            if position not in wanted or wanted[position] == device.text("network"):
                continue
            goal = wanted[position]
            if goal is None:
                await self._client.call("VIF.destroy", device.ref)
            else:
                await self._client.run_task("VIF.move", device.ref, goal, on_task=self._on_task)

    async def _move_disks(self, vm: Ref, report: Report) -> None:
        """By copies: a host moves disks under a running VM alone."""
        wanted = {disk.position: (disk, dict(self._plan.srs).get(disk.id)) for disk in self._package.disks}
        whole = self.bytes_to_move[1] or 1
        moved = 0
        for device in await self._devices(vm, "VBD"):
            disk, sr = wanted.get(device.text("userdevice"), (None, None))
            if device.text("type") != "Disk" or disk is None or sr is None or sr == self._plan.first_sr:
                continue
            await self._move(vm, device, sr, share(report, moved / whole, disk.size / whole))
            moved += disk.size

    async def _move(self, vm: Ref, device: _Device, sr: Ref, report: Report) -> None:
        client, old = self._client, Ref(device.text("VDI"))
        copy = await self._copied(old, sr, report)
        await client.call("VBD.destroy", device.ref)
        self.copies.append(old)  # no VM has it until it is gone
        record = {name: device.fields[name] for name in _KEPT if name in device.fields}
        await client.call("VBD.create", {**record, "VM": vm, "VDI": copy, "empty": False})
        with suppress(Failure):  # a disk that is left over is no reason to lose the VM
            await destroy_disk(client, old, lambda _: None)

    async def _copied(self, disk: Ref, sr: Ref, report: Report) -> Ref:
        """Whoever gives up meanwhile waits until the server has: else a copy would come that nobody knows of."""
        client = self._client
        tasks: list[Ref] = []

        def heard(task: Ref) -> None:
            tasks.append(task)
            if self._on_task is not None:
                self._on_task(task)

        copying = asyncio.create_task(
            client.run_task("VDI.copy", disk, sr, on_progress=report, on_task=heard), name="import-copy"
        )
        try:
            made = await asyncio.shield(copying)
        except asyncio.CancelledError:
            with suppress(XapiError):
                for task in tasks:
                    await client.cancel_task(task)
                self.copies.append(Ref(str(await copying)))
            raise
        self.copies.append(Ref(str(made)))
        return Ref(str(made))
