# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""For every action that asks: an answer a person could give about an object, or None if there is none for it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePath

from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.membership_actions import Join
from xolite_desktop.models.actions.move_actions import Move
from xolite_desktop.simulator.certificate import make_certificate
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.chains import chains_of
from xolite_desktop.xapi.plans.address import Address, Mode4, address_of
from xolite_desktop.xapi.plans.alerts import MEASURES, Alert, SetAlerts
from xolite_desktop.xapi.plans.appliance import EditAppliance, Member, appliance_plan
from xolite_desktop.xapi.plans.change_password import ChangePassword
from xolite_desktop.xapi.plans.copy_vm import CopyVm
from xolite_desktop.xapi.plans.custom_fields import CustomField, DefineFields
from xolite_desktop.xapi.plans.delete_unused import DeleteUnused, unused
from xolite_desktop.xapi.plans.delete_vm import DeleteVm, belongings
from xolite_desktop.xapi.plans.devices import AddGpu, PassPci
from xolite_desktop.xapi.plans.directory import AddUser, JoinDirectory, LeaveDirectory
from xolite_desktop.xapi.plans.disk import AttachDisk, EditDisk, NewDisk, attachable
from xolite_desktop.xapi.plans.disk_image import ExportDisk, ImportDisk
from xolite_desktop.xapi.plans.edits import Edit, Slot
from xolite_desktop.xapi.plans.export_vm import ExportVms, proposed_names, vms_of
from xolite_desktop.xapi.plans.firmware import BootFirmware, Firmware, firmware_of
from xolite_desktop.xapi.plans.ha import SetHa
from xolite_desktop.xapi.plans.host_addresses import HostAddresses
from xolite_desktop.xapi.plans.host_certificate import HostCertificate
from xolite_desktop.xapi.plans.host_files import HostFile, SaveHostFile
from xolite_desktop.xapi.plans.host_settings import ControlDomainMemory, PowerOn, PowerOnMode
from xolite_desktop.xapi.plans.join_pool import JoinPool
from xolite_desktop.xapi.plans.maintenance import EnterMaintenance, LeaveMaintenance, StopHost, away_from
from xolite_desktop.xapi.plans.move_vm import (
    MoveVm,
    movable_disks,
    proposed_sr,
    reachable_srs,
    transfer_networks,
)
from xolite_desktop.xapi.plans.network_link import EditLink, link_of
from xolite_desktop.xapi.plans.network_settings import BondSettings, PacketSize
from xolite_desktop.xapi.plans.new_network.new_network import Mode
from xolite_desktop.xapi.plans.nic import Nic, nic_of
from xolite_desktop.xapi.plans.place_disks import CopyDisk
from xolite_desktop.xapi.plans.resources import EditResources, Memory, Processors
from xolite_desktop.xapi.plans.schedule import EditSchedule, Frequency, schedule_plan
from xolite_desktop.xapi.plans.snapshot import Revert, SnapshotKind, TakeSnapshot, refusal_of
from xolite_desktop.xapi.plans.sr_connection import EditConnection
from xolite_desktop.xapi.plans.sr_maintenance import SHUT_DOWN, EnterSrMaintenance, shut_down_for, users
from xolite_desktop.xapi.plans.storage import default_sr, disk_srs, storage_problem
from xolite_desktop.xapi.plans.tags import ChangeTags
from xolite_desktop.xapi.plans.update_sources import Frequency as HowOften
from xolite_desktop.xapi.plans.update_sources import NewRepository, UpdateSources, sources_of
from xolite_desktop.xapi.plans.upload_disc import UploadDisc
from xolite_desktop.xapi.records.network import PIF, VIF
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import NULL_REF, Ref
from xolite_desktop.xapi.rules import vm as vm_rules
from xolite_desktop.xapi.rules import vm_power
from xolite_desktop.xapi.rules.appliance import appliance_of
from xolite_desktop.xapi.rules.connection import connection_fields
from xolite_desktop.xapi.rules.devices import free_usb, gpu_groups
from xolite_desktop.xapi.rules.disk import vdi_of
from xolite_desktop.xapi.rules.library import libraries
from xolite_desktop.xapi.rules.membership import coordinate
from xolite_desktop.xapi.rules.vbd import discs, insert

GIB = 1 << 30
Answer = Callable[[Cache, Ref], object]


def _first(found, otherwise=None):
    return next(iter(found), otherwise)


def _vm(cache: Cache, ref: Ref) -> VM:
    return cache.vm(ref) or VM()


def _snapshot(cache: Cache, ref: Ref) -> object:
    kinds = [kind for kind in SnapshotKind if refusal_of(cache, ref, kind) is None]
    return TakeSnapshot("a snapshot", "of a test", kinds[-1] if kinds else SnapshotKind.DISKS)


def _copy(cache: Cache, ref: Ref) -> CopyVm:
    fast = vm_rules.clone(cache, ref) is None
    return CopyVm(ref, "a copy", "of a test", None if fast else default_sr(cache), as_vm=True)


def _disk(cache: Cache, ref: Ref) -> object:
    host = _vm(cache, ref).resident_on
    sr = _first(sr for sr in disk_srs(cache) if storage_problem(cache, sr, GIB, host=host) is None)
    return NewDisk("a disk", sr, GIB) if sr else None


def _edited_disk(cache: Cache, ref: Ref) -> object:
    vdi_ref = vdi_of(cache, ref)
    vdi = cache.vdi(vdi_ref) if vdi_ref is not None else None
    if vdi_ref is None or vdi is None:
        return EditDisk(position="200")
    return EditDisk((Edit(Slot("VDI", vdi_ref, "name_label"), vdi.name_label, "another name"),))


def _edited_nic(cache: Cache, ref: Ref) -> object:
    vif = cache.get("VIF", ref)
    return replace(nic_of(vif), rate=512) if isinstance(vif, VIF) else Nic(None)


def _address(cache: Cache, ref: Ref) -> object:
    pif = cache.get("PIF", ref)
    before = address_of(pif) if isinstance(pif, PIF) else Address()
    if before.mode is Mode4.STATIC:
        return replace(
            before, dns=("10.0.0.53",), purpose="a test" if not getattr(pif, "management", False) else ""
        )
    return Address(Mode4.STATIC, "10.222.0.1", "255.255.0.0")


def _resources(cache: Cache, ref: Ref) -> object:
    vm = _vm(cache, ref)
    memory = Memory.of(vm)
    if vm.power_state == "Halted":
        memory = Memory(memory.static_min, memory.static_max + GIB, memory.dynamic_min, memory.dynamic_max)
    return EditResources(memory, replace(Processors.of(vm), weight=300))


def _firmware(cache: Cache, ref: Ref) -> object:
    was_uefi = firmware_of(_vm(cache, ref)).firmware is Firmware.UEFI
    return BootFirmware(Firmware.BIOS) if was_uefi else BootFirmware(Firmware.UEFI, True)


def _gpu(cache: Cache, ref: Ref) -> object:
    found = (AddGpu(group, types[0]) for group, types in gpu_groups(cache).items())
    return _first(found, AddGpu(NULL_REF, NULL_REF))


def _moved(cache: Cache, ref: Ref) -> object:
    vdi = cache.vdi(vdi_of(cache, ref) or ref)
    if vdi is None:
        return None
    usable = (sr for sr in disk_srs(cache) if storage_problem(cache, sr, vdi.virtual_size) is None)
    return _first(sr for sr in usable if sr != vdi.SR)


def _copied(cache: Cache, ref: Ref) -> object:
    sr = _moved(cache, ref)
    return CopyDisk(Ref(str(sr)) if sr else default_sr(cache), "a copy")


def _free_disk(cache: Cache, ref: Ref) -> object:
    return NewDisk("a disk", ref, GIB)


def _maintained(cache: Cache, ref: Ref) -> object:
    return EnterSrMaintenance(ref, tuple((vm, SHUT_DOWN) for vm in users(cache, ref)))


def _reconnected(cache: Cache, ref: Ref) -> object:
    fields = connection_fields(cache, ref)
    return EditConnection(ref, tuple((each.key, "soft") for each in fields if each.key == "options"))


def _uploaded(cache: Cache, sr: Ref) -> object:
    return UploadDisc(PurePath("system.iso"), 2048, sr, f"system-{len(cache.records('VDI'))}.iso")


def _sent(cache: Cache, ref: Ref) -> object:
    """To a host and storage that can take it, if there are any."""
    plans = []
    for host in cache.records("host"):
        disks = tuple(
            (disk, proposed_sr(cache, cache, disk, host) or Ref("")) for disk in movable_disks(cache, ref)
        )
        network = _first(transfer_networks(cache, host), Ref(""))
        for first in reachable_srs(cache, host):
            moved = tuple((disk, first if not number else sr) for number, (disk, sr) in enumerate(disks))
            plan = MoveVm(ref, host, network, moved)
            plans.append(plan)
    good = (plan for plan in plans if not plan.problems(cache, cache))
    return Move(_first(good, _first(plans, MoveVm(ref, Ref("OpaqueRef:host"), Ref("OpaqueRef:network")))))


@lru_cache(maxsize=1)
def _certificate() -> HostCertificate:
    made = make_certificate(key=generate_private_key(public_exponent=65537, key_size=2048))
    return HostCertificate(made.pem.decode(), made.key_pem.decode())


def _alerts(cache: Cache, ref: Ref) -> SetAlerts:
    cls = next((cls for cls in MEASURES if cache.get(cls, ref) is not None), "host")
    return SetAlerts(tuple((measure, Alert(measure.usual * measure.scale)) for measure in MEASURES[cls]))


def _vapp(cache: Cache, ref: Ref) -> object:
    found = appliance_of(cache, ref)
    if found is None:
        return EditAppliance("a vApp", members=(Member(ref, 1, 2, 3),))
    return replace(appliance_plan(cache, found), description="of a test")


def _exported(cache: Cache, ref: Ref) -> ExportVms:
    return ExportVms(tempfile.gettempdir(), tuple(proposed_names(cache, vms_of(cache, [ref]), ".xva")))


def moves_files(entry: Action) -> bool:
    """Whether its work is no call alone: it needs a client with files, and is tried in tests of its own."""
    return any(call.startswith("http/") for call in entry.calls)


NOWHERE = Path("/nowhere/at/all")
"""A folder that is not there."""

_NOWHERE = Path("/no/such/folder")
ANSWERS: dict[str, Answer] = {
    "address": _address,
    "host_backup": lambda cache, ref: SaveHostFile(HostFile.BACKUP, _NOWHERE, "1"),
    "host_logs": lambda cache, ref: SaveHostFile(HostFile.LOGS, _NOWHERE, "1"),
    "status_report": lambda cache, ref: SaveHostFile(HostFile.STATUS, _NOWHERE, "1"),
    "add_gpu": _gpu,
    "add_usb": lambda cache, ref: _first(free_usb(cache)),
    "updates": lambda cache, ref: None,
    "alerts": lambda cache, ref: _alerts(cache, ref),
    "add_user": lambda cache, ref: AddUser("ada", "read-only"),
    "attach_disk": lambda cache, ref: _first(AttachDisk(vdi) for vdi in attachable(cache, ref)),
    "bios_host": lambda cache, ref: _first(cache.records("host")),
    "pass_pci": lambda cache, ref: PassPci(_vm(cache, ref).other_config.get("pci"), ("0000:04:00.0",)),
    "host_addresses": lambda cache, ref: HostAddresses(
        first="10.223.0.1", netmask="255.255.0.0", purpose="a test"
    ),
    "bond_settings": lambda cache, ref: BondSettings(Mode.BACKUP),
    "boot_key": lambda cache, ref: None,
    "change_role": lambda cache, ref: "read-only",
    "choose_coordinator": lambda cache, ref: _first(
        host for host in cache.records("host") if coordinate(cache, host) is None
    ),
    "configure_ha": lambda cache, ref: SetHa((), 0),
    "control_domain_memory": lambda cache, ref: ControlDomainMemory(4 * GIB),
    "choose_schedule": lambda cache, ref: _first(cache.records("VMSS"), Ref("")),
    "copy_disk": _copied,
    "copy_template": lambda cache, ref: replace(_copy(cache, ref), as_vm=False),
    "copy_vm": _copy,
    "update_sources": lambda cache, _: UpdateSources(
        new=NewRepository("base", "https://updates.example/8", "https://sources.example/8"),
        syncs=True,
        frequency=HowOften.DAILY,
        had=sources_of(cache.pool),
    ),
    "custom_fields": lambda cache, ref: DefineFields((CustomField("Owner"),)),
    "delete_snapshots": lambda cache, ref: False,
    "delete_unused": lambda cache, ref: DeleteUnused(tuple(unused(cache, chains_of(cache, ref)))),
    "delete_vm": lambda cache, ref: DeleteVm.of(belongings(cache, ref)),
    "edit_connection": _reconnected,
    "edit_disk": _edited_disk,
    "edit_disk_tags": lambda cache, ref: ChangeTags(("kept",)),
    "edit_nic": _edited_nic,
    "edit_schedule": lambda cache, ref: replace(
        schedule_plan(cache, ref), frequency=Frequency.WEEKLY, days=("Friday",), retained=3
    ),
    "edit_vapp": _vapp,
    "enter_sr_maintenance": _maintained,
    "leave_sr_maintenance": lambda cache, ref: LeaveMaintenance(tuple(shut_down_for(cache, ref))),
    "eject_host": lambda cache, ref: "",
    "enter_maintenance": lambda cache, ref: EnterMaintenance(),
    "export_vapp": _exported,
    "export_vm": _exported,
    "export_disk": lambda cache, ref: ExportDisk(NOWHERE / "disk.vhd"),
    "firmware": _firmware,
    "add_tpm": lambda _, __: True,
    "guest_tools": lambda cache, ref: None,
    "import_disk": lambda cache, ref: ImportDisk(NOWHERE / "disk.vhd", NewDisk("disk", ref, 1 << 30)),
    "ha_plan": lambda cache, ref: "",
    "sriov_capacity": lambda cache, ref: "",
    "insert_disc": lambda cache, ref: _first(
        (disc for disc in discs(cache) if insert(cache, ref, disc) is None), _first(discs(cache))
    ),
    "install_certificate": lambda cache, ref: _certificate(),
    "join_pool": lambda cache, ref: Join(JoinPool("root", "secret"), None),
    "join_directory": lambda cache, ref: JoinDirectory("ad.example.com", "administrator", "secret"),
    "change_password": lambda cache, ref: ChangePassword("demo", "another", "another"),
    "leave_directory": lambda cache, ref: LeaveDirectory(),
    "leave_maintenance": lambda cache, ref: LeaveMaintenance(away_from(cache, ref).all),
    "migrate_vm": lambda cache, ref: _first(
        (host for host in cache.records("host") if vm_power.migrate_to(cache, ref, host) is None),
        _first(cache.records("host")),
    ),
    "move_disk": _moved,
    "move_vm": _sent,
    "new_disk": _disk,
    "new_free_disk": _free_disk,
    "new_nic": lambda cache, ref: Nic(_first(cache.records("network"))),
    "new_schedule": lambda cache, ref: EditSchedule(
        "nights", vms=(ref,) if cache.vm(ref) is not None else ()
    ),
    "new_vapp": _vapp,
    "new_network": lambda cache, ref: None,
    "network_link": lambda cache, ref: EditLink(had=link_of(cache, ref)),
    "packet_size": lambda cache, ref: PacketSize(1400),
    "power_on_mode": lambda cache, ref: PowerOn(PowerOnMode.DRAC, "10.0.0.9", "root", "secret"),
    "reboot_host": lambda cache, ref: StopHost(),
    "resources": _resources,
    "resume_on": lambda cache, ref: _first(
        (host for host in cache.records("host") if vm_power.resume_on(cache, ref, host) is None),
        _first(cache.records("host")),
    ),
    "revert": lambda cache, ref: Revert(),
    "shut_down_host": lambda cache, ref: StopHost(),
    "snapshot": _snapshot,
    "upload_disc": lambda cache, ref: _uploaded(cache, next(iter(libraries(cache)), Ref(""))),
    "upload_to_library": lambda cache, ref: _uploaded(cache, ref),
    "start_on": lambda cache, ref: _first(
        (host for host in cache.records("host") if vm_power.start_on(cache, ref, host) is None),
        _first(cache.records("host")),
    ),
}


def answer_for(asks: str | None, cache: Cache, ref: Ref) -> object:
    """What the dialog of an action could give for an object."""
    return ANSWERS[asks](cache, ref) if asks is not None else None
