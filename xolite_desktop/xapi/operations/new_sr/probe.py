# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Asking what is at a place: a driver, or a host about its own disks. Passwords go in secrets that are gone afterwards."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure, XapiError
from xolite_desktop.xapi.plans.new_sr.kinds import Find, device_config, kind_of
from xolite_desktop.xapi.plans.new_sr.new_sr import Look, NewSr, secret_fields
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rrd.table import Malformed
from xolite_desktop.xapi.sr_probe import (
    Choice,
    Found,
    read_block_devices,
    read_extended,
    read_failure,
    read_probe,
)

NOT_READ: Final = "PROBE_NOT_UNDERSTOOD"
"""Ours: a driver's answer is no list that we know. Parameter: what is wrong with it."""
PATIENCE_S: Final = 300.0
"""A target that does not answer is tried for minutes. These are calls without a task: most of their errors are answers,
and would be told to everybody who watches tasks."""
_CANNOT: Final = (
    "SR_OPERATION_NOT_SUPPORTED",
    "SR_BACKEND_FAILURE_38",
    "INTERNAL_ERROR",
    "SR_BACKEND_FAILURE",
)
_NOT_SUPPORTED: Final = "not supported"
_KEYS: Final = {
    Find.EXPORTS: ("server", "nfsversion"),
    Find.TARGETS: ("target", "port", "chapuser", "chappassword"),
    Find.LUNS: ("target", "port", "chapuser", "chappassword", "targetIQN"),
}
"""What has to be told before something is listed; more than this would be taken for the whole place."""


async def find(client: Client, plan: NewSr, what: Find) -> tuple[Choice, ...]:
    """What there is to choose for a field. Raises what the driver says if it is an error."""
    if what is Find.DEVICES:
        return (await _block_devices(client, plan.host)).devices
    kind = kind_of("nfs") if what is Find.EXPORTS else plan.kind
    values = {key: value for key, value in plan.values if key in _KEYS[what]}
    found = await _probe(client, plan.host, kind.type, device_config(kind, values), _secrets(plan))
    found_choices: tuple[Choice, ...] = getattr(found, what.value)
    return found_choices


async def look(client: Client, plan: NewSr) -> Look:
    """The SRs that are at the place. Raises what the driver says if it is an error."""
    try:
        found = await _probe(client, plan.host, plan.kind.type, plan.config, _secrets(plan), to_choose=False)
    except Failure as failure:
        if not _is_unable(failure):
            raise
        return Look(plan.place, plan.host, can_tell=False)
    return Look(plan.place, plan.host, found.srs)


def _secrets(plan: NewSr) -> frozenset[str]:
    return frozenset(each.key for each in secret_fields(plan.kind))


def _is_unable(failure: Failure) -> bool:
    """The driver has no way to look."""
    if failure.code == "SR_OPERATION_NOT_SUPPORTED":
        return True
    return failure.code in _CANNOT and any(_NOT_SUPPORTED in param for param in failure.params)


async def _probe(
    client: Client,
    host: Ref,
    kind: str,
    config: Mapping[str, str],
    secrets: frozenset[str],
    *,
    to_choose: bool = True,
) -> Found:
    """`to_choose` false: a list of what there is means that the place is none of them, which is an error."""
    async with _hidden(client, config, secrets) as hidden:
        try:
            return read_probe(
                str(await client.call("SR.probe", host, hidden, kind, {}, timeout_s=PATIENCE_S) or "")
            )
        except Malformed as error:
            raise Failure(NOT_READ, (str(error),), "SR.probe") from error
        except Failure as failure:
            return await _told_by(client, failure, (host, hidden, kind, {}), to_choose=to_choose)


async def _told_by(client: Client, failure: Failure, params: tuple[object, ...], *, to_choose: bool) -> Found:
    """The lists that come as errors; drivers of the newer kind answer another call."""
    try:
        found = read_failure(failure.code, failure.params)
    except Malformed as error:
        raise Failure(NOT_READ, (str(error),), "SR.probe") from error
    if found is not None and to_choose:
        return found
    if not _is_unable(failure):
        raise failure
    try:
        return read_extended(await client.call("SR.probe_ext", *params, timeout_s=PATIENCE_S))
    except Failure:
        raise failure from None


@asynccontextmanager
async def _hidden(
    client: Client, config: Mapping[str, str], secrets: frozenset[str]
) -> AsyncIterator[dict[str, str]]:
    """The configuration with uuids of secrets in place of passwords, while it is used."""
    hidden, made = dict(config), []
    try:
        for key in sorted(secrets & config.keys()):
            secret = Ref(
                str(await client.call("secret.create", {"value": hidden.pop(key), "other_config": {}}))
            )
            made.append(secret)
            hidden[f"{key}_secret"] = str(await client.call("secret.get_uuid", secret))
        yield hidden
    finally:
        for secret in made:
            with suppress(XapiError):  # it is a copy that nothing needs
                await client.call("secret.destroy", secret)


async def _block_devices(client: Client, host: Ref) -> Found:
    said = await client.call(
        "host.call_plugin", host, "lsblk.py", "list_block_devices", {}, timeout_s=PATIENCE_S
    )
    try:
        return read_block_devices(str(said or ""))
    except Malformed as error:
        raise Failure(NOT_READ, (str(error),), "host.call_plugin") from error
