# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every action on storage repositories and on their connections to hosts, as data."""

from __future__ import annotations

from collections.abc import Sequence

from xolite_desktop.models.actions import storage_cautions as cautions
from xolite_desktop.models.actions.action import Action, Part, Risk, Running, Work
from xolite_desktop.models.actions.places import Group, Menu, Place, places
from xolite_desktop.models.actions.works import plain, with_plan
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi import blast
from xolite_desktop.xapi.operations import disc
from xolite_desktop.xapi.operations import disk as disks
from xolite_desktop.xapi.operations import sr as operations
from xolite_desktop.xapi.operations.disk_image import import_disk
from xolite_desktop.xapi.operations.new_sr import create as new_sr
from xolite_desktop.xapi.plans.disk_image import ImportDisk
from xolite_desktop.xapi.plans.new_sr.new_sr import NewSr
from xolite_desktop.xapi.plans.upload_disc import UploadDisc
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import library as library_rules
from xolite_desktop.xapi.rules import sr as rules

_WHERE = frozenset({NodeKind.POOL, NodeKind.HOST, NodeKind.SR})
_SR = frozenset({NodeKind.SR})
_PBD = frozenset({NodeKind.PBD})
_NEW = places(Group.DEVICES, Menu.CONTEXT, Menu.STORAGE)
_PLUG = places(Group.POWER, Menu.CONTEXT, Menu.HEADER, Menu.STORAGE)
_CHANGE = places(Group.CHANGE, Menu.CONTEXT, Menu.HEADER, Menu.STORAGE)
_SETTINGS = places(Group.SETTINGS, Menu.CONTEXT, Menu.STORAGE)
_DELETE = places(Group.DELETE, Menu.CONTEXT, Menu.HEADER, Menu.STORAGE)
_ROW = places(Group.POWER, Menu.CONTEXT, Menu.HEADER)
_TO_POOL = tuple(f"pool.set_{field}" for field in rules.POOL_FIELDS)


async def _set_default(running: Running, ref: Ref) -> None:
    await operations.set_default(running.client, ref)


def _use_as(field: str) -> Work:
    async def work(running: Running, ref: Ref) -> None:
        await operations.use_as(running.client, ref, [field])

    return work


def _new(answer: object) -> Sequence[Part]:
    assert isinstance(answer, NewSr)
    return [Part(answer.name, answer)]


async def _create(running: Running, _: Ref) -> Ref:
    assert isinstance(running.answer, NewSr)
    return await new_sr.create(running.client, running.answer, running.report, running.on_task)


async def _import_disk(running: Running, _: Ref) -> Ref:
    assert isinstance(running.answer, ImportDisk)
    return await import_disk(
        running.client, running.answer, running.report, running.on_task, running.on_bytes
    )


async def _upload(running: Running, _: Ref) -> Ref:
    assert isinstance(running.answer, UploadDisc)
    return await disc.upload(
        running.client, running.answer, running.report, running.on_task, running.on_bytes
    )


STORAGE_ACTIONS = (
    Action(
        "sr.new", "New storage", "plus",
        (*places(Group.NEW, Menu.STORAGE), Place(Menu.CONTEXT, Group.NEW, _WHERE)),
        asks="new_sr", parts=_new, work=_create,
        calls=(
            "SR.probe", "SR.create", "SR.introduce", "SR.scan", "SR.add_to_other_config", "SR.destroy", "SR.forget",
            "PBD.create", "PBD.plug", "PBD.unplug", "pool.set_default_SR", "secret.create", "secret.destroy",
        ),
        job_title="Making {name}",
    ),
    Action(
        "sr.new_disk", "New disk", "hard-drives", _NEW, _SR, many=False, asks="new_free_disk",
        refuse=rules.new_disk, work=with_plan(disks.create_free), calls=("VDI.create",),
        job_title="Making a disk on {name}",
    ),
    Action(
        "sr.import_disk", "Import disk image", "download-simple", _NEW, _SR, many=False, asks="import_disk",
        refuse=rules.new_disk, work=_import_disk, calls=("http/put_import_raw_vdi", "VDI.create", "VDI.destroy"),
        job_title="Importing a disk to {name}", outlives_us=False, shows_calls=False,
    ),
    Action(
        "sr.upload_disc", "Upload ISO", "upload-simple", _NEW, _SR, many=False, asks="upload_to_library",
        refuse=library_rules.upload, work=_upload, calls=("VDI.create", "VDI.destroy"),
        job_title="Uploading a disc to {name}", outlives_us=False, shows_calls=False,
    ),
    Action(
        "sr.repair", "Connect all hosts", "plug", _PLUG, _SR,
        refuse=rules.repair, work=plain(operations.repair), calls=("PBD.create", "PBD.plug"),
        job_title="Connecting hosts to {name}", plural="Connect all hosts to",
    ),
    Action(
        "sr.scan", "Rescan", "arrow-clockwise", _CHANGE, _SR,
        refuse=rules.scan, work=plain(operations.scan), calls=("SR.scan",), job_title="Rescanning {name}",
    ),
    Action(
        "sr.trim", "Reclaim freed space", "recycle", _CHANGE, _SR,
        refuse=rules.trim, work=plain(operations.trim), calls=("host.call_plugin",),
        job_title="Reclaiming freed space of {name}", plural="Reclaim freed space of",
    ),
    Action(
        "sr.set_default", "Set as default", "star", _SETTINGS, _SR, many=False,
        refuse=rules.use_as("default_SR"), work=_set_default, calls=_TO_POOL,
        job_title="Making {name} the default storage",
    ),
    Action(
        "sr.set_suspend", "Use for suspended VMs", "moon", _SETTINGS, _SR, many=False,
        refuse=rules.use_as("suspend_image_SR"), work=_use_as("suspend_image_SR"),
        calls=("pool.set_suspend_image_SR",), job_title="Using {name} for suspended VMs",
    ),
    Action(
        "sr.set_crash_dump", "Use for crash dumps", "bug", _SETTINGS, _SR, many=False,
        refuse=rules.use_as("crash_dump_SR"), work=_use_as("crash_dump_SR"),
        calls=("pool.set_crash_dump_SR",), job_title="Using {name} for crash dumps",
    ),
    Action(
        "sr.detach", "Disconnect all hosts", "plugs", _DELETE, _SR,
        refuse=rules.detach, work=plain(operations.detach), calls=("PBD.unplug", "PBD.plug"),
        job_title="Disconnecting hosts from {name}", plural="Disconnect all hosts from",
        question="Disconnect all hosts from {whom}?",
        risk=Risk.INTERRUPTS, warning="No VM can use its disks until hosts are connected again. Nothing is deleted.",
        blast=blast.of_sr,
    ),
    Action(
        "sr.forget", "Forget", "eye-slash", _DELETE, _SR,
        refuse=rules.forget, work=plain(operations.forget),
        calls=("PBD.unplug", "PBD.plug", "SR.forget", *_TO_POOL),
        job_title="Forgetting {name}",
        risk=Risk.INTERRUPTS,
        warning="The pool no longer knows it, nor the names of its disks. What is on it stays, and can be added again.",
        caution=cautions.of_pool, blast=blast.of_sr,
    ),
    Action(
        "sr.destroy", "Destroy", "trash", _DELETE, _SR,
        refuse=rules.destroy, work=plain(operations.destroy),
        calls=("PBD.unplug", "PBD.plug", "SR.destroy", *_TO_POOL),
        job_title="Destroying {name}",
        risk=Risk.DESTROYS, warning="The storage is wiped. Everything on it is gone for good.",
        caution=cautions.of_pool, blast=blast.of_destroyed_sr,
    ),
    Action(
        "pbd.plug", "Plug", "plug", _ROW, _PBD,
        refuse=rules.plug, work=plain(operations.plug), calls=("PBD.plug",), job_title="Plugging {name}",
    ),
    Action(
        "pbd.unplug", "Unplug", "plugs", _ROW, _PBD,
        refuse=rules.unplug, work=plain(operations.unplug), calls=("PBD.unplug",), job_title="Unplugging {name}",
        risk=Risk.INTERRUPTS, warning="VMs on that host cannot use the storage until it is connected again.",
        blast=blast.of_pbd,
    ),
)  # fmt: skip
