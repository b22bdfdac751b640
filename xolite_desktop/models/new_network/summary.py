# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What was decided about a new network, in rows; what it touches; and its calls."""

from __future__ import annotations

from xolite_desktop.models.actions.blast_words import touched
from xolite_desktop.models.api_calls.scripts import Scripts, scripts_of
from xolite_desktop.models.edits.editable import bounded
from xolite_desktop.models.new_network.words import HASHING_WORDS, KIND_WORDS, MODE_WORDS, PROTOCOL_WORDS
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import joined, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.blast import Way, of_bonding
from xolite_desktop.xapi.client.reads import is_read
from xolite_desktop.xapi.operations.network.create import calls_for
from xolite_desktop.xapi.operations.sequence import Call
from xolite_desktop.xapi.plans.new_network.cards import card_of
from xolite_desktop.xapi.plans.new_network.new_network import Kind, Mode, NewNetwork

Row = tuple[str, str]


def summary(store: PoolStore, plan: NewNetwork) -> list[Row]:
    """A word and what was decided under it, in the order of the pages."""
    hosts = plan.hosts(store.cache)
    away = set(plan.away(store.cache))
    named = sorted(
        (visible(name_of_ref(host, store.cache)) for host in hosts if host not in away), key=str.casefold
    )
    rows = [
        (tr("Kind"), tr(KIND_WORDS[plan.kind].title)),
        (tr("NIC"), _devices(store, plan)),
        (tr("VLAN"), str(plan.vlan) if plan.kind is Kind.EXTERNAL and plan.vlan is not None else ""),
        (tr("Mode"), _mode(plan)),
        (tr("Protocol"), PROTOCOL_WORDS[plan.protocol] if plan.kind is Kind.TUNNEL else ""),
        (tr("Hosts"), joined(named)),
        (tr("MTU"), str(plan.mtu)),
        (tr("Name"), bounded(visible(plan.name))),
        (tr("Description"), bounded(visible(plan.description))),
        (tr("For new VMs"), tr("Yes") if plan.automatic else tr("No")),
    ]
    return [(word, text) for word, text in rows if text]


def _devices(store: PoolStore, plan: NewNetwork) -> str:
    chosen = plan.members if plan.kind is Kind.BONDED else (plan.card,) if plan.card is not None else ()
    if plan.kind is Kind.PRIVATE:
        return ""
    found = [card_of(store.cache, ref) for ref in chosen if ref is not None]
    return joined([visible(card.device) for card in found if card is not None])


def _mode(plan: NewNetwork) -> str:
    if plan.kind is not Kind.BONDED:
        return ""
    mode = tr(MODE_WORDS[plan.mode])
    return f"{mode} · {tr(HASHING_WORDS[plan.hashing])}" if plan.mode is Mode.LACP else mode


def effects(store: PoolStore, plan: NewNetwork) -> list[str]:
    """What making it touches, and what has to be known; a sentence each."""
    cache = store.cache
    blast = of_bonding(cache, plan.moved(cache)) if plan.kind is Kind.BONDED else None
    said = []
    if blast is not None and blast.over(Way.MANAGEMENT):
        said.append(tr("The management interface moves to the bond, on every host."))
    if plan.kind is Kind.EXTERNAL and plan.vlan == 0:
        said.append(
            tr(
                "VLAN 0 has no number of its own: packets only carry a priority. Most switches treat them as untagged."
            )
        )
    away = [visible(name_of_ref(host, cache)) for host in plan.away(cache)]
    if away:
        said.append(
            tr("The pool does not hear from {hosts}: no interface is made there.").format(hosts=joined(away))
        )
    if plan.kind is Kind.SRIOV:
        said.append(
            tr(
                "Some cards give their functions only after a restart of the host; the network's page then says so."
            )
        )
    return [*said, *(touched(cache, blast) if blast is not None else ())]


def new_network_calls(store: PoolStore, plan: NewNetwork) -> frozenset[str]:
    """The calls of a plan that change something."""
    made = (entry.method for entry in calls_for(store.cache, plan) if isinstance(entry, Call))
    return frozenset(method for method in made if not is_read(method))


def new_network_scripts(store: PoolStore, plan: NewNetwork) -> Scripts:
    """The calls that a plan would make."""
    title = tr("New network: {name}").format(name=visible(plan.name))
    return scripts_of(store, calls_for(store.cache, plan), title)
