# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is said before the address changes by which the pool is reached."""

from __future__ import annotations

from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.text import said_name, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.address import Address, address_of, changed, new_address
from xolite_desktop.xapi.records.network import PIF
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host import is_coordinator


def moves_management(cache: Cache, pif_ref: Ref) -> str:
    """Where the host is found afterwards, and what becomes of the window."""
    pif = cache.get("PIF", pif_ref)
    if not isinstance(pif, PIF):
        return ""
    return _found_at(cache, pif, visible(pif.IP or next(filter(None, pif.IPv6), "").partition("/")[0]))


def moves_all(cache: Cache, network_ref: Ref) -> str:
    """As `moves_management`, of the coordinator: that is where the window goes."""
    network, pool = cache.network(network_ref), cache.pool
    for ref in network.PIFs if network is not None else ():
        pif = cache.get("PIF", ref)
        if isinstance(pif, PIF) and pool is not None and pif.host == pool.master:
            return moves_management(cache, ref)
    return ""


def changes_address(cache: Cache, pif_ref: Ref, plan: Address) -> str:
    """What a new address of a management interface means; empty where it is none, or stays."""
    pif = cache.get("PIF", pif_ref)
    if not isinstance(pif, PIF) or not pif.management or not changed(address_of(pif), plan):
        return ""
    there = new_address(address_of(pif), plan, is_6=pif.primary_address_type == "IPv6")
    return "" if there is None else _found_at(cache, pif, visible(there))


def _found_at(cache: Cache, pif: PIF, address: str) -> str:
    host = said_name(name_of_ref(pif.host, cache))
    if not is_coordinator(cache, pif.host):
        return tr(
            "The pool loses contact with {host} for some seconds, until it is reached at its new address."
        ).format(host=host)
    said = _of_window(host, address)
    if cache.count("host") < 2:
        return said
    return " ".join(
        [said, tr("The other hosts lose their coordinator for that time; then they are told where it is.")]
    )


def _of_window(host: str, address: str) -> str:
    if address:
        return tr(
            "{host} is the coordinator: this window loses its connection, and comes back by itself at {address} if the host "
            "there shows the certificate it shows now."
        ).format(host=host, address=address)
    return tr(
        "{host} is the coordinator: this window loses its connection. Which address it gets is not known before: if the window "
        "does not come back by itself, connect to the new address."
    ).format(host=host)
