# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the state of a host and its place in the pool add to a question about it."""

from __future__ import annotations

from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.text import count, said_name
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host import guests, is_coordinator, is_in_maintenance


def restarts_toolstack(cache: Cache, host_ref: Ref) -> str:
    """The window loses its connection with the coordinator's, and a disabled host is enabled."""
    said = []
    if is_coordinator(cache, host_ref):
        said.append(
            tr(
                "{name} is the coordinator: this window loses its connection, and comes back by itself in about a "
                "minute. Tasks of the pool that run now are lost from sight."
            ).format(name=_name(cache, host_ref))
        )
    host = cache.host(host_ref)
    if host is not None and not host.enabled and not is_in_maintenance(host):
        said.append(tr("{name} takes VMs again afterwards.").format(name=_name(cache, host_ref)))
    return " ".join(said)


def reboots(cache: Cache, host_ref: Ref) -> str:
    """What becomes of the window while the coordinator is away."""
    if not is_coordinator(cache, host_ref):
        return ""
    return tr(
        "{name} is the coordinator: while it reboots the pool cannot be managed. This window loses its connection, and "
        "comes back by itself when the host is there again."
    ).format(name=_name(cache, host_ref))


def shuts_down(cache: Cache, host_ref: Ref) -> str:
    """Without its coordinator nobody answers for the pool."""
    if not is_coordinator(cache, host_ref):
        return ""
    if cache.count("host") < 2:
        return tr("This window loses its connection, until the host is switched on again.")
    return tr(
        "{name} is the coordinator: the pool cannot be managed until it is switched on again, and this window loses its "
        "connection. To keep the pool manageable put the host into maintenance mode first, and let another one take over."
    ).format(name=_name(cache, host_ref))


def running_there(cache: Cache, host_ref: Ref) -> str:
    """How many VMs it is about."""
    number = sum(1 for _ in guests(cache, host_ref))
    if number < 2:
        return tr("1 VM runs there.") if number else tr("No VM runs there.")
    return tr("{count} run there.").format(count=count(number, "VM"))


def guests_move(cache: Cache, host_ref: Ref) -> str:
    """What maintenance mode does to the VMs of a host."""
    number = sum(1 for _ in guests(cache, host_ref))
    if number and cache.count("host") < 2:
        return tr("There is no other host: its VMs have to be suspended or shut down.")
    if not number:
        return tr("No VM runs there, and none starts there or moves there until maintenance mode ends.")
    if number == 1:
        return tr("The VM that runs there moves to another host, and comes back when maintenance mode ends.")
    said = tr("{count} that run there move to other hosts, and come back when maintenance mode ends.")
    return said.format(count=count(number, "VM"))


def _name(cache: Cache, host_ref: Ref) -> str:
    return said_name(name_of_ref(host_ref, cache))
