# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Networks deleted, with the bonds, VLANs, tunnels and virtual functions that carry them."""

from functools import partial
from typing import Any, Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.operations.asking import asked
from xolite_desktop.xapi.operations.step import Report, share
from xolite_desktop.xapi.operations.verify import gone
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.refs import Ref, is_null

_CARRIERS: Final = (
    ("VLAN", "VLAN_master_of"),
    ("tunnel", "tunnel_access_PIF_of"),
    ("network_sriov", "sriov_logical_PIF_of"),
    ("Bond", "bond_master_of"),
)
"""What makes an interface, and the field of the interface that names it."""


async def destroy_all_of(client: Client, network_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Delete a network with what carries it on every host. What there is is asked of the server, not of the cache: a call
    that failed half way leaves things behind. The coordinator's bond goes last."""
    carriers = await _carriers(client, network_ref)
    for number, (cls, ref) in enumerate(carriers):
        part = share(report, number / (len(carriers) + 1), 1 / (len(carriers) + 1))
        await _destroy(client, cls, ref, part, on_task)
    await _destroy(client, "network", network_ref, lambda _: None, on_task)
    report(1.0)


async def _destroy(client: Client, cls: str, ref: Ref, report: Report, on_task: OnTask) -> None:
    verify = gone(client, cls, ref)
    work = partial(client.run_task, f"{cls}.destroy", ref, on_progress=report, on_task=on_task, verify=verify)
    await asked(client, work)


async def _carriers(client: Client, network_ref: Ref) -> list[tuple[str, Ref]]:
    found: list[tuple[bool, str, Ref]] = []
    pool = client.cache.pool
    for pif in await _read(client, "network.get_PIFs", network_ref):
        record = await _read(client, "PIF.get_record", Ref(str(pif)))
        is_last = pool is not None and record.get("host") == pool.master
        for cls, field in _CARRIERS:
            named = record.get(field) or ()
            refs = [named] if isinstance(named, str) else named
            found += [(is_last, cls, Ref(ref)) for ref in refs if not is_null(ref)]
    return [(cls, ref) for _, cls, ref in sorted(found)]


async def _read(client: Client, method: str, ref: Ref) -> Any:
    return await asked(client, partial(client.call, method, ref))
