# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Graphics processors and USB devices: given to VMs, taken from them, handed out by hosts."""

from __future__ import annotations

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.methods import Steps, method
from xolite_desktop.simulator.vm_state import check_power_state

PLUG_S = 0.6
MOST_USB = 6


def _check_guest(call: Call, vm: str) -> None:
    """A halted guest with hardware of its own."""
    check_power_state(call.db, vm, "Halted")
    record = call.db.get("VM", vm)
    is_hvm = record["domain_type"] == "hvm" or (
        record["domain_type"] in ("", "unspecified") and record["HVM_boot_policy"]
    )
    if not is_hvm:
        call.fail("VM_HVM_REQUIRED", vm)


@method("VUSB.create")
def create_vusb(call: Call, vm: str, group: str, other_config: dict[str, str] | None = None) -> str:
    """A group holds one device, which one VM has."""
    db = call.db
    _check_guest(call, vm)
    usb_group = db.get("USB_group", group)
    if len(db.get("VM", vm)["VUSBs"]) >= MOST_USB:
        call.fail("TOO_MANY_VUSBS", str(MOST_USB))
    if not usb_group["PUSBs"]:
        call.fail("USB_GROUP_CONTAINS_NO_PUSBS", group)
    if usb_group["VUSBs"]:
        call.fail("USB_GROUP_CONFLICT", group)
    return db.create("VUSB", VM=vm, USB_group=group, other_config=other_config or {})


@method("VUSB.unplug")
def unplug_vusb(call: Call, vusb: str) -> Steps:
    record = call.db.get("VUSB", vusb)
    if not record["currently_attached"]:
        call.fail("DEVICE_ALREADY_DETACHED", vusb)
    check_power_state(call.db, record["VM"], "Running")
    yield PLUG_S
    call.db.update("VUSB", vusb, currently_attached=False)


@method("VUSB.destroy")
def destroy_vusb(call: Call, vusb: str) -> None:
    record = call.db.get("VUSB", vusb)
    if record["currently_attached"] and call.db.get("VM", record["VM"])["power_state"] != "Halted":
        call.fail("OPERATION_NOT_ALLOWED", "VUSB is attached to a running VM")
    call.db.destroy("VUSB", vusb)


@method("PUSB.set_passthrough_enabled")
def set_passthrough(call: Call, pusb: str, value: bool) -> None:
    """A device that a VM has stays for VMs."""
    record = call.db.get("PUSB", pusb)
    group = call.db.records("USB_group").get(record["USB_group"])
    if not value and group is not None and group["VUSBs"]:
        call.fail("USB_GROUP_CONFLICT", record["USB_group"])
    call.db.update("PUSB", pusb, passthrough_enabled=value)


@method("VGPU.create")
def create_vgpu(
    call: Call,
    vm: str,
    group: str,
    device: str = "0",
    other_config: dict[str, str] | None = None,
    kind: str = "",
) -> str:
    """Of a type that some processor of the group hands out."""
    db = call.db
    _check_guest(call, vm)
    if any(db.get("VGPU", each)["device"] == device for each in db.get("VM", vm)["VGPUs"]):
        call.fail("DEVICE_ALREADY_EXISTS", device)
    if kind not in db.get("GPU_group", group)["enabled_VGPU_types"]:
        call.fail("VGPU_TYPE_NOT_SUPPORTED", kind, group)
    return db.create(
        "VGPU", VM=vm, GPU_group=group, device=device, type=kind, other_config=other_config or {}
    )


@method("VGPU.destroy")
def destroy_vgpu(call: Call, vgpu: str) -> None:
    check_power_state(call.db, call.db.get("VGPU", vgpu)["VM"], "Halted")
    call.db.destroy("VGPU", vgpu)


@method("PGPU.enable_dom0_access")
def enable_dom0_access(call: Call, pgpu: str) -> str:
    return _set_access(call, pgpu, on=True)


@method("PGPU.disable_dom0_access")
def disable_dom0_access(call: Call, pgpu: str) -> str:
    return _set_access(call, pgpu, on=False)


def _set_access(call: Call, pgpu: str, *, on: bool) -> str:
    """At the host's next start, or as it is now if that was not to be."""
    now = call.db.get("PGPU", pgpu)["dom0_access"]
    is_on = now in ("enabled", "disable_on_reboot")
    access = (
        ("enabled" if on else "disabled")
        if is_on is on
        else ("enable_on_reboot" if on else "disable_on_reboot")
    )
    call.db.update("PGPU", pgpu, dom0_access=access)
    return access


@method("PCI.enable_dom0_access")
def enable_pci(call: Call, pci: str) -> str:
    return _set_pci_access(call, pci, "enable_on_reboot")


@method("PCI.disable_dom0_access")
def disable_pci(call: Call, pci: str) -> str:
    return _set_pci_access(call, pci, "disable_on_reboot")


@method("PCI.get_dom0_access_status")
def pci_access(call: Call, pci: str) -> str:
    call.db.get("PCI", pci)
    return call.db.boot_options.get(pci, "enabled")


def _set_pci_access(call: Call, pci: str, access: str) -> str:
    """It is written where the host starts from, and in no record."""
    call.db.get("PCI", pci)
    call.db.boot_options[pci] = access
    return access
