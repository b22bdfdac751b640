# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which blocks of a disk change is kept track of, or not any more."""

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.operations.verify import field_is
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.disk import vdi_of


async def enable_cbt(client: Client, ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Of a disk, or of what a VBD attaches."""
    await _switch(client, ref, "VDI.enable_cbt", report, on_task, is_on=True)


async def disable_cbt(client: Client, ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """What is known about changes so far is lost."""
    await _switch(client, ref, "VDI.disable_cbt", report, on_task, is_on=False)


async def _switch(
    client: Client, ref: Ref, method: str, report: Report, on_task: OnTask, *, is_on: bool
) -> None:
    vdi_ref = vdi_of(client.cache, ref) or ref
    verify = field_is(client, "VDI", vdi_ref, "cbt_enabled", is_on)
    await client.run_task(method, vdi_ref, on_progress=report, on_task=on_task, verify=verify)
