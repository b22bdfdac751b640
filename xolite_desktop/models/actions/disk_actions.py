# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every action on disks and drives of VMs, as data."""

from __future__ import annotations

from xolite_desktop.models.actions import cautions
from xolite_desktop.models.actions.action import Action, Risk, Running
from xolite_desktop.models.actions.places import Group, Menu, places
from xolite_desktop.models.actions.works import on_ref, plain, with_plan
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.operations import disk as operations
from xolite_desktop.xapi.operations import disk_image, disk_place, tracking
from xolite_desktop.xapi.plans.disk import AttachDisk, NewDisk
from xolite_desktop.xapi.plans.disk_image import ExportDisk
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import disk as rules
from xolite_desktop.xapi.rules import tracking as tracking_rules
from xolite_desktop.xapi.rules import vbd as vbd_rules
from xolite_desktop.xapi.rules.refusal import Refusal

_VM = frozenset({NodeKind.VM, NodeKind.TEMPLATE})
_VBD = frozenset({NodeKind.VBD})
_DISK = frozenset({NodeKind.VBD, NodeKind.VDI})
_DEVICES = places(Group.DEVICES, Menu.CONTEXT, Menu.VM)
_PLUG = places(Group.POWER, Menu.CONTEXT, Menu.HEADER)
_CHANGE = places(Group.CHANGE, Menu.CONTEXT, Menu.HEADER)
_COPIES = places(Group.COPIES, Menu.CONTEXT, Menu.HEADER)
_SETTINGS = places(Group.SETTINGS, Menu.CONTEXT, Menu.HEADER)
_DELETE = places(Group.DELETE, Menu.CONTEXT, Menu.HEADER)

_MOST_MOVING = 3  # as many as a host takes at a time

HAS_DRIVE = "HAS_CD_DRIVE"
"""Ours: the VM has a drive for discs already. Parameter: VM."""


def _add_drive(cache: Cache, ref: Ref) -> Refusal | None:
    refused = rules.add(cache, ref)
    return refused or (Refusal(HAS_DRIVE, (ref,)) if vbd_rules.cd_drive(cache, ref) is not None else None)


async def _new_disk(running: Running, ref: Ref) -> Ref:
    assert isinstance(running.answer, NewDisk)
    return await operations.create(running.client, ref, running.answer, running.report, running.on_task)


async def _attach(running: Running, ref: Ref) -> Ref:
    assert isinstance(running.answer, AttachDisk)
    return await operations.attach(running.client, ref, running.answer, running.report, running.on_task)


async def _make_drive(running: Running, ref: Ref) -> Ref:
    return await operations.add_drive(running.client, ref)


async def _export(running: Running, ref: Ref) -> None:
    assert isinstance(running.answer, ExportDisk)
    await disk_image.export_disk(
        running.client, ref, running.answer, running.report, running.on_task, running.on_bytes
    )


DISK_ACTIONS = (
    Action(
        "vm.new_disk", "New disk", "hard-drives", _DEVICES, _VM, many=False, asks="new_disk",
        refuse=rules.add, work=_new_disk, calls=("VDI.create", "VBD.create", "VBD.plug", "VBD.destroy", "VDI.destroy"),
        job_title="Making a disk for {name}",
    ),
    Action(
        "vm.attach_disk", "Attach disk", "link", _DEVICES, _VM, many=False, asks="attach_disk",
        refuse=rules.add, work=_attach, calls=("VBD.create", "VBD.plug", "VBD.destroy"),
        job_title="Attaching a disk to {name}",
    ),
    Action(
        "vm.new_drive", "New DVD drive", "iso", _DEVICES, _VM,
        refuse=_add_drive, work=_make_drive, calls=("VBD.create",),
        job_title="Making a DVD drive for {name}", plural="New DVD drives for",
    ),
    Action(
        "disk.activate", "Activate", "plug", _PLUG, _VBD,
        refuse=rules.activate, work=plain(operations.activate), calls=("VBD.plug",),
        job_title="Activating {name}",
    ),
    Action(
        "disk.deactivate", "Deactivate", "plugs", _PLUG, _VBD,
        refuse=rules.deactivate, work=plain(operations.deactivate), calls=("VBD.unplug",),
        job_title="Deactivating {name}",
        risk=Risk.INTERRUPTS, warning="The running guest loses the disk at once. Unmount it in the guest first.",
    ),
    Action(
        "disk.edit", "Edit disk", "pencil-simple", _CHANGE, _DISK, many=False, asks="edit_disk",
        refuse=rules.edit, work=with_plan(operations.edit),
        calls=(
            "VDI.resize", "VDI.set_name_label", "VDI.set_name_description", "VBD.set_mode", "VBD.set_bootable",
            "VBD.set_userdevice", "VBD.set_qos_algorithm_type", "VBD.add_to_qos_algorithm_params",
            "VBD.remove_from_qos_algorithm_params",
        ),
        job_title="Changing {name}",
    ),
    Action(
        "disk.move", "Move", "arrows-left-right", _CHANGE, _DISK, asks="move_disk",
        refuse=rules.move, work=on_ref(disk_place.move),
        calls=("VDI.pool_migrate", "VDI.copy", "VBD.create", "VBD.destroy", "VDI.destroy"),
        job_title="Moving {name}", at_once=_MOST_MOVING, outlives_us=False,
    ),
    Action(
        "disk.copy", "Copy to storage", "copy-simple", _COPIES, _DISK, asks="copy_disk",
        refuse=rules.copy, work=with_plan(disk_place.copy),
        calls=("VDI.copy", "VDI.snapshot", "VDI.set_name_label", "VDI.destroy"),
        job_title="Copying {name}", plural="Copy", at_once=_MOST_MOVING, outlives_us=False,
    ),
    Action(
        "disk.export", "Export", "upload-simple", _COPIES, _DISK, many=False, asks="export_disk",
        refuse=rules.copy, work=_export, calls=("http/get_export_raw_vdi", "VDI.snapshot", "VDI.destroy"),
        job_title="Exporting {name}", outlives_us=False, shows_calls=False,
    ),
    Action(
        "disk.enable_cbt", "Track changed blocks", "git-diff", _SETTINGS, _DISK,
        refuse=tracking_rules.enable_cbt, work=plain(tracking.enable_cbt), calls=("VDI.enable_cbt",),
        job_title="Tracking changed blocks of {name}", plural="Track changed blocks of",
    ),
    Action(
        "disk.disable_cbt", "Stop tracking changed blocks", "prohibit", _SETTINGS, _DISK,
        refuse=tracking_rules.disable_cbt, work=plain(tracking.disable_cbt), calls=("VDI.disable_cbt",),
        job_title="No longer tracking changed blocks of {name}", plural="Stop tracking changed blocks of",
        risk=Risk.INTERRUPTS, warning="What is known about changes is lost: the next backup reads the whole disk.",
    ),
    Action(
        "disk.edit_tags", "Edit tags", "tag", _SETTINGS, _DISK, asks="edit_disk_tags",
        refuse=rules.tag, work=with_plan(operations.change_tags), calls=("VDI.add_tags", "VDI.remove_tags"),
        job_title="Changing the tags of {name}", plural="Edit tags of",
    ),
    Action(
        "disk.detach", "Detach", "link-break", _DELETE, _VBD,
        refuse=rules.detach, work=plain(operations.detach), calls=("VBD.unplug", "VBD.plug", "VBD.destroy"),
        job_title="Detaching {name}",
        risk=Risk.INTERRUPTS, warning="The VM no longer has it. The disk itself stays on its storage.",
        caution=cautions.system_disk,
    ),
    Action(
        "disk.delete", "Delete", "trash", _DELETE, _DISK, shortcut="Del",
        refuse=rules.destroy, work=plain(operations.delete),
        calls=("VBD.unplug", "VBD.plug", "VBD.destroy", "VDI.destroy"),
        job_title="Deleting {name}",
        risk=Risk.DESTROYS, warning="Everything on it is gone for good.", caution=cautions.lost_disk,
    ),
)  # fmt: skip
