# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Telling objects of one class apart: VMs from templates and snapshots, disks from ISO images. Pure functions."""

from typing import Final

from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.network import PIF, Network
from xolite_desktop.xapi.records.storage import SR, VDI
from xolite_desktop.xapi.records.vm import VM

THICK_TYPES: Final = frozenset({"lvm", "lvmoiscsi", "lvmohba", "lvmofcoe"})
"""Kinds of storage whose disks take their whole size at once."""
VHD_TYPES: Final = THICK_TYPES | {"ext", "nfs", "smb", "file"}
"""Kinds of storage whose disks are VHD files or volumes unless another format is asked for."""
_HIDING_KEY = "HideFromXenCenter"
_WORK_IN_PROGRESS_PREFIX = "__gui__"


def is_snapshot(vm: VM) -> bool:
    """A snapshot or checkpoint. It says `is_a_template` too, so ask this first."""
    return vm.is_a_snapshot


def is_template(vm: VM) -> bool:
    """A template, default or custom; not a snapshot."""
    return vm.is_a_template and not vm.is_a_snapshot


def is_default_template(vm: VM) -> bool:
    """A template that came with the product. Older servers say so in other_config only."""
    return is_template(vm) and (vm.is_default_template or vm.other_config.get("default_template") == "true")


def is_control_domain(vm: VM) -> bool:
    """The VM that runs a host."""
    return vm.is_control_domain


def is_vm(vm: VM) -> bool:
    """A real virtual machine: neither template, snapshot nor control domain."""
    return not (vm.is_a_template or vm.is_a_snapshot or vm.is_control_domain)


def is_running(vm: VM) -> bool:
    """In power state Running; paused and suspended ones are not."""
    return vm.power_state == PowerState.RUNNING


def is_hvm(vm: VM) -> bool:
    """Fully virtualised. Older servers have no domain_type but a boot policy."""
    if vm.domain_type in ("", "unspecified"):
        return vm.HVM_boot_policy != ""
    return vm.domain_type == "hvm"


def is_hidden(record: VM | Host | SR | VDI | Network | PIF) -> bool:
    """Whether clients are asked not to show an object: marked so, or half made by another client."""
    name = getattr(record, "name_label", "")
    other_config = record.other_config
    return (
        name.startswith(_WORK_IN_PROGRESS_PREFIX)
        or other_config.get(_HIDING_KEY, "").lower() == "true"
        or "xensource_internal" in other_config
    )


def is_iso_library(sr: SR) -> bool:
    """A storage repository that holds images for DVD drives."""
    return sr.content_type == "iso" and sr.type != "udev"


def takes_disks(sr: SR) -> bool:
    """A storage repository that VMs can have disks on."""
    return not is_iso_library(sr) and sr.type not in ("udev", "iso") and not sr.is_tools_sr


def is_base_copy(vdi: VDI) -> bool:
    """The hidden common part of clones and snapshots: never shown."""
    return not vdi.managed


def is_bond(pif: PIF) -> bool:
    """The interface that a bond makes, not one of its members."""
    return bool(pif.bond_master_of)


def is_vlan(pif: PIF) -> bool:
    """The tagged interface of a VLAN."""
    return pif.VLAN >= 0
