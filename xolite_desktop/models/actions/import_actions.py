# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""VMs out of files of this computer, as data."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence

from xolite_desktop.models.actions.action import Action, Part, Running
from xolite_desktop.models.actions.places import Group, Menu, Place, places
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.operations.import_images import import_images
from xolite_desktop.xapi.operations.import_together import import_together
from xolite_desktop.xapi.operations.import_vm import import_xva
from xolite_desktop.xapi.packages.package import Kind
from xolite_desktop.xapi.packages.together import Together
from xolite_desktop.xapi.plans.import_vm.import_vm import ImportVm
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.xva.description import XvaDescription

_WHERE = frozenset({NodeKind.POOL, NodeKind.HOST, NodeKind.SR})
_SENT = "http/put_import"
_OF_IMAGES = frozenset(
    {
        "http/put_import_raw_vdi", "VDI.create", "VDI.destroy", "VM.clone", "VM.provision", "VM.destroy",
        "VM.set_memory_limits", "VBD.create", "VIF.create",
    }
)  # fmt: skip
_OF_SEVERAL = frozenset({"VM_appliance.create", "VM_appliance.destroy", "VM.set_appliance", "VM.set_order"})

Import = Callable[[Running, ImportVm], Awaitable[Ref]]


def _xva(running: Running, plan: ImportVm) -> Awaitable[Ref]:
    return import_xva(running.client, plan, running.report, running.on_task, running.on_bytes)


def _images(running: Running, plan: ImportVm) -> Awaitable[Ref]:
    work = import_together if _are_several(plan) else import_images
    return work(running.client, plan, running.report, running.on_task, running.on_bytes)


IMPORTS: Mapping[Kind, Import] = {Kind.XVA: _xva, Kind.OVF: _images, Kind.DISK_IMAGE: _images}
"""How the VM of a package of each kind is made."""


def _are_several(plan: ImportVm) -> bool:
    return plan.package is not None and isinstance(plan.package.details, Together)


def calls_of(plan: ImportVm) -> frozenset[str]:
    """What the session must be permitted for a plan."""
    if plan.machine is not None:
        tpm = {"VTPM.create"} if plan.machine.vtpm else set()
        return _OF_IMAGES | tpm | (_OF_SEVERAL if _are_several(plan) else frozenset())
    calls = {_SENT, "VM.destroy", "VDI.destroy"}
    if len({sr for _, sr in plan.srs}) > 1:
        calls |= {"VDI.copy", "VBD.create", "VBD.destroy"}
    if plan.networks:
        calls |= {"VIF.move"}
    if plan.host is not None:
        calls |= {"VM.set_affinity"}
    return frozenset(calls)


def _parts(answer: object) -> Sequence[Part]:
    """One VM; started when it is there, or gone on with where it was suspended."""
    assert isinstance(answer, ImportVm)
    assert answer.package is not None, "a plan without a file has a problem"
    details = answer.package.details
    was_suspended = isinstance(details, XvaDescription) and details.suspended
    then = "vapp.start" if _are_several(answer) else "vm.resume" if was_suspended else "vm.start"
    return [Part(answer.name, answer, then if answer.start and not answer.package.is_template else "")]


async def _import(running: Running, _: Ref) -> Ref:
    assert isinstance(running.answer, ImportVm)
    assert running.answer.package is not None, "a plan without a file has a problem"
    return await IMPORTS[running.answer.package.kind](running, running.answer)


IMPORT_ACTIONS = (
    Action(
        "vm.import", "Import a VM", "download-simple",
        (*places(Group.NEW, Menu.VM), Place(Menu.CONTEXT, Group.NEW, _WHERE)),
        asks="import_vm", parts=_parts, work=_import,
        calls=(_SENT, "VM.destroy", "VDI.destroy", "VIF.move", "VM.set_name_label"),
        job_title="Importing {name}", outlives_us=False, shows_calls=False,
    ),
)  # fmt: skip
