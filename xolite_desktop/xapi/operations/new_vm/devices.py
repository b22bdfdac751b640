# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The calls that give a new VM its disks, its drive and its interfaces."""

from collections.abc import Iterator, Mapping
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.fat import SIZE
from xolite_desktop.xapi.names import VbdMode, VbdType
from xolite_desktop.xapi.operations.new_vm.settings import THE_VM
from xolite_desktop.xapi.operations.sequence import Call, DeviceAt, Entry, Made, Upload
from xolite_desktop.xapi.plans.disk import CD_POSITION, POSITIONS
from xolite_desktop.xapi.plans.new_vm.cloud_init import LABEL, CloudInit
from xolite_desktop.xapi.plans.new_vm.install import Source
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.new_vm.template_disks import is_form
from xolite_desktop.xapi.plans.new_vm.vm_disk import Origin, VmDisk
from xolite_desktop.xapi.plans.nic import RATE_LIMIT, Nic, normal_mac
from xolite_desktop.xapi.records.kinds import is_hvm
from xolite_desktop.xapi.records.network import VIF
from xolite_desktop.xapi.records.storage import VBD
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import NULL_REF, Ref
from xolite_desktop.xapi.rules.placement import vbds_of

COPY_WEIGHT: Final = 8.0
DISK: Final = "disk_"
"""How the names of results begin that are disks made for the VM: what is to be taken back if a later call fails."""


def disk_calls(cache: Cache, plan: NewVm, template: VM, name: str, number: int) -> Iterator[Entry]:
    """The template's disks that are wanted otherwise or not at all, then the new ones at the positions that are free,
    and last the drive that tells the system about itself."""
    kept = {disk.position: disk for disk in plan.disks if disk.origin is Origin.COPIED}
    for vbd in _template_vbds(cache, template, VbdType.DISK):
        yield from _copied_calls(cache, plan, vbd, kept.get(vbd.userdevice), name)
    free = _free_positions(cache, plan, template)
    made = [disk for disk in plan.disks if disk.origin is not Origin.COPIED]
    for count, disk in enumerate(made):
        yield from _new_disk_calls(plan, disk, Made(f"{DISK}new_{count}"), next(free), name, template)
    if plan.cloud is not None:
        sr = next((disk.sr for disk in plan.disks if disk.sr is not None), NULL_REF)
        yield from _cloud_calls(sr, plan.cloud, next(free), name, number)


def drive_calls(cache: Cache, plan: NewVm, template: VM) -> Iterator[Entry]:
    """The disc goes into the template's drive, or one that is made; an HVM guest of a form has one in any case."""
    wanted = plan.install.disc if plan.install.source is Source.DISC else None
    drives = list(_template_vbds(cache, template, VbdType.CD))
    if drives:
        yield from _drive_of_template(drives[0], wanted)
    elif wanted is not None or (is_form(template) and is_hvm(template)):
        bootable = wanted is not None and not is_hvm(template)
        record = _vbd(NULL_REF, VbdType.CD, _drive_position(cache, plan, template), bootable=bootable)
        yield Call("VBD.create", (record,), gives="drive")
        if wanted is not None:
            yield Call("VBD.insert", (Made("drive"), wanted), is_task=True)


def nic_calls(cache: Cache, plan: NewVm, template: VM) -> Iterator[Entry]:
    """Those that came with the template go, and the planned ones are made."""
    for ref in template.VIFs:
        vif = cache.get("VIF", ref)
        if isinstance(vif, VIF):
            old = Made(f"vif_{vif.device}")
            yield DeviceAt(THE_VM, vif.device, old.name, "VIF")
            yield Call("VIF.destroy", (old,), is_task=True)
    for device, nic in enumerate(plan.nics):
        yield Call("VIF.create", (_vif(cache, nic, str(device)),))


def copied_at_once(plan: NewVm) -> Ref | None:
    """The one SR on which full copies of all the template's disks are wanted; None if there are several or none."""
    srs = {disk.sr for disk in plan.disks if disk.origin is Origin.COPIED}
    return next(iter(srs)) if plan.in_full and len(srs) == 1 else None


def _copied_calls(cache: Cache, plan: NewVm, vbd: VBD, disk: VmDisk | None, name: str) -> Iterator[Entry]:
    """A disk that came with the template: taken away, or moved, named and enlarged."""
    place, found = Made(f"vbd_{vbd.userdevice}"), Made(f"{DISK}{vbd.userdevice}")
    vdi = cache.vdi(vbd.VDI)
    yield DeviceAt(THE_VM, vbd.userdevice, place.name)
    yield Call("VBD.get_VDI", (place,), gives=found.name)
    if disk is None or vdi is None or disk.sr is None:
        yield Call("VBD.destroy", (place,), is_task=True)
        yield Call("VDI.destroy", (found,), is_task=True)
        return
    ours = found
    if disk.sr not in (vdi.SR, copied_at_once(plan)):
        ours = Made(f"{found.name}_copy")
        yield Call("VDI.copy", (found, disk.sr), gives=ours.name, is_task=True, weight=COPY_WEIGHT)
        yield Call("VBD.destroy", (place,), is_task=True)
        yield Call("VDI.destroy", (found,), is_task=True)
        yield Call("VBD.create", (_vbd(ours, VbdType.DISK, vbd.userdevice, bootable=vbd.bootable),))
    yield Call("VDI.set_name_label", (ours, disk_label(disk, name)))
    if disk.description != vdi.name_description:
        yield Call("VDI.set_name_description", (ours, disk.description))
    if disk.size > vdi.virtual_size:
        yield Call("VDI.resize", (ours, disk.size), is_task=True, weight=1.0)


def _new_disk_calls(
    plan: NewVm, disk: VmDisk, made: Made, position: str, name: str, template: VM
) -> Iterator[Entry]:
    bootable = disk.bootable and (is_hvm(template) or plan.install.source is not Source.DISC)
    if disk.origin is Origin.ATTACHED:
        yield Call("VBD.create", (_vbd(disk.vdi or NULL_REF, VbdType.DISK, position, bootable=bootable),))
        return
    yield _make_disk(disk_label(disk, name), disk.description, disk.sr or NULL_REF, disk.size, made)
    yield Call("VBD.create", (_vbd(made, VbdType.DISK, position, bootable=bootable),))


def _cloud_calls(sr: Ref, cloud: CloudInit, position: str, name: str, number: int) -> Iterator[Entry]:
    drive = Made(f"{DISK}cloud")

    def image(made: Mapping[str, str]) -> bytes:
        return cloud.image(name, number, made["uuid"])

    texts = cloud.files(name, number, "{uuid}")
    files = {file: data.decode() for file, data in texts.items()}
    yield Call("VM.get_uuid", (THE_VM,), gives="uuid")
    yield _make_disk(f"{name} cloud-init", "Read at the first start", sr, SIZE, drive)
    yield Upload(drive, sr, image, LABEL, files)
    yield Call("VBD.create", (_vbd(drive, VbdType.DISK, position, bootable=False),))


def disk_label(disk: VmDisk, name: str) -> str:
    """Its name, in which {name} is the VM's."""
    return disk.name.strip().replace("{name}", name)


def _make_disk(label: str, description: str, sr: Ref, size: int, made: Made) -> Call:
    record: dict[str, object] = {
        "name_label": label, "name_description": description, "SR": sr, "virtual_size": size, "type": "user",
        "sharable": False, "read_only": False, "other_config": {}, "xenstore_data": {}, "sm_config": {}, "tags": [],
    }  # fmt: skip
    return Call("VDI.create", (record,), gives=made.name, is_task=True, weight=1.0)


def _vbd(vdi: Made | Ref, kind: VbdType, position: str, *, bootable: bool) -> dict[str, object]:
    """A disk belongs to its VM, and goes with it; one that was attached does so only if it was made for it."""
    is_cd = kind is VbdType.CD
    return {
        "VM": THE_VM, "VDI": vdi, "userdevice": position, "bootable": bootable,
        "mode": (VbdMode.READ_ONLY if is_cd else VbdMode.READ_WRITE).value, "type": kind.value, "unpluggable": True,
        "empty": vdi == NULL_REF, "other_config": {"owner": "true"} if isinstance(vdi, Made) else {},
        "qos_algorithm_type": "", "qos_algorithm_params": {},
    }  # fmt: skip


def _vif(cache: Cache, nic: Nic, device: str) -> dict[str, object]:
    network = cache.network(nic.network) if nic.network is not None else None
    return {
        "VM": THE_VM, "network": nic.network or NULL_REF, "device": device, "MAC": normal_mac(nic.mac),
        "MTU": network.MTU if network is not None else 1500, "other_config": {},
        "qos_algorithm_type": RATE_LIMIT if nic.rate else "",
        "qos_algorithm_params": {"kbps": str(nic.rate)} if nic.rate else {},
        "locking_mode": nic.locking.value, "ipv4_allowed": list(nic.ipv4), "ipv6_allowed": list(nic.ipv6),
    }  # fmt: skip


def _drive_of_template(drive: VBD, wanted: Ref | None) -> Iterator[Entry]:
    found = Made("drive")
    if wanted is None and drive.empty:
        return
    yield DeviceAt(THE_VM, drive.userdevice, found.name)
    if not drive.empty:
        yield Call("VBD.eject", (found,), is_task=True)
    if wanted is not None:
        yield Call("VBD.insert", (found, wanted), is_task=True)


def _template_vbds(cache: Cache, template: VM, kind: VbdType) -> list[VBD]:
    found = [vbd for vbd in vbds_of(cache, template) if vbd.type == kind]
    return sorted(found, key=lambda vbd: (len(vbd.userdevice), vbd.userdevice))


def _taken_positions(cache: Cache, plan: NewVm, template: VM) -> set[str]:
    """Those of the devices that came with the template and stay."""
    kept = {disk.position for disk in plan.disks if disk.origin is Origin.COPIED}
    others = {vbd.userdevice for vbd in vbds_of(cache, template) if vbd.type != VbdType.DISK}
    return kept | others


def _drive_position(cache: Cache, plan: NewVm, template: VM) -> str:
    """The customary one, if no disk of the template is there."""
    taken = _taken_positions(cache, plan, template)
    positions = (CD_POSITION, *map(str, range(POSITIONS)))
    return next(position for position in positions if position not in taken)


def _free_positions(cache: Cache, plan: NewVm, template: VM) -> Iterator[str]:
    """Without that of the drive, whether there is one or may be one later."""
    taken = _taken_positions(cache, plan, template)
    if not _template_vbds(cache, template, VbdType.CD):
        taken.add(_drive_position(cache, plan, template))
    return (position for position in map(str, range(POSITIONS)) if position not in taken)
