# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Connections of a storage made anew in another way, or all of them as before.

The server lets nobody write the configuration of a connection: it has to go, and with it its secrets go. So that the old
one can come back, and the new one has the passwords that stay, they are copied into secrets of our own first, which are gone
in the end.
"""

from collections.abc import Mapping
from contextlib import suppress
from functools import partial

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure, XapiError
from xolite_desktop.xapi.operations import replacing
from xolite_desktop.xapi.operations.asking import asked
from xolite_desktop.xapi.operations.sr import plug, unplug
from xolite_desktop.xapi.operations.step import Report, Step, run_steps
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.sr_connection import SUFFIX, EditConnection
from xolite_desktop.xapi.records.storage import PBD
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.sr import pbds_of


async def edit(
    client: Client, sr_ref: Ref, plan: EditConnection, report: Report, on_task: OnTask = None
) -> None:
    """Each host in turn, the coordinator last. If one cannot connect, all are connected as before."""
    pool = client.cache.pool
    coordinator = pool.master if pool is not None else ""
    pbds = sorted(
        pbds_of(client.cache, sr_ref).items(), key=lambda pair: (pair[1].host == coordinator, pair[1].host)
    )
    ours: list[Ref] = []
    try:
        secrets = {key: await _hide(client, password, ours) for key, password in plan.passwords}
        steps: list[Step] = []
        for ref, pbd in pbds:
            before = await _lasting(client, pbd.device_config, ours)
            steps += _replacing(client, ref, pbd, before, plan.config(before, secrets), on_task)
        await run_steps(steps, report)
    finally:
        for secret in ours:
            with suppress(XapiError):  # a copy that nothing needs
                await client.call("secret.destroy", secret)


async def _hide(client: Client, password: str, ours: list[Ref]) -> str:
    """The uuid of a secret with a password; the server copies it for each connection."""
    secret = Ref(str(await client.call("secret.create", {"value": password, "other_config": {}})))
    ours.append(secret)
    return str(await client.call("secret.get_uuid", secret))


async def _lasting(client: Client, config: Mapping[str, str], ours: list[Ref]) -> dict[str, str]:
    """The same configuration with secrets that do not go with the connection."""
    kept = dict(config)
    for key, uuid in config.items():
        if not key.endswith(SUFFIX):
            continue
        try:
            secret = await client.call("secret.get_by_uuid", uuid)
        except Failure:  # one that is gone already cannot be kept either
            continue
        kept[key] = await _hide(client, str(await client.call("secret.get_value", secret)), ours)
    return kept


def _replacing(
    client: Client, ref: Ref, pbd: PBD, before: dict[str, str], after: dict[str, str], on_task: OnTask
) -> list[Step]:
    now = [ref]

    async def make(config: dict[str, str]) -> None:
        record = {
            "host": pbd.host,
            "SR": pbd.SR,
            "device_config": config,
            "other_config": dict(pbd.other_config),
        }
        now.append(await replacing.make(client, "PBD", record))

    async def swap(_: Report) -> None:
        await replacing.remove(client, "PBD", now[-1])
        try:
            await make(after)
        except BaseException:
            await make(before)
            raise

    async def swap_back() -> None:
        await replacing.remove(client, "PBD", now[-1])
        await make(before)

    change = Step("change", swap, swap_back, weight=0.2)
    return _while_unplugged(client, now, change, on_task) if pbd.currently_attached else [change]


def _while_unplugged(client: Client, now: list[Ref], change: Step, on_task: OnTask) -> list[Step]:
    """A change between unplugging and plugging the last of `now`, which the change replaces."""

    async def plug_again() -> None:
        await asked(client, partial(plug, client, now[-1], lambda _: None))

    return [
        Step("unplug", lambda part: unplug(client, now[-1], part, on_task), plug_again),
        change,
        Step(
            "plug",
            lambda part: plug(client, now[-1], part, on_task),
            lambda: unplug(client, now[-1], lambda _: None),
        ),
    ]
