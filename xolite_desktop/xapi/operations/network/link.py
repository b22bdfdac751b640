# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Put a network that exists on another card or VLAN. If that fails, it is where it was."""

from functools import partial

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.edit import CHANGED_MEANWHILE
from xolite_desktop.xapi.operations.step import Report, Step, run_steps
from xolite_desktop.xapi.operations.verify import gone
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.network_link import EditLink, link_of, vlans_of
from xolite_desktop.xapi.plans.new_network.cards import card_of
from xolite_desktop.xapi.records.network import VLAN
from xolite_desktop.xapi.refs import Ref


async def set_link(
    client: Client, network_ref: Ref, plan: EditLink, report: Report, on_task: OnTask = None
) -> None:
    """The VLANs there are go, host after host, and the pool makes the others in one call. Raises `Failure` with
    CHANGED_MEANWHILE if somebody else changed what carries the network since editing began."""
    now = link_of(client.cache, network_ref)
    if plan.had is not None and now != plan.had:
        raise Failure(
            CHANGED_MEANWHILE, (network_ref, "VLAN", str(now.vlan)), "VLAN.destroy", client.endpoint
        )
    steps = [
        Step(
            "removing a VLAN",
            partial(_destroy, client, ref, on_task=on_task),
            partial(_create_again, client, network_ref, vlan),
        )
        for ref, vlan in vlans_of(client.cache, network_ref).items()
    ]
    if plan.card is not None and plan.vlan is not None:
        steps.append(
            Step("making the VLAN", partial(_create, client, network_ref, plan, on_task=on_task), weight=3.0)
        )
    await run_steps(steps, report)


async def _destroy(client: Client, vlan: Ref, report: Report, *, on_task: OnTask) -> None:
    verify = gone(client, "VLAN", vlan)
    await client.run_task("VLAN.destroy", vlan, on_progress=report, on_task=on_task, verify=verify)


async def _create_again(client: Client, network_ref: Ref, vlan: VLAN) -> None:
    await client.run_task("VLAN.create", vlan.tagged_PIF, vlan.tag, network_ref)


async def _create(
    client: Client, network_ref: Ref, plan: EditLink, report: Report, *, on_task: OnTask
) -> None:
    """The interface of the coordinator stands for those of all hosts, as the pool sees it."""
    card = card_of(client.cache, plan.card) if plan.card is not None else None
    if card is None:
        raise Failure(
            "HANDLE_INVALID", ("network", str(plan.card)), "pool.create_VLAN_from_PIF", client.endpoint
        )
    pool = client.cache.pool
    first = card.pifs.get(pool.master) if pool is not None else None
    pif = first or next(iter(card.pifs.values()))
    await client.run_task(
        "pool.create_VLAN_from_PIF", pif, network_ref, plan.vlan, on_progress=report, on_task=on_task
    )
