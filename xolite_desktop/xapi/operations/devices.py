# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Graphics processors and USB devices of hosts, given to VMs and taken from them."""

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.operations.step import Report, Step, run_steps
from xolite_desktop.xapi.operations.verify import field_is, gone
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.devices import AddGpu
from xolite_desktop.xapi.records.devices import VGPU, VUSB
from xolite_desktop.xapi.refs import Ref


async def add_usb(client: Client, vm_ref: Ref, group: Ref, report: Report, on_task: OnTask = None) -> Ref:
    """The device of a group for a halted VM; the VUSB."""
    made = await client.run_task("VUSB.create", vm_ref, group, {}, on_progress=report, on_task=on_task)
    return Ref(str(made))


async def remove_usb(client: Client, vusb_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Take the device from its VM, also while that runs; another VM may have it then."""
    vusb = client.cache.get("VUSB", vusb_ref)

    async def unplug(part: Report) -> None:
        verify = field_is(client, "VUSB", vusb_ref, "currently_attached", False)
        await client.run_task("VUSB.unplug", vusb_ref, on_progress=part, on_task=on_task, verify=verify)

    async def destroy(part: Report) -> None:
        verify = gone(client, "VUSB", vusb_ref)
        await client.run_task("VUSB.destroy", vusb_ref, on_progress=part, on_task=on_task, verify=verify)

    steps = [Step("destroy", destroy)]
    vm = client.cache.vm(vusb.VM) if isinstance(vusb, VUSB) and vusb.currently_attached else None
    if vm is not None and vm.power_state == PowerState.RUNNING:
        steps.insert(0, Step("unplug", unplug))
    await run_steps(steps, report)


async def add_gpu(client: Client, vm_ref: Ref, plan: AddGpu, report: Report, on_task: OnTask = None) -> Ref:
    """A part of a processor for a halted VM, at the first free position; the VGPU."""
    made = await client.run_task(
        "VGPU.create",
        vm_ref,
        plan.group,
        _free_device(client, vm_ref),
        {},
        plan.type,
        on_progress=report,
        on_task=on_task,
    )
    return Ref(str(made))


def _free_device(client: Client, vm_ref: Ref) -> str:
    taken = {vgpu.device for vgpu in client.cache.of(VGPU, "VGPU").values() if vm_ref == vgpu.VM}
    return next(str(number) for number in range(len(taken) + 1) if str(number) not in taken)


async def remove_gpu(client: Client, vgpu_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Take a part of a processor from a halted VM."""
    verify = gone(client, "VGPU", vgpu_ref)
    await client.run_task("VGPU.destroy", vgpu_ref, on_progress=report, on_task=on_task, verify=verify)


async def set_passthrough(
    client: Client, pusb_ref: Ref, enabled: bool, report: Report, on_task: OnTask = None
) -> None:
    """Whether VMs may have a USB device of a host."""
    verify = field_is(client, "PUSB", pusb_ref, "passthrough_enabled", enabled)
    await client.run_task(
        "PUSB.set_passthrough_enabled", pusb_ref, enabled, on_progress=report, on_task=on_task, verify=verify
    )


async def set_dom0_access(
    client: Client, pgpu_ref: Ref, enabled: bool, report: Report, on_task: OnTask = None
) -> None:
    """Whether the host uses a processor itself; it counts from the host's next start."""
    method = "PGPU.enable_dom0_access" if enabled else "PGPU.disable_dom0_access"
    await client.run_task(method, pgpu_ref, on_progress=report, on_task=on_task)


async def set_pci_access(
    client: Client, pci_ref: Ref, enabled: bool, report: Report, on_task: OnTask = None
) -> None:
    """Whether the host uses a card itself; it counts from the host's next start."""
    method = "PCI.enable_dom0_access" if enabled else "PCI.disable_dom0_access"
    await client.run_task(method, pci_ref, on_progress=report, on_task=on_task)
