# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Images of discs: a file goes into a library, and from there into a drive."""

from pathlib import Path
from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.transfers import Wanted
from xolite_desktop.xapi.errors import Failure, XapiError
from xolite_desktop.xapi.operations import vbd
from xolite_desktop.xapi.operations.step import Report, Step, run_steps, share
from xolite_desktop.xapi.operations.transfer import OnBytes, both
from xolite_desktop.xapi.operations.verify import new_named
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.upload_disc import UploadDisc
from xolite_desktop.xapi.refs import NULL_REF, Ref

NOT_INSERTED: Final = "DISC_NOT_INSERTED"
"""Ours: the image is in its library, but not in the drive. Parameters: VDI, VM."""
_LET_GO_S: Final = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0)
"""A host that was writing an image needs its time to let go of it."""
_HELD: Final = ("VDI_IN_USE", "OTHER_OPERATION_IN_PROGRESS", "DEVICE_ALREADY_ATTACHED")


class NotInserted(Failure):
    """The image is there: what is left to do is to insert it."""

    can_retry = False

    def __init__(self, vdi_ref: Ref, vm_ref: Ref, cause: XapiError) -> None:
        super().__init__(NOT_INSERTED, (vdi_ref, vm_ref), "VBD.insert")
        self.add_note(str(cause))


async def upload(
    client: Client, plan: UploadDisc, report: Report, on_task: OnTask = None, on_bytes: OnBytes = None
) -> Ref:
    """The image. Nothing is left of it if the upload fails or is cancelled."""
    made: list[Ref] = []

    async def make(part: Report) -> None:
        verify = new_named(client, "VDI", plan.name)
        ref = await client.run_task("VDI.create", _record(plan), on_progress=part, verify=verify)
        made.append(Ref(str(ref)))

    async def fill(part: Report) -> None:
        sr, path = plan.sr, plan.path
        assert sr is not None, "a plan without problems names a library"
        assert path is not None, "a plan without problems names a file"
        query = (("vdi", made[0]), ("format", "raw"))
        endpoint = client.transfers.endpoint_reaching([sr])
        wanted = Wanted(endpoint, "/import_raw_vdi", query, "uploading a disc")
        await client.transfers.upload(wanted, Path(path), on_progress=both(part, on_bytes), on_task=on_task)

    steps = [Step("image", make, lambda: _take_back(client, made[0]), 0.02), Step("content", fill)]
    await run_steps(steps, report)
    return made[0]


async def upload_into(
    client: Client,
    vm_ref: Ref,
    plan: UploadDisc,
    report: Report,
    on_task: OnTask = None,
    on_bytes: OnBytes = None,
) -> Ref:
    """The same, and into the drive of a VM. An image that cannot be inserted stays in its library."""
    made = await upload(client, plan, share(report, 0.0, 0.98), on_task, on_bytes)
    try:
        await vbd.insert(client, vm_ref, made, share(report, 0.98, 0.02))
    except XapiError as error:
        raise NotInserted(made, vm_ref, error) from error
    return made


def _record(plan: UploadDisc) -> dict[str, object]:
    """`path` is what the driver calls the file; without it that would be a number."""
    return {
        "name_label": plan.name, "name_description": "", "SR": plan.sr or NULL_REF,
        "virtual_size": plan.disc_size, "type": "user", "sharable": True, "read_only": False, "other_config": {},
        "xenstore_data": {}, "sm_config": {"path": plan.name}, "tags": [],
    }  # fmt: skip


async def _take_back(client: Client, vdi_ref: Ref) -> None:
    """Nobody but the host that was filling it has an image so new, and that lets go of it soon."""
    for delay_s in _LET_GO_S:
        if delay_s:
            await client.pause(delay_s)
        try:
            await client.run_task("VDI.destroy", vdi_ref)
        except Failure as failure:
            if failure.code == "HANDLE_INVALID":
                return
            if failure.code not in _HELD or delay_s == _LET_GO_S[-1]:
                raise
        else:
            return
