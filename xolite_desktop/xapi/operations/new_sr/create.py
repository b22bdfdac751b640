# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A storage made or attached as planned, or nothing: what was made until a call failed is taken back."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure, XapiError
from xolite_desktop.xapi.operations.sequence import Call, Entry, Made, run_sequence
from xolite_desktop.xapi.operations.sr import plug
from xolite_desktop.xapi.operations.step import Report, share
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.new_sr.new_sr import NewSr, secret_fields
from xolite_desktop.xapi.refs import NULL_REF, Ref
from xolite_desktop.xapi.rules.sr import POOL_FIELDS, is_live

THE_SR: Final = Made("sr")
_PREFIX: Final = "secret"
HIDDEN: Final = "PASSWORD"
"""Stands for a password where calls are only shown."""
_LATER: Final = ("HOST_OFFLINE", "HOST_STILL_BOOTING")
"""A host that is not there now connects by itself when it comes."""


def calls_for(cache: Cache, plan: NewSr, *, shown: bool = False) -> list[Entry]:
    """Every call that makes the SR, in order. `shown`: without the passwords."""
    hiding, config = _hiding(plan, shown=shown)
    return [
        *hiding,
        *(_attaching(cache, plan, config) if plan.existing else _making(plan, config)),
        Call("SR.add_to_other_config", (THE_SR, "auto-scan", "true" if plan.kind.is_library else "false")),
        *_ending(cache, plan),
        *(Call("secret.destroy", (Made(each.gives),)) for each in hiding if each.method == "secret.create"),
    ]


def _hiding(plan: NewSr, *, shown: bool) -> tuple[list[Call], dict[str, object]]:
    """Passwords become secrets of the pool, which the server copies for each connection."""
    config: dict[str, object] = dict(plan.config)
    calls = []
    for number, field in enumerate(secret_fields(plan.kind)):
        if field.key in config:
            value = HIDDEN if shown else config[field.key]
            del config[field.key]
            secret, uuid = f"{_PREFIX}_{number}", f"{_PREFIX}_uuid_{number}"
            calls.append(Call("secret.create", ({"value": value, "other_config": {}},), secret))
            calls.append(Call("secret.get_uuid", (Made(secret),), uuid))
            config[f"{field.key}_secret"] = Made(uuid)
    return calls, config


def _making(plan: NewSr, config: Mapping[str, object]) -> list[Entry]:
    kind = plan.kind
    params: tuple[object, ...] = (
        plan.host, config, 0, plan.name, plan.description, kind.type, kind.content, kind.shared, {},
    )  # fmt: skip
    return [Call("SR.create", params, THE_SR.name, is_task=True, weight=10.0)]


def _attaching(cache: Cache, plan: NewSr, config: Mapping[str, object]) -> list[Entry]:
    """A connection for each host of a shared SR, the coordinator's first; for the chosen one of a local SR."""
    kind, pool = plan.kind, cache.pool
    hosts = list(cache.records("host")) if kind.shared else [plan.host]
    hosts.sort(key=lambda host: (pool is None or host != pool.master, host))
    about: tuple[object, ...] = (
        plan.existing,
        plan.name,
        plan.description,
        kind.type,
        kind.content,
        kind.shared,
        {},
    )
    calls: list[Entry] = [Call("SR.introduce", about, THE_SR.name)]
    for number, host in enumerate(hosts):
        pbd = Made(f"pbd_{number}")
        record = {"host": host, "SR": THE_SR, "device_config": config, "other_config": {}}
        calls.append(Call("PBD.create", (record,), pbd.name))
        if is_live(cache, host):
            calls.append(Call("PBD.plug", (pbd,), is_task=True, weight=3.0))
    return [*calls, Call("SR.scan", (THE_SR,), is_task=True, weight=2.0)]


def _ending(cache: Cache, plan: NewSr) -> list[Entry]:
    pool = next(iter(cache.records("pool")), None)
    if not plan.default or pool is None or plan.kind.is_library:
        return []
    return [Call(f"pool.set_{POOL_FIELDS[0]}", (pool, THE_SR))]


async def create(client: Client, plan: NewSr, report: Report, on_task: OnTask = None) -> Ref:
    """The SR, connected. If a call fails, or this is cancelled, the pool knows no more of it than before, and one that
    was only attached is as it was; what cannot be taken back is a note on the error."""
    made: dict[str, str] = {}
    pool = client.cache.pool
    default = pool.default_SR if pool is not None else Ref(NULL_REF)
    try:
        await run_sequence(client, calls_for(client.cache, plan), made, share(report, 0.0, 0.9), on_task)
        await _connect_rest(client, Ref(made[THE_SR.name]), share(report, 0.9, 0.1))
    except BaseException as error:
        await _take_back(client, plan, made, default, error)
        raise
    return Ref(made[THE_SR.name])


async def _connect_rest(client: Client, sr: Ref, report: Report) -> None:
    """The server makes connections for all hosts and leaves alone those that fail."""
    for pbd in await _pbds(client, sr, attached=False):
        try:
            await plug(client, pbd, report)
        except Failure as failure:
            if failure.code not in _LATER:
                raise


async def _pbds(client: Client, sr: Ref, *, attached: bool) -> list[Ref]:
    found = await client.call("SR.get_PBDs", sr)
    return [
        Ref(str(pbd))
        for pbd in (found if isinstance(found, list) else ())
        if bool(await client.call("PBD.get_currently_attached", pbd)) is attached
    ]


async def _take_back(
    client: Client, plan: NewSr, made: Mapping[str, str], default: Ref, error: BaseException
) -> None:
    for name, ref in made.items():
        if name.startswith(_PREFIX) and ref.startswith("OpaqueRef:"):
            with suppress(XapiError):  # it may have been the last call that failed
                await client.call("secret.destroy", ref)
    if THE_SR.name not in made:
        return
    try:
        await _set_default_back(client, Ref(made[THE_SR.name]), default)
        await _remove(client, Ref(made[THE_SR.name]), is_ours=not plan.existing)
    except XapiError as failed:
        error.add_note(f"the storage could not be removed: {failed}")


async def _set_default_back(client: Client, sr: Ref, default: Ref) -> None:
    for pool in client.cache.records("pool"):
        if await client.call(f"pool.get_{POOL_FIELDS[0]}", pool) == sr:
            await client.call(f"pool.set_{POOL_FIELDS[0]}", pool, default)


async def _remove(client: Client, sr: Ref, *, is_ours: bool) -> None:
    """What was made is destroyed, or forgotten if that cannot be; what was there before is only forgotten."""
    for pbd in await _pbds(client, sr, attached=True):
        await client.run_task("PBD.unplug", pbd)
    if is_ours:
        with suppress(Failure):
            await client.run_task("SR.destroy", sr)
            return
    await client.run_task("SR.forget", sr)
