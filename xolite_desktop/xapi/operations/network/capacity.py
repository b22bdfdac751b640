# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How many virtual functions each host has left for VMs on a network."""

from collections.abc import Mapping

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.records.network import NetworkSriov
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.network import sriovs_of


async def remaining(client: Client, network_ref: Ref) -> Mapping[Ref, int]:
    """By host; one call for each, since only the pool counts them. Raises `Failure` as the server refuses."""
    found: dict[Ref, int] = {}
    for host, ref in sriovs_of(client.cache, network_ref).items():
        if isinstance(client.cache.get("network_sriov", ref), NetworkSriov):
            found[host] = int(str(await client.call("network_sriov.get_remaining_capacity", ref)))
    return found
