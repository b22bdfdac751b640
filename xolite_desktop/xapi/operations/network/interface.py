# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Interfaces of hosts: plugged, looked for, given an address, made the one a host is managed by.

What changes the address that this connection goes to is sent last; the client is told before where the host will be, and
comes back there by itself.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from functools import partial

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.finding import Finding, Verify
from xolite_desktop.xapi.errors import Failure, XapiError
from xolite_desktop.xapi.operations.asking import asked
from xolite_desktop.xapi.operations.step import Report, Step, run_steps, share
from xolite_desktop.xapi.operations.verify import field_is, gone
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.address import (
    PURPOSE_KEY,
    Address,
    Mode4,
    Mode6,
    address_of,
    changes4,
    changes6,
    new_address,
    normal6,
)
from xolite_desktop.xapi.plans.host_addresses import HostAddresses
from xolite_desktop.xapi.records.decode import convert_record
from xolite_desktop.xapi.records.network import PIF
from xolite_desktop.xapi.refs import Ref


async def plug(client: Client, pif_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Bring it up."""
    verify = field_is(client, "PIF", pif_ref, "currently_attached", True)
    await client.run_task("PIF.plug", pif_ref, on_progress=report, on_task=on_task, verify=verify)


async def unplug(client: Client, pif_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Take it down, until it is plugged or a VM that needs it starts there."""
    verify = field_is(client, "PIF", pif_ref, "currently_attached", False)
    await client.run_task("PIF.unplug", pif_ref, on_progress=report, on_task=on_task, verify=verify)


async def forget(client: Client, pif_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Forget a card."""
    verify = gone(client, "PIF", pif_ref)
    await client.run_task("PIF.forget", pif_ref, on_progress=report, on_task=on_task, verify=verify)


async def scan(client: Client, host_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Look for cards of a host that are new."""
    await client.run_task("PIF.scan", host_ref, on_progress=report, on_task=on_task)


async def configure(
    client: Client, pif_ref: Ref, plan: Address, report: Report, on_task: OnTask = None
) -> None:
    """Give it an address and a purpose, as decided. With a purpose it cannot be unplugged by mistake; one without an
    address is no longer protected. Only what differs is set."""
    pif = await _present(client, pif_ref)
    before = address_of(pif)
    sides = [each for each, differs in ((_set6, changes6), (_set4, changes4)) if differs(before, plan)]
    if pif.primary_address_type == "IPv6":
        sides.reverse()
    async with _moving(client, _new_place(client.cache, pif, before, plan)):
        for number, side in enumerate(sides, 1):
            await side(client, pif_ref, plan, share(report, 0.4 * number - 0.3, 0.4), on_task)
    if not pif.management:
        await _set_purpose(client, pif_ref, pif, plan)
    if pif.management and new_address(before, plan, is_6=pif.primary_address_type == "IPv6") is not None:
        await _tell_members(client, pif.host)
    if not plan.is_none and not pif.currently_attached:
        await plug(client, pif_ref, share(report, 0.9, 0.1), on_task)
    report(1.0)


async def _present(client: Client, pif_ref: Ref) -> PIF:
    """The interface as the server has it: what was done a moment ago may not have been heard of."""
    fields = await client.call("PIF.get_record", pif_ref)
    record = convert_record("PIF", fields) if isinstance(fields, dict) else None
    return record if isinstance(record, PIF) else PIF()


async def configure_hosts(
    client: Client, network_ref: Ref, plan: HostAddresses, report: Report, on_task: OnTask = None
) -> None:
    """Give the hosts their addresses on a network, one after the other. If one cannot be set, it and those before it get
    back what they had."""

    async def give(ref: Ref, address: Address, before: Address, part: Report) -> None:
        try:
            await configure(client, ref, address, part, on_task)
        except Failure:
            with suppress(XapiError):  # the first error is the one to tell
                await configure(client, ref, before, lambda _: None)
            raise

    steps = []
    for ref, address in plan.each(client.cache, network_ref).items():
        pif = client.cache.get("PIF", ref)
        before = address_of(pif) if isinstance(pif, PIF) else address
        undo = partial(configure, client, ref, before, lambda _: None)
        steps.append(Step("an address", partial(give, ref, address, before), undo))
    await run_steps(steps, report)


async def _set_purpose(client: Client, pif_ref: Ref, pif: PIF, plan: Address) -> None:
    purpose = "" if plan.is_none else plan.purpose
    if purpose != pif.other_config.get(PURPOSE_KEY, ""):
        await client.call("PIF.remove_from_other_config", pif_ref, PURPOSE_KEY)
        if purpose:
            await client.call("PIF.add_to_other_config", pif_ref, PURPOSE_KEY, purpose)
    if bool(purpose) is not pif.disallow_unplug:
        await client.call("PIF.set_disallow_unplug", pif_ref, bool(purpose))


async def _set4(client: Client, pif_ref: Ref, plan: Address, report: Report, on_task: OnTask) -> None:
    static = plan.mode is Mode4.STATIC
    given = (plan.ip, plan.netmask, plan.gateway, ",".join(plan.dns)) if static else ("", "", "", "")
    expected = {"ip_configuration_mode": plan.mode.value}
    if static:
        expected |= dict(zip(("IP", "netmask", "gateway", "DNS"), given, strict=True))
    await client.run_task(
        "PIF.reconfigure_ip", pif_ref, plan.mode.value, *given,
        on_progress=report, on_task=on_task, verify=_fields_are(client, pif_ref, expected),
    )  # fmt: skip


async def _set6(client: Client, pif_ref: Ref, plan: Address, report: Report, on_task: OnTask) -> None:
    static = plan.mode6 is Mode6.STATIC
    given = (plan.ipv6, plan.gateway6, ",".join(plan.dns)) if static else ("", "", "")
    expected = {"ipv6_configuration_mode": plan.mode6.value}
    if static:
        expected |= {"IPv6": plan.ipv6, "ipv6_gateway": plan.gateway6}
    await client.run_task(
        "PIF.reconfigure_ipv6", pif_ref, plan.mode6.value, *given,
        on_progress=report, on_task=on_task, verify=_fields_are(client, pif_ref, expected),
    )  # fmt: skip


def _fields_are(client: Client, pif_ref: Ref, expected: dict[str, str]) -> Verify:
    async def look() -> Finding:
        values = {field: await client.call(f"PIF.get_{field}", pif_ref) for field in expected}
        done = all(_is(values[field], wanted) for field, wanted in expected.items())
        return Finding(done, "Its address is as it should be." if done else "Its address is not changed.")

    return look


def _is(value: object, wanted: str) -> bool:
    """An interface has several IPv6 addresses; a server may write each in another way."""
    if isinstance(value, list):
        return normal6(wanted) in [normal6(str(each)) for each in value]
    return value == wanted


async def manage_by(client: Client, pif_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Let the pool reach its host over this interface. What was noted as its purpose goes; the former one keeps its address."""
    pif = client.cache.get("PIF", pif_ref)
    if not isinstance(pif, PIF):
        return
    verify = field_is(client, "PIF", pif_ref, "management", True)
    place = _address(pif) if _is_ours(client.cache, pif.host) else ""
    async with _without_purpose(client, {pif_ref: pif}), _moving(client, place):
        await client.run_task(
            "host.management_reconfigure", pif_ref, on_progress=report, on_task=on_task, verify=verify
        )
    await _tell_members(client, pif.host)


async def manage_pool_by(client: Client, network_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Let all hosts be reached over their interfaces on this network."""
    network, last, place = client.cache.network(network_ref), None, ""
    others: dict[Ref, PIF] = {}
    for ref in network.PIFs if network is not None else ():
        pif = client.cache.get("PIF", ref)
        if isinstance(pif, PIF) and not pif.management:
            others[ref] = pif
        if isinstance(pif, PIF) and _is_ours(client.cache, pif.host):
            place, last = _address(pif), ref
    verify = field_is(client, "PIF", last, "management", True) if last is not None else None
    async with _without_purpose(client, others), _moving(client, place):
        await client.run_task(
            "pool.management_reconfigure", network_ref, on_progress=report, on_task=on_task, verify=verify
        )


async def _tell_members(client: Client, host_ref: Ref) -> None:
    """The other hosts look for their coordinator where it was; the server tells them by itself only when all hosts change
    their networks (`pool.management_reconfigure`)."""
    if _is_ours(client.cache, host_ref) and client.cache.count("host") > 1:
        await asked(client, partial(client.run_task, "pool.recover_slaves"))


@asynccontextmanager
async def _without_purpose(client: Client, pifs: Mapping[Ref, PIF]) -> AsyncIterator[None]:
    """What is noted as the purpose of interfaces goes, and comes back if a server refuses what is done meanwhile."""
    try:
        for ref, pif in pifs.items():
            if PURPOSE_KEY in pif.other_config:
                await client.call("PIF.remove_from_other_config", ref, PURPOSE_KEY)
            if pif.disallow_unplug:
                await client.call("PIF.set_disallow_unplug", ref, False)
        yield
    except Failure:
        for ref, pif in pifs.items():
            with suppress(XapiError):  # the first error is the one to tell
                await _put_back_purpose(client, ref, pif)
        raise


async def _put_back_purpose(client: Client, ref: Ref, pif: PIF) -> None:
    if pif.disallow_unplug:
        await client.call("PIF.set_disallow_unplug", ref, True)
    if PURPOSE_KEY in pif.other_config:
        await client.call("PIF.remove_from_other_config", ref, PURPOSE_KEY)
        await client.call("PIF.add_to_other_config", ref, PURPOSE_KEY, pif.other_config[PURPOSE_KEY])


def _new_place(cache: Cache, pif: PIF, before: Address, plan: Address) -> str:
    """Where whoever came by this interface has to look afterwards; empty if it is where it is now, or if a server gives the
    address, which nobody knows before."""
    if not pif.management or not _is_ours(cache, pif.host):
        return ""
    return new_address(before, plan, is_6=pif.primary_address_type == "IPv6") or ""


@asynccontextmanager
async def _moving(client: Client, address: str) -> AsyncIterator[None]:
    """While this is done the client looks for the coordinator at an address as well. What was refused moved nothing."""
    try:
        if address:
            with suppress(ValueError):  # what the pool calls an address may be none
                client.expect_at(address)
        yield
    except Failure:
        if address:
            client.expect_at("")
        raise


def _is_ours(cache: Cache, host: Ref) -> bool:
    return cache.pool is not None and cache.pool.master == host


def _address(pif: PIF) -> str:
    if pif.primary_address_type == "IPv6":
        return next(filter(None, pif.IPv6), "").partition("/")[0]
    return pif.IP


async def destroy_bond_of(client: Client, pif_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Take apart the bond whose interface this is. Where our own connection goes over it, it breaks and comes back."""
    pif = client.cache.get("PIF", pif_ref)
    for bond in pif.bond_master_of if isinstance(pif, PIF) else ():
        verify = gone(client, "Bond", bond)
        await asked(
            client,
            lambda bond=bond, verify=verify: client.run_task(  # type: ignore[misc]
                "Bond.destroy", bond, on_progress=report, on_task=on_task, verify=verify
            ),
        )
