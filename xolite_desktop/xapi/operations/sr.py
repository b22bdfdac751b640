# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Storage repositories: scanned, used by default, connected to hosts and disconnected, forgotten, destroyed, trimmed."""

import re
from collections.abc import Sequence
from functools import partial
from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.step import Report, Step, run_steps, share
from xolite_desktop.xapi.operations.verify import field_is, gone
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.refs import NULL_REF, Ref, is_null
from xolite_desktop.xapi.rules.sr import POOL_FIELDS, missing, pbds_of, reaching

PARTLY: Final = "SR_NOT_ALL_CONNECTED"
"""Ours: some hosts could not be connected. Parameter: SR."""
HOST_CONNECTED: Final = "HOST_CONNECTED"
"""Ours, among the verdicts on hosts: this one is connected."""
TRIM_FAILED: Final = "TRIM_FAILED"
"""Ours: what the plugin said. Parameters: SR, its text."""
_TRIMMED: Final = "true"
_SAID = re.compile(r"<key>\s*errmsg\s*</key>\s*<value>([^<]*)</value>")

Verdicts = tuple[tuple[str, str, tuple[str, ...]], ...]


class NotAllConnected(Failure):
    """Some hosts could not be connected to an SR. `verdicts` say of each how it went: host, code and parameters."""

    def __init__(self, sr_ref: Ref, verdicts: Verdicts) -> None:
        super().__init__(PARTLY, (sr_ref,), "PBD.plug")
        self.verdicts = verdicts


async def scan(client: Client, ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Look what is there: sizes, and disks that came or went without the pool."""
    await client.run_task("SR.scan", ref, on_progress=report, on_task=on_task)


async def use_as(client: Client, ref: Ref, fields: Sequence[str]) -> None:
    """Name an SR in fields of the pool."""
    for field in fields:
        await client.call(f"pool.set_{field}", _pool(client), ref)


async def set_default(client: Client, ref: Ref) -> None:
    """Where new disks go, and with them what has no place of its own yet: saved memory and crash dumps."""
    pool = client.cache.pool
    was = pool.default_SR if pool is not None else NULL_REF
    follow = [field for field in POOL_FIELDS[1:] if _follows(client, field, was)]
    await use_as(client, ref, [POOL_FIELDS[0], *follow])


def _follows(client: Client, field: str, default: Ref) -> bool:
    named = getattr(client.cache.pool, field, NULL_REF)
    return is_null(named) or named == default or client.cache.sr(named) is None


def _pool(client: Client) -> Ref:
    return next(iter(client.cache.records("pool")), Ref(NULL_REF))


async def plug(client: Client, pbd_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Connect a host to an SR."""
    verify = field_is(client, "PBD", pbd_ref, "currently_attached", True)
    await client.run_task("PBD.plug", pbd_ref, on_progress=report, on_task=on_task, verify=verify)


async def unplug(client: Client, pbd_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Disconnect a host from an SR."""
    verify = field_is(client, "PBD", pbd_ref, "currently_attached", False)
    await client.run_task("PBD.unplug", pbd_ref, on_progress=report, on_task=on_task, verify=verify)


async def detach(client: Client, ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Disconnect every host, the coordinator last; all are connected again if one cannot be disconnected."""
    steps = unplugging(client, ref, on_task)
    if steps:
        await run_steps(steps, report)


def unplugging(client: Client, ref: Ref, on_task: OnTask) -> list[Step]:
    """A step for each host that is connected, the coordinator's last; undone, it is connected again."""
    pool = client.cache.pool
    coordinator = pool.master if pool is not None else ""
    plugged = [(pbd, each) for each, pbd in pbds_of(client.cache, ref).items() if pbd.currently_attached]
    plugged.sort(key=lambda pair: (pair[0].host == coordinator, pair[0].host))
    return [
        Step(
            "unplug",
            partial(_unplug_part, client, each, on_task),
            partial(plug, client, each, lambda _: None),
        )
        for _, each in plugged
    ]


async def _unplug_part(client: Client, pbd_ref: Ref, on_task: OnTask, report: Report) -> None:
    await unplug(client, pbd_ref, report, on_task)


async def repair(client: Client, ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Connect every host that ought to be, whatever becomes of the others. Raises `NotAllConnected` with what became
    of each if one was not."""
    config = _shared_config(client, ref)
    hosts = missing(client.cache, ref)
    verdicts: list[tuple[str, str, tuple[str, ...]]] = []
    for number, (host, pbd_ref) in enumerate(hosts):
        part = share(report, number / len(hosts), 1 / len(hosts))
        try:
            await plug(client, pbd_ref or await _new_pbd(client, ref, host, config), part, on_task)
        except Failure as failure:
            verdicts.append((host, failure.code, failure.params))
        else:
            verdicts.append((host, HOST_CONNECTED, (host,)))
    if any(code != HOST_CONNECTED for _, code, _ in verdicts):
        raise NotAllConnected(ref, tuple(verdicts))


def _shared_config(client: Client, ref: Ref) -> dict[str, str]:
    """How other hosts reach the SR. Raises `Failure` if none does."""
    found = next(iter(pbds_of(client.cache, ref).values()), None)
    if found is None:
        raise Failure("SR_HAS_NO_PBDS", (ref,), "PBD.create")
    return found.device_config


async def _new_pbd(client: Client, ref: Ref, host: Ref, config: dict[str, str]) -> Ref:
    return Ref(str(await client.call("PBD.create", pbd_record(ref, host, config))))


def pbd_record(sr: object, host: Ref, config: dict[str, str]) -> dict[str, object]:
    """The record of a PBD to be created."""
    return {"host": host, "SR": sr, "device_config": config, "other_config": {}}


async def forget(client: Client, ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """The pool no longer knows the SR; what is on it stays. Connected as before if it cannot be forgotten."""
    await _end(client, ref, "SR.forget", report, on_task)


async def destroy(client: Client, ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """The SR for good, with whatever is on it. Connected as before if it cannot be destroyed."""
    await _end(client, ref, "SR.destroy", report, on_task)


async def _end(client: Client, ref: Ref, method: str, report: Report, on_task: OnTask) -> None:
    named = [field for field in POOL_FIELDS if getattr(client.cache.pool, field, NULL_REF) == ref]

    async def end(part: Report) -> None:
        verify = gone(client, "SR", ref)
        await client.run_task(method, ref, on_progress=part, on_task=on_task, verify=verify)

    await run_steps([*unplugging(client, ref, on_task), Step("end", end, weight=2.0)], report)
    # The server leaves the pool naming what is gone.
    await use_as(client, Ref(NULL_REF), named)


async def trim(client: Client, ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Give blocks that are free back to the array, by a host that is connected. Raises `Failure` with what it said."""
    hosts = reaching(client.cache, ref)
    sr = client.cache.sr(ref)
    if sr is None or not hosts:
        raise Failure("SR_HAS_NO_PBDS", (ref,), "host.call_plugin")
    asked = (hosts[0], "trim", "do_trim", {"sr_uuid": sr.uuid})
    said = str(await client.run_task("host.call_plugin", *asked, on_progress=report, on_task=on_task))
    if said.strip().lower() != _TRIMMED:
        found = _SAID.search(said)
        raise Failure(TRIM_FAILED, (ref, found[1].strip() if found else said), "host.call_plugin")
