# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every kind of new VM: its plan, and all that is different in the pool once it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from helpers.direct_pool import DirectPool
from tests.xapi.operations.new_vms import (
    FORM,
    GIB,
    IMAGE,
    OWNER,
    an_iso,
    everything,
    planned,
    ref,
)
from xolite_desktop.xapi.plans.firmware import BootFirmware, Firmware
from xolite_desktop.xapi.plans.new_vm.cloud_init import CloudInit
from xolite_desktop.xapi.plans.new_vm.install import Install, Source
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.new_vm.vm_disk import VmDisk
from xolite_desktop.xapi.plans.nic import Nic

NULL = "OpaqueRef:NULL"
Disk = tuple[str, str, str, int, bool, str | None]
"""Position, name, storage, bytes, whether it is booted from, and the entry "owner" that it goes with its VM."""


@dataclass
class Kind:
    """`fields` are the VM's that are not as its template's, maps with what came (None: what went); `drive` is the
    position of its drive and its disc, `nics` network and MAC of each interface (empty: any)."""

    plan: NewVm
    fields: dict[str, Any]
    disks: list[Disk]
    drive: tuple[str, str] | None = ("3", NULL)
    nics: list[tuple[str, str]] = field(default_factory=list)
    tpms: int = 0


def _kind(pool: DirectPool, plan: NewVm, fields: dict[str, Any], disks: list[Disk], **more: Any) -> Kind:
    made: dict[str, Any] = {"name_description": "", "is_a_template": False} | fields
    if pool.db.get("VM", plan.template)["is_default_template"]:
        made["is_default_template"] = False
        entries = {"disks": None, "default_template": None}
        made["other_config"] = entries | made.get("other_config", {})
    return Kind(plan, made, disks, **({"nics": [("bond0", "")]} | more))


def from_disk_template(pool: DirectPool) -> Kind:
    return _kind(pool, planned(pool, IMAGE), {}, [_copied()])


def from_disc(pool: DirectPool) -> Kind:
    disc, _ = an_iso(pool)
    plan = planned(pool, FORM, install=Install(Source.DISC, disc))
    return _kind(pool, plan, {"HVM_boot_params": {"order": "dcn"}}, [_first()], drive=("3", disc))


def from_network(pool: DirectPool) -> Kind:
    plan = planned(pool, FORM, install=Install(Source.NETWORK))
    return _kind(pool, plan, {"HVM_boot_params": {"order": "ncd"}}, [_first()])


def with_cloud_init(pool: DirectPool) -> Kind:
    drive = ("1", "{name} cloud-init", "NFS vol1", 4 << 20, False, "true")
    return _kind(pool, planned(pool, IMAGE, cloud=CloudInit("#!/bin/sh\n")), {}, [_copied(), drive])


def secure(pool: DirectPool) -> Kind:
    firmware = BootFirmware(Firmware.UEFI, True)
    plan = planned(pool, FORM, install=Install(Source.NETWORK), firmware=firmware, vtpm=True)
    fields = {"HVM_boot_params": {"order": "ncd"}, "platform": {"secureboot": "true"}}
    return _kind(pool, plan, fields, [_first()], tpms=1)


def three_disks(pool: DirectPool) -> Kind:
    places = ("NFS vol1", "iSCSI SAN", "NFS vol1")
    disks = tuple(
        VmDisk(f"{{name}} {number}", ref(pool, "SR", sr), (number + 1) * GIB, bootable=not number)
        for number, sr in enumerate(places)
    )
    plan = planned(pool, FORM, install=Install(Source.NETWORK), disks=disks)
    found = [
        (str(number), f"{{name}} {number}", sr, (number + 1) * GIB, not number, "true")
        for number, sr in enumerate(places)
    ]
    return _kind(pool, plan, {"HVM_boot_params": {"order": "ncd"}}, found)


def two_nics(pool: DirectPool) -> Kind:
    mac = "02:00:00:00:00:aa"
    nics = (Nic(ref(pool, "network", "bond0")), Nic(ref(pool, "network", "VLAN 120 DMZ"), mac))
    plan = planned(pool, FORM, install=Install(Source.NETWORK), disks=(), nics=nics)
    networks = [("bond0", ""), ("VLAN 120 DMZ", mac)]
    return _kind(pool, plan, {"HVM_boot_params": {"order": "ncd"}}, [], nics=networks)


def five(pool: DirectPool) -> Kind:
    return _kind(pool, planned(pool, IMAGE, count=5), {}, [_copied()])


def all_of_form(pool: DirectPool) -> Kind:
    new = ("1", "{name} more", "NFS vol1", GIB, False, "true")
    old = ("2", "old data", "NFS vol1", GIB, False, None)
    plan = everything(pool, FORM)
    return _kind(pool, plan, _all(pool), [_first(), new, old], drive=("3", an_iso(pool)[0]), tpms=1)


def all_of_image(pool: DirectPool) -> Kind:
    disks: list[Disk] = [
        ("0", "{name} disk 0", "iSCSI SAN", 21 * GIB, True, "true"),
        ("1", "{name} more", "NFS vol1", GIB, False, "true"),
        ("2", "old data", "NFS vol1", GIB, False, None),
        ("4", "{name} cloud-init", "iSCSI SAN", 4 << 20, False, "true"),
    ]
    plan = everything(pool, IMAGE)
    return _kind(pool, plan, _all(pool), disks, drive=("3", an_iso(pool)[0]), tpms=1)


def _all(pool: DirectPool) -> dict[str, Any]:
    memory = {f"memory_{bound}": 3 * GIB for bound in ("static_max", "dynamic_min", "dynamic_max")}
    return memory | {
        "name_description": "x", "tags": ["x"], "affinity": ref(pool, "host", "xcp-01"), "VCPUs_max": 1,
        "VCPUs_at_startup": 1, "VCPUs_params": {"weight": "300", "cap": "50"}, "HVM_boot_params": {"order": "dcn"},
        "platform": {"secureboot": "true"}, "other_config": {"folder": "/x", "auto_poweron": "true", OWNER: "QA"},
    }  # fmt: skip


def _first() -> Disk:
    return "0", "{name} disk 0", "NFS vol1", 10 * GIB, True, "true"


def _copied() -> Disk:
    """One that came with the template."""
    return "0", "{name} disk 0", "NFS vol1", 20 * GIB, True, ""


KINDS: dict[str, Callable[[DirectPool], Kind]] = {
    "disk template": from_disk_template,
    "ISO": from_disc,
    "PXE": from_network,
    "cloud-init": with_cloud_init,
    "UEFI with Secure Boot and vTPM": secure,
    "three disks": three_disks,
    "two NICs": two_nics,
    "five at once": five,
    "everything of a form": all_of_form,
    "everything of an image": all_of_image,
}
