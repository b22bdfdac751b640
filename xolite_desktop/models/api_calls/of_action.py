# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The calls that an action would make for the objects it is offered for, as scripts."""

from __future__ import annotations

from xolite_desktop.models.actions.offer import Offer
from xolite_desktop.models.api_calls.rehearsal import rehearsed
from xolite_desktop.models.api_calls.scripts import Scripts, scripts_of
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import joined

_NAMED = 5


def action_scripts(store: PoolStore, made: Offer, answer: object) -> Scripts | None:
    """None if it cannot be told beforehand."""
    if made.action.work is None or not made.action.shows_calls:
        return None
    entries = rehearsed(store.cache, made.action.work, [item.ref for item in made.allowed], answer)
    if entries is None:
        return None
    names = [item.name for item in made.allowed[:_NAMED]]
    more = len(made.allowed) - len(names)
    whom = joined([*names, f"{more} more"] if more else names)
    return scripts_of(store, entries, f"{made.action.title}: {whom}")
