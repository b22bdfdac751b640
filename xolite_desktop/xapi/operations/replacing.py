# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One object gives way to another that is made by its record. Between the two there is none, and whoever gives up there
leaves a VM without its disk or interface, or a host without its storage: so a call that surely did not begin is made again when the
pool answers again, and one whose answer was lost is looked for."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.finding import Finding, Verify
from xolite_desktop.xapi.operations.asking import asked
from xolite_desktop.xapi.operations.verify import gone
from xolite_desktop.xapi.refs import Ref

_KNOWN_BY: Final = {
    "PBD": ("SR", "PBDs", ("host",)),
    "VBD": ("VM", "VBDs", ("VDI", "userdevice")),
    "VIF": ("VM", "VIFs", ("device", "network")),
}
"""What has objects of a class, in which field, and the fields that tell one of those from the others."""


async def remove(client: Client, cls: str, ref: Ref) -> None:
    """Destroy it. Raises what asking again does not cure."""
    verify = gone(client, cls, ref)
    await asked(client, partial(client.run_task, f"{cls}.destroy", ref, verify=verify))


async def make(client: Client, cls: str, record: Mapping[str, object]) -> Ref:
    """Create one of these where none like it is; its ref. Raises what asking again does not cure."""
    verify = _made(client, cls, record)
    made = await asked(client, partial(client.run_task, f"{cls}.create", dict(record), verify=verify))
    return Ref(str(made))


def _made(client: Client, cls: str, record: Mapping[str, object]) -> Verify:
    owner, field, keys = _KNOWN_BY[cls]

    async def is_it(ref: object) -> bool:
        return all([await client.call(f"{cls}.get_{key}", ref) == record[key] for key in keys])

    async def look() -> Finding:
        found = await client.call(f"{owner}.get_{field}", record[owner])
        for ref in found if isinstance(found, list) else ():
            if await is_it(ref):
                return Finding(True, "The new object is there.", ref)
        return Finding(False, "The new object is not there.")

    return look
