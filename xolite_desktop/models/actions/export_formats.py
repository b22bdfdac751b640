# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The formats that VMs are exported in, as data: a format is an entry here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from xolite_desktop.models.actions.action import Running
from xolite_desktop.models.wording import later
from xolite_desktop.xapi.images.image import ImageKind
from xolite_desktop.xapi.operations.export_ova import export_ova
from xolite_desktop.xapi.operations.export_ovf import export_ovf
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.operations.transfer import export_vm
from xolite_desktop.xapi.plans.export_vm import OVA, OVA_VHD, OVF, XVA, ExportVms, is_suspended
from xolite_desktop.xapi.refs import Ref

Export = Callable[[Running, Ref, ExportVms, Report], Awaitable[object]]


@dataclass(frozen=True)
class ExportFormat:
    """`suffix` ends the names of its files; `packs` says whether the host may compress them. `work` writes one object
    to `plan.path_of` it."""

    id: str
    title: str
    suffix: str
    work: Export
    packs: bool = False


async def _xva(running: Running, ref: Ref, plan: ExportVms, report: Report) -> None:
    await export_vm(
        running.client,
        ref,
        plan.path_of(ref),
        report,
        running.on_task,
        compression=plan.compression,
        memory=plan.memory and is_suspended(running.client.cache, ref),
        overwrite=plan.overwrite,
        on_bytes=running.on_bytes,
    )


def _package(operation: Callable[..., Awaitable[None]], kind: ImageKind) -> Export:
    async def export(running: Running, ref: Ref, plan: ExportVms, report: Report) -> None:
        path, overwrite = plan.path_of(ref), plan.overwrite
        await operation(
            running.client,
            ref,
            path,
            report,
            running.on_task,
            running.on_bytes,
            kind=kind,
            overwrite=overwrite,
        )

    return export


EXPORT_FORMATS = (
    ExportFormat(XVA, later("XVA, for import into a pool"), ".xva", _xva, packs=True),
    ExportFormat(
        OVA,
        later("OVA with VMDK disks, for VMware, VirtualBox and others"),
        ".ova",
        _package(export_ova, ImageKind.VMDK),
    ),
    ExportFormat(
        OVA_VHD,
        later("OVA with VHD disks, for XenCenter and Hyper-V tools"),
        ".ova",
        _package(export_ova, ImageKind.VHD),
    ),
    ExportFormat(
        OVF,
        later("OVF with VMDK disks, as files in the folder"),
        ".ovf",
        _package(export_ovf, ImageKind.VMDK),
    ),
)


def format_of(format_id: str) -> ExportFormat:
    """The format with an id. Raises StopIteration."""
    return next(each for each in EXPORT_FORMATS if each.id == format_id)
