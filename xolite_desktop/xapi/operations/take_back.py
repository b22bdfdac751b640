# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A VM that was being made goes again, with what was made for it; what cannot be removed is a note on the error."""

from collections.abc import Collection, Iterable

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import XapiError
from xolite_desktop.xapi.operations.vm_delete import destroy_disk
from xolite_desktop.xapi.refs import Ref, is_null


async def take_back(
    client: Client, vm: Ref, error: BaseException, made: Iterable[Ref] = (), spared: Collection[Ref] = ()
) -> None:
    """The VM, the disks that it has now, and those that were `made`; not the `spared` ones, which existed before."""
    disks = list(made)
    try:
        disks += await _disks_now(client, vm)
        await client.run_task("VM.destroy", vm)
    except XapiError as failed:
        error.add_note(f"the VM could not be removed: {failed}")
    for disk in dict.fromkeys(disks):
        if disk in spared or is_null(disk):
            continue
        try:
            await destroy_disk(client, disk, lambda _: None)
        except XapiError as failed:
            error.add_note(f"a disk could not be removed: {failed}")


async def _disks_now(client: Client, vm: Ref) -> list[Ref]:
    """The disks the VM has at this moment, its saved memory too, asked of the server: the cache may not know the VM yet."""
    found = await client.call("VM.get_VBDs", vm)
    disks = [
        Ref(str(await client.call("VBD.get_VDI", vbd)))
        for vbd in (found if isinstance(found, list) else ())
        if await client.call("VBD.get_type", vbd) == "Disk"
    ]
    return [*disks, Ref(str(await client.call("VM.get_suspend_VDI", vm)))]
