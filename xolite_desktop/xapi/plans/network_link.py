# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What carries a network that exists: a VLAN on a card or bond of the hosts, or nothing."""

from dataclasses import dataclass, field

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.network_settings import pifs_of
from xolite_desktop.xapi.plans.new_network import cards
from xolite_desktop.xapi.plans.new_network.cards import Card, card_of
from xolite_desktop.xapi.plans.new_network.new_network import TAGS, VLAN_MISSING, VLAN_TAKEN, network_with
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.network import PIF, VLAN
from xolite_desktop.xapi.refs import Ref


@dataclass(frozen=True)
class EditLink:
    """`card` names a card by its network, None for a network private to each host; `vlan` None: nothing entered. `had` is
    what it was when a person began to edit it."""

    card: Ref | None = None
    vlan: int | None = None
    had: "EditLink | None" = field(default=None, compare=False, repr=False)

    def problems(self, cache: Cache, network_ref: Ref) -> list[Problem]:
        """What is wrong at "card" and "vlan"."""
        if self.card is None:
            return []
        card = card_of(cache, self.card)
        refusal = cards.for_vlan(cache, card) if card is not None else None
        if card is None or refusal is not None:
            code, params = (refusal.code, refusal.params) if refusal is not None else ("CARD_MISSING", ())
            return [Problem("card", code, params)]
        if self.vlan is None:
            return [Problem("vlan", VLAN_MISSING)]
        if self.vlan not in TAGS:
            return [Problem("vlan", "VLAN_TAG_INVALID", (str(self.vlan),))]
        taken = network_with(cache, card, self.vlan)
        if taken is not None and taken != network_ref:
            return [Problem("vlan", VLAN_TAKEN, (str(self.vlan), taken))]
        return []


def link_of(cache: Cache, network_ref: Ref) -> EditLink:
    """What carries a network now, as its first host has it."""
    for vlan in vlans_of(cache, network_ref).values():
        below = cache.get("PIF", vlan.tagged_PIF)
        if isinstance(below, PIF):
            return EditLink(below.network, vlan.tag)
    return EditLink()


def vlans_of(cache: Cache, network_ref: Ref) -> dict[Ref, VLAN]:
    """The VLANs that carry a network, one for each host."""
    named = (pif.VLAN_master_of for pif in pifs_of(cache, network_ref).values())
    return {ref: vlan for ref in named if isinstance(vlan := cache.get("VLAN", ref), VLAN)}


def choosable(cache: Cache, network_ref: Ref) -> list[Card]:
    """The cards a network could be on, with the one it is on."""
    now = link_of(cache, network_ref).card
    return [card for card in cards.cards(cache) if card.network == now or cards.for_vlan(cache, card) is None]
