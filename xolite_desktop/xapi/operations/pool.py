# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is done to the pool as a whole: how its hosts trust each other."""

from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import OutcomeUnknown
from xolite_desktop.xapi.operations.edit import edit
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.operations.verify import field_is
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.custom_fields import DEFINITIONS, DefineFields
from xolite_desktop.xapi.plans.edits import Edit, Slot
from xolite_desktop.xapi.refs import Ref

EVERY_HOST_S: Final = 600.0
"""A call that waits for every host of the pool."""


async def verify_certificates(client: Client, pool_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Let hosts verify each other's certificates from now on. There is no task of it on any server."""
    try:
        await client.call("pool.enable_tls_verification", timeout_s=EVERY_HOST_S)
    except OutcomeUnknown:
        finding = await field_is(client, "pool", pool_ref, "tls_verification_enabled", True)()
        if not finding.done:
            raise


async def define_fields(
    client: Client, pool_ref: Ref, plan: DefineFields, report: Report, on_task: OnTask = None
) -> None:
    """Which fields objects have. Raises `Failure` with CHANGED_MEANWHILE if somebody else defined others meanwhile."""
    slot = Slot("pool", pool_ref, "gui_config", DEFINITIONS)
    await edit(client, Edit(slot, plan.before or None, plan.after), report)


async def rotate_secret(client: Client, pool_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Replace the secret by which hosts of the pool know each other."""
    await client.run_task("pool.rotate_secret", on_progress=report, on_task=on_task, applies_to=(pool_ref,))


async def make_standalone(client: Client, pool_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Name and description go, each written only if nobody changed it meanwhile."""
    pool = client.cache.get("pool", pool_ref)
    for field in ("name_label", "name_description"):
        if before := str(getattr(pool, field, "")):
            await edit(client, Edit(Slot("pool", pool_ref, field), before, ""), report)
