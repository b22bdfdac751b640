# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What an action would touch, computed from the cache before it is done: VMs, disks, promises of high availability, ways
over which hosts are reached. Pure functions; each gives a `Blast`, which can be joined with others by `|`.

What is not in the cache is not guessed: a guest's own mounts, and storage that a host reaches by a name, are not known.
"""

from xolite_desktop.xapi.blast.blast import NOTHING, Blast, Effect, Path, Promise, Vow, Way, joined
from xolite_desktop.xapi.blast.of_host import of_ejected_host, of_host
from xolite_desktop.xapi.blast.of_network import (
    of_address,
    of_bond,
    of_bonding,
    of_network,
    of_pif,
    of_plugged_pif,
)
from xolite_desktop.xapi.blast.of_storage import of_destroyed_sr, of_pbd, of_sr

__all__ = [
    "NOTHING",
    "Blast",
    "Effect",
    "Path",
    "Promise",
    "Vow",
    "Way",
    "joined",
    "of_address",
    "of_bond",
    "of_bonding",
    "of_destroyed_sr",
    "of_ejected_host",
    "of_host",
    "of_network",
    "of_pbd",
    "of_pif",
    "of_plugged_pif",
    "of_sr",
]
