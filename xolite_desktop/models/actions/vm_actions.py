# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every action on VMs, as data."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from xolite_desktop.models.actions import cautions
from xolite_desktop.models.actions.action import Action, Risk, Running
from xolite_desktop.models.actions.places import Group, Menu, places
from xolite_desktop.models.actions.works import on_ref, plain
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.operations import disc
from xolite_desktop.xapi.operations import snapshot as snapshot_operations
from xolite_desktop.xapi.operations import vbd as vbd_operations
from xolite_desktop.xapi.operations import vm_power as power
from xolite_desktop.xapi.plans.snapshot import TakeSnapshot
from xolite_desktop.xapi.plans.upload_disc import UploadDisc
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import library as library_rules
from xolite_desktop.xapi.rules import vbd as vbd_rules
from xolite_desktop.xapi.rules import vm as vm_rules
from xolite_desktop.xapi.rules import vm_power as rules
from xolite_desktop.xapi.rules.refusal import Refusal

_VM = frozenset({NodeKind.VM})
_POWER = places(Group.POWER, Menu.CONTEXT, Menu.HEADER, Menu.VM)
_FORCE = places(Group.FORCE, Menu.CONTEXT, Menu.HEADER, Menu.VM)
# Behind the others, since a header's buttons are the first that are possible.
_START = places(Group.FORCE, Menu.CONTEXT, Menu.VM)
_MEDIA = places(Group.MEDIA, Menu.CONTEXT, Menu.VM)
_CHANGE = places(Group.CHANGE, Menu.CONTEXT, Menu.HEADER, Menu.VM)


async def _upload_disc(running: Running, ref: Ref) -> Ref:
    assert isinstance(running.answer, UploadDisc)
    return await disc.upload_into(
        running.client, ref, running.answer, running.report, running.on_task, running.on_bytes
    )


async def _snapshot(running: Running, ref: Ref) -> Ref:
    plan = running.answer
    if not isinstance(plan, TakeSnapshot):
        vm = running.client.cache.vm(ref)
        plan = TakeSnapshot(str(plan or snapshot_name(vm.name_label if vm else "", datetime.now(UTC))))
    elif not plan.name:
        vm = running.client.cache.vm(ref)
        plan = replace(plan, name=snapshot_name(vm.name_label if vm else "", datetime.now(UTC)))
    return await snapshot_operations.take(running.client, ref, plan, running.report, running.on_task)


async def _insert_tools(running: Running, ref: Ref) -> None:
    tools = vbd_rules.tools_disc(running.client.cache)
    if tools is not None:
        await vbd_operations.insert(running.client, ref, tools, running.report, running.on_task)


def snapshot_name(vm_name: str, now: datetime) -> str:
    """The name a snapshot gets unless somebody gives another: the VM and the minute, in the zone of this machine."""
    return f"{vm_name} {now.astimezone():%Y-%m-%d %H:%M}".strip()


def migrate_targets(cache: Cache, vm_ref: Ref) -> list[tuple[Ref, Refusal | None]]:
    """The hosts of the pool, each with the reason why the VM cannot go there, if there is one."""
    return [(host, rules.migrate_to(cache, vm_ref, host)) for host in cache.records("host")]


VM_ACTIONS = (
    Action(
        "vm.start", "Start", "play", _POWER, _VM, shortcut="Ctrl+B",
        refuse=rules.start, work=plain(power.start), calls=("VM.start",),
        job_title="Starting {name}",
    ),
    Action(
        "vm.start_boot_menu", "Start and open boot menu", "list-bullets", _START, _VM, many=False,
        asks="boot_key",
        refuse=rules.start, work=plain(power.start_at_firmware), calls=("VM.start", "VM.unpause"),
        job_title="Starting {name} with its boot menu",
    ),
    Action(
        "vm.start_on", "Start on host", "play", _START, _VM, asks="start_on",
        refuse=rules.start_somewhere, work=on_ref(power.start_on), calls=("VM.start_on",),
        job_title="Starting {name}",
    ),
    Action(
        "vm.start_paused", "Start paused", "play-pause", _START, _VM,
        refuse=rules.start, work=plain(power.start_paused), calls=("VM.start",),
        job_title="Starting {name} paused",
    ),
    Action(
        "vm.clean_shutdown", "Shut down", "power", _POWER, _VM, shortcut="Ctrl+E",
        refuse=rules.clean_shutdown, work=plain(power.clean_shutdown), calls=("VM.clean_shutdown",),
        job_title="Shutting down {name}",
        risk=Risk.INTERRUPTS, warning="The guest is asked to shut down. Whoever uses it is cut off.",
        caution=cautions.protected,
    ),
    Action(
        "vm.clean_reboot", "Reboot", "arrow-clockwise", _POWER, _VM, shortcut="Ctrl+R",
        refuse=rules.clean_reboot, work=plain(power.clean_reboot), calls=("VM.clean_reboot",),
        job_title="Rebooting {name}",
        risk=Risk.INTERRUPTS, warning="The guest is asked to reboot. Whoever uses it is cut off for a while.",
    ),
    Action(
        "vm.suspend", "Suspend", "moon", _POWER, _VM, shortcut="Ctrl+Y",
        refuse=rules.suspend, work=plain(power.suspend), calls=("VM.suspend",),
        job_title="Suspending {name}",
        risk=Risk.INTERRUPTS, warning="The memory is saved to storage. Nothing runs until it is resumed.",
        caution=cautions.protected,
    ),
    Action(
        "vm.resume", "Resume", "play-circle", _POWER, _VM, shortcut="Ctrl+Y",
        refuse=rules.resume, work=plain(power.resume), calls=("VM.resume",),
        job_title="Resuming {name}",
    ),
    Action(
        "vm.resume_on", "Resume on host", "play-circle", _START, _VM, asks="resume_on",
        refuse=rules.resume_somewhere, work=on_ref(power.resume_on), calls=("VM.resume_on",),
        job_title="Resuming {name}",
    ),
    Action(
        "vm.pause", "Pause", "pause", _POWER, _VM,
        refuse=rules.pause, work=plain(power.pause), calls=("VM.pause",),
        job_title="Pausing {name}",
    ),
    Action(
        "vm.unpause", "Unpause", "play-pause", _POWER, _VM,
        refuse=rules.unpause, work=plain(power.unpause), calls=("VM.unpause",),
        job_title="Unpausing {name}",
    ),
    Action(
        "vm.hard_shutdown", "Force shutdown", "lightning", _FORCE, _VM,
        refuse=rules.hard_shutdown, work=plain(power.hard_shutdown), calls=("VM.hard_shutdown",),
        job_title="Forcing {name} off",
        risk=Risk.INTERRUPTS,
        warning="This is like pulling the plug: what the guest has not saved is lost.",
        caution=cautions.forced,
    ),
    Action(
        "vm.hard_reboot", "Force reboot", "arrow-counter-clockwise", _FORCE, _VM,
        refuse=rules.hard_reboot, work=plain(power.hard_reboot), calls=("VM.hard_reboot",),
        job_title="Forcing {name} to reboot",
        risk=Risk.INTERRUPTS, warning="This is like pressing reset: what the guest has not saved is lost.",
        caution=cautions.forced,
    ),
    Action(
        "vm.snapshot", "Snapshot", "camera", _CHANGE, _VM, asks="snapshot",
        refuse=vm_rules.snapshot, work=_snapshot,
        calls=("VM.snapshot", "VM.checkpoint", "VM.set_name_description"),
        job_title="Taking a snapshot of {name}",
    ),
    Action(
        "vm.insert_disc", "Insert disc", "iso", _MEDIA, _VM, many=False, asks="insert_disc",
        refuse=vbd_rules.change_disc, work=on_ref(vbd_operations.insert), calls=("VBD.eject", "VBD.insert"),
        job_title="Inserting a disc into {name}",
    ),
    Action(
        "vm.upload_disc", "Upload and insert a disc", "upload-simple", _MEDIA, _VM, many=False, asks="upload_disc",
        refuse=library_rules.upload_for, work=_upload_disc,
        calls=("VDI.create", "VDI.destroy", "VBD.eject", "VBD.insert"),
        job_title="Uploading a disc for {name}", outlives_us=False, shows_calls=False,
    ),
    Action(
        "vm.guest_tools", "Guest tools", "wrench", _MEDIA, _VM, many=False, asks="guest_tools",
        refuse=vbd_rules.has_guest, work=_insert_tools, calls=("VBD.eject", "VBD.insert"),
        job_title="Inserting the guest tools into {name}",
    ),
    Action(
        "vm.insert_tools", "Insert guest tools disc", "wrench", _MEDIA, _VM,
        refuse=vbd_rules.insert_tools, work=_insert_tools, calls=("VBD.eject", "VBD.insert"),
        job_title="Inserting the guest tools into {name}", plural="Insert guest tools discs into",
    ),
    Action(
        "vm.eject_disc", "Eject disc", "eject", _MEDIA, _VM,
        refuse=vbd_rules.eject, work=plain(vbd_operations.eject), calls=("VBD.eject",),
        job_title="Ejecting the disc of {name}", plural="Eject discs of",
    ),
    Action(
        "vm.migrate", "Migrate", "arrows-left-right", _CHANGE, _VM, asks="migrate_vm",
        refuse=rules.migrate, work=on_ref(power.migrate), calls=("VM.pool_migrate",),
        job_title="Migrating {name}",
    ),
)  # fmt: skip
