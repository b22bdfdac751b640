# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Disks that nobody has are deleted. One that somebody has by now is left alone."""

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.operations.vm_delete import destroy_disks
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.delete_unused import DeleteUnused
from xolite_desktop.xapi.refs import Ref


async def delete(client: Client, _: Ref, plan: DeleteUnused, report: Report, __: OnTask = None) -> None:
    """One after the other. What cannot be deleted does not stop the rest: the first such error is raised in the end, with
    notes about the others."""
    await destroy_disks(client, plan.disks, report)
