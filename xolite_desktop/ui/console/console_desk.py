# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What every console of a window has at hand: the pool's data, a way to its streams, and the window's actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.all_actions import action, actions_in
from xolite_desktop.models.actions.offer import Offer
from xolite_desktop.models.actions.places import Group, Menu
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.bridge import Bridge
from xolite_desktop.models.console_source import ConsoleSource
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.settings import Settings
from xolite_desktop.models.trusted_certificates import TrustedCertificates
from xolite_desktop.xapi.refs import Ref

POWER_GROUPS = (Group.POWER, Group.FORCE)
MakeSource = Callable[[Ref, str], ConsoleSource]
OfferOf = Callable[[Action, Selection], Offer]
RunAction = Callable[[Action, Selection, object], None]
TakeDisc = Callable[[Ref, Path], None]


@dataclass(frozen=True)
class ConsoleDesk:
    """`make_source` takes the VM and the protocol of its console. `offer_of` asks a rule, `run_action` does it; its
    last argument is the answer of the action's dialog, None to ask. `take_disc` asks where the image of a disc that was
    dropped on a VM's console shall go."""

    store: PoolStore
    bridge: Bridge
    make_source: MakeSource
    trusted: TrustedCertificates
    offer_of: OfferOf
    run_action: RunAction
    settings: Settings
    pool_uuid: str
    take_disc: TakeDisc = lambda *_: None

    def name(self, ref: Ref) -> str:
        return name_of_ref(ref, self.store.cache)

    def offer(self, action_id: str, ref: Ref) -> Offer:
        """What an action means for one VM now. Raises KeyError for an unknown action."""
        return self.offer_of(action(action_id), self._selection(ref))

    def tooltip(self, made: Offer, ref: Ref) -> str:
        return made.tooltip(self._selection(ref))

    def power_offers(self, ref: Ref) -> list[Offer]:
        """What can be done to the VM's power, in the order of the table."""
        selection = self._selection(ref)
        listed = (entry for entry in actions_in(Menu.CONTEXT) if entry.group_in(Menu.CONTEXT) in POWER_GROUPS)
        made = (self.offer_of(entry, selection) for entry in listed)
        return [offer for offer in made if offer.is_visible]

    def run(self, action_id: str, ref: Ref, answer: object = None) -> None:
        self.run_action(action(action_id), self._selection(ref), answer)

    def _selection(self, ref: Ref) -> Selection:
        return Selection.of(self.store.cache, [ref])
