# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""VMs of a simulated pool with disks, interfaces, consoles and metrics, each right for its power state."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from xolite_desktop.simulator.building.builder import DAY, GIB, MIB, Builder, Record
from xolite_desktop.simulator.building.storage import add_vdi
from xolite_desktop.simulator.building.templates import BY_LABEL, Template, hardware, memory
from xolite_desktop.simulator.guests import ADDRESS_KEY, AGENT_KEY, LOAD_KEY, guest_record
from xolite_desktop.simulator.schema import EPOCH, NULL_REF

CD_DEVICE = 3


@dataclass(frozen=True)
class Disk:
    """A disk to make: sizes in GiB, `used` as a share of the size."""

    name: str
    gib: float
    used: float
    sr: str


@dataclass(frozen=True)
class VmPlan:
    """What one VM is to be like; `host` is where it runs or ran last (its home host)."""

    name: str
    system: str
    state: str = "Halted"
    host: str = NULL_REF
    vcpus: int = 2
    memory_gib: float = 2
    description: str = ""
    disks: tuple[Disk, ...] = ()
    networks: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    folder: str = ""
    days: float = 10.0
    agent: bool = True
    load: float | None = None
    cd: str | None = ""
    other_config: dict[str, str] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def has_domain(self) -> bool:
        """Whether the hypervisor has it in memory."""
        return self.state in ("Running", "Paused")

    @property
    def keeps_devices(self) -> bool:
        """A suspended VM keeps its devices attached, its consoles and what its agent said."""
        return self.state in ("Running", "Paused", "Suspended")


def device_name(position: int) -> str:
    """The name under which a guest sees the disk at this position: xvda, xvdb ..."""
    return f"xvd{chr(ord('a') + position)}"


def add_vm(builder: Builder, plan: VmPlan) -> str:
    """The VM with everything that belongs to it; `plan.cd` None leaves out the drive, "" leaves it empty."""
    ref = builder.ref("VM", plan.name)
    template = BY_LABEL.get(plan.system) or BY_LABEL["other-install-media"]
    vm = _base_record(builder, plan, template)
    builder.add("VM", plan.name, **(vm | plan.fields))
    record = builder.record("VM", ref)
    for position, disk in enumerate(plan.disks):
        size = int(disk.gib * GIB)
        vdi = add_vdi(builder, disk.sr, disk.name, size, int(size * disk.used), key=f"{plan.name}/{position}")
        add_vbd(builder, ref, position if position < CD_DEVICE else position + 1, vdi, bootable=position == 0)
    if plan.cd is not None:
        _add_drive(builder, ref, plan.cd)
    for device, network in enumerate(plan.networks):
        add_vif(builder, ref, network, device)
    _add_metrics(builder, plan, record, ref)
    return ref


def _base_record(builder: Builder, plan: VmPlan, template: Template) -> Record:
    size = int(plan.memory_gib * GIB)
    # Big ones can grow while they run.
    vcpus_max = plan.vcpus * 2 if plan.has_domain and plan.vcpus > 4 else plan.vcpus
    return {
        "name_label": plan.name,
        "name_description": plan.description,
        "power_state": plan.state,
        "resident_on": plan.host if plan.has_domain else NULL_REF,
        "affinity": plan.host,
        "VCPUs_max": vcpus_max,
        "VCPUs_at_startup": plan.vcpus,
        "memory_target": size,
        "memory_overhead": (3 + vcpus_max + size // (128 * MIB)) * MIB,
        "domid": 1 + int(builder.fraction("domid", plan.name) * 4000) if plan.has_domain else -1,
        "tags": list(plan.tags),
        "other_config": _other_config(builder, plan, template),
        "xenstore_data": _xenstore_data(plan),
        "last_boot_CPU_flags": {"vendor": "GenuineIntel"} if plan.keeps_devices else {},
        **hardware(template),
        **memory(size, template.memory_min_mib * MIB),
        "reference_label": plan.system,
    }


def _other_config(builder: Builder, plan: VmPlan, template: Template) -> dict[str, str]:
    keys = {
        "mac_seed": builder.identity("mac seed", plan.name),
        "base_template_name": template.name,
        "linux_template": "false" if template.is_windows else "true",
        "install-methods": "cdrom,nfs,http,ftp",
    }
    if plan.folder:
        keys["folder"] = plan.folder
    return keys | plan.other_config


def _xenstore_data(plan: VmPlan) -> dict[str, str]:
    """What the simulated guest should be like, where that does not follow from its name."""
    keys = {ADDRESS_KEY.format(device=device): ip for device, ip in enumerate(plan.addresses)}
    if not plan.agent:
        keys[AGENT_KEY] = "none"
    if plan.load is not None:
        keys[LOAD_KEY] = str(plan.load)
    return keys


def add_vbd(builder: Builder, vm: str, position: int, vdi: str, **fields: Any) -> str:
    """The attachment of a disk to a VM at a position; plugged if the VM has its devices."""
    plugged = builder.record("VM", vm)["power_state"] in ("Running", "Paused", "Suspended")
    record = {
        "VM": vm,
        "VDI": vdi,
        "userdevice": str(position),
        "device": device_name(position) if plugged else "",
        "type": "Disk",
        "mode": "RW",
        "bootable": False,
        "empty": False,
        "unpluggable": True,
        "currently_attached": plugged,
        "other_config": {"owner": ""},
    }
    return builder.add("VBD", f"{vm}/{position}", **(record | fields))


def _add_drive(builder: Builder, vm: str, image: str) -> None:
    """The CD drive: read-only, never unplugged; empty without an image."""
    add_vbd(
        builder,
        vm,
        CD_DEVICE,
        image or NULL_REF,
        type="CD",
        mode="RO",
        empty=not image,
        unpluggable=False,
        other_config={},
    )


def add_vif(builder: Builder, vm: str, network: str, device: int, **fields: Any) -> str:
    """An interface of a VM."""
    record = {
        "VM": vm,
        "network": network,
        "device": str(device),
        "MAC": builder.mac(vm, device),
        "MAC_autogenerated": True,
        "MTU": 1500,
        "currently_attached": builder.record("VM", vm)["power_state"] in ("Running", "Paused", "Suspended"),
    }
    return builder.add("VIF", f"{vm}/{device}", **(record | fields))


def _add_metrics(builder: Builder, plan: VmPlan, record: Record, ref: str) -> None:
    """VM_metrics always; console, guest metrics and suspend image as the power state has them."""
    started = plan.days * DAY
    record["metrics"] = builder.add(
        "VM_metrics",
        plan.name,
        memory_actual=record["memory_target"] if plan.has_domain else 0,
        VCPUs_number=plan.vcpus if plan.has_domain else 0,
        start_time=builder.ago(started) if plan.keeps_devices else EPOCH,
        install_time=builder.ago(started + (30 + 500 * builder.fraction("installed", plan.name)) * DAY),
        last_updated=builder.ago(5) if plan.has_domain else EPOCH,
        hvm=plan.has_domain,
        current_domain_type="hvm" if plan.has_domain else "unspecified",
    )
    if not plan.keeps_devices:
        return
    builder.add("console", plan.name, VM=ref, protocol="rfb", location="")
    guest = guest_record(record | {"VIFs": plan.networks}, builder.seed)
    if guest:
        record["guest_metrics"] = builder.add(
            "VM_guest_metrics", plan.name, last_updated=builder.ago(started - 30), **guest
        )


def add_suspend_image(builder: Builder, vm: str, sr: str) -> str:
    """The image of a suspended VM's memory, on the repository for such images."""
    record = builder.record("VM", vm)
    size = record["memory_static_max"]
    image = add_vdi(
        builder,
        sr,
        "Suspend image",
        size,
        size,
        key=f"suspend image of {vm}",
        type="suspend",
        name_description="Suspend image",
        other_config={"content_id": builder.identity("content", vm)},
    )
    record["suspend_VDI"] = image
    return image
