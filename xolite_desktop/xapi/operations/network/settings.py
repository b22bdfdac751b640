# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The size of a network's packets, with the steps that bring it about, and how its bonds share their load."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.operations.network.interface import plug, unplug
from xolite_desktop.xapi.operations.step import Report, Step, run_steps
from xolite_desktop.xapi.operations.verify import field_is
from xolite_desktop.xapi.operations.vif import plug as plug_vif
from xolite_desktop.xapi.operations.vif import unplug as unplug_vif
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.network_settings import (
    BondSettings,
    PacketSize,
    bonds_of,
    plugged_vifs,
    replugged,
)
from xolite_desktop.xapi.plans.new_network.new_network import Mode
from xolite_desktop.xapi.refs import Ref

_HASHING: Final = "hashing_algorithm"


async def set_packet_size(
    client: Client, network_ref: Ref, plan: PacketSize, report: Report, on_task: OnTask = None
) -> None:
    """Set the MTU, and if wanted now let everything use it: interfaces of VMs are unplugged, then those of hosts, and plugged
    again the other way round. If a step fails, those before it are taken back."""
    network = client.cache.network(network_ref)
    if network is None:
        return
    vifs = plugged_vifs(client.cache, network_ref) if plan.now else []
    pifs = replugged(client.cache, network_ref) if plan.now else []

    async def set_mtu(_: Report) -> None:
        await client.call("network.set_MTU", network_ref, plan.mtu)

    async def set_back() -> None:
        await client.call("network.set_MTU", network_ref, network.MTU)

    setting = Step("setting the size", set_mtu, set_back, 0.1)
    await run_steps([setting, *_plugging_anew(client, vifs, pifs, on_task)], report)


def _plugging_anew(client: Client, vifs: Sequence[Ref], pifs: Sequence[Ref], on_task: OnTask) -> list[Step]:
    steps = [
        Step(
            "unplugging a VM's interface",
            lambda part, vif=vif: unplug_vif(client, vif, part, on_task),  # type: ignore[misc]
            partial(plug_vif, client, vif, lambda _: None),
        )
        for vif in vifs
    ]
    steps += [
        Step(
            "unplugging a host's interface",
            lambda part, pif=pif: unplug(client, pif, part, on_task),  # type: ignore[misc]
            partial(plug, client, pif, lambda _: None),
        )
        for pif in pifs
    ]
    steps += [Step("plugging", lambda part, pif=pif: plug(client, pif, part, on_task)) for pif in pifs]  # type: ignore[misc]
    steps += [Step("plugging", lambda part, vif=vif: plug_vif(client, vif, part, on_task)) for vif in vifs]  # type: ignore[misc]
    return steps


async def set_bonds(
    client: Client, network_ref: Ref, plan: BondSettings, report: Report, on_task: OnTask = None
) -> None:
    """Set mode and hashing of a network's bonds, host after host; those that are so already are left alone."""
    bonds = bonds_of(client.cache, network_ref)
    steps = []
    for ref, bond in bonds.items():
        if plan.mode is Mode.LACP and bond.properties.get(_HASHING) != plan.hashing.value:
            steps.append(Step("hashing", partial(_set_hashing, client, ref, plan.hashing.value), weight=0.1))
        if bond.mode != plan.mode.value:
            steps.append(
                Step(
                    "setting the mode",
                    partial(_set_mode, client, ref, plan.mode.value, on_task),
                    partial(_set_mode, client, ref, bond.mode, None, lambda _: None),
                )
            )
    await run_steps(steps, report)


async def _set_hashing(client: Client, bond: Ref, value: str, report: Report) -> None:
    await client.call("Bond.set_property", bond, _HASHING, value)


async def _set_mode(client: Client, bond: Ref, mode: str, on_task: OnTask, report: Report) -> None:
    verify = field_is(client, "Bond", bond, "mode", mode)
    await client.run_task("Bond.set_mode", bond, mode, on_progress=report, on_task=on_task, verify=verify)
