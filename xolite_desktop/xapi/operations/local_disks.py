# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Asking a host about its own disks: each plugin by itself, since a host may have some of them only."""

from collections.abc import Mapping
from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.local_disks import (
    HostDisks,
    Plugin,
    read_disks,
    read_pools,
    read_raid,
    read_smart,
    with_health,
)
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rrd.table import Malformed

NOT_READ: Final = "PLUGIN_NOT_UNDERSTOOD"
"""Ours: the answer of a plugin is not what it should be. Parameters: the plugin, what is wrong."""
PATIENCE_S: Final = 120.0
"""Disks that sleep are waited for."""


_FUNCTIONS: Final[Mapping[Plugin, str]] = {
    Plugin.BLOCK: "list_block_devices",
    Plugin.SMART: "information",
    Plugin.RAID: "check_raid_pool",
    Plugin.ZFS: "list_zfs_pools",
}


async def ask_disks(client: Client, host: Ref) -> HostDisks:
    """One plugin after the other: they lock each other out. Raises what calls raise that do not reach the host."""
    failures: dict[Plugin, Failure] = {}
    texts: dict[Plugin, str] = {}
    for plugin, function in _FUNCTIONS.items():
        try:
            told = await client.call(
                "host.call_plugin", host, plugin.value, function, {}, timeout_s=PATIENCE_S
            )
            texts[plugin] = str(told or "")
        except Failure as failure:
            failures[plugin] = failure
    disks, smart, raid, pools = [], [], None, []
    for plugin, text in texts.items():
        try:
            if plugin is Plugin.BLOCK:
                disks = read_disks(text)
            elif plugin is Plugin.SMART:
                smart = read_smart(text)
            elif plugin is Plugin.RAID:
                raid = read_raid(text)
            else:
                pools = read_pools(text)
        except Malformed as error:
            failures[plugin] = Failure(NOT_READ, (plugin.value, str(error)), "host.call_plugin")
    return HostDisks(tuple(with_health(disks, smart)), raid, tuple(pools), failures)
