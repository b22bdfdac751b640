# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What it means to drop objects of another window's pool on this one: a host joins, a VM moves here with its disks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.all_actions import action
from xolite_desktop.models.actions.offer import Offer
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.dropping import MOVE, Verdict, short
from xolite_desktop.models.other_pools import pool_name, refusal_there, uuid_of
from xolite_desktop.models.reasons import Reason, explain
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.plans.join_pool import checks, hindrance
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.placement import unusable

JOIN = "pool.join"


@dataclass(frozen=True)
class Place:
    """Where something of another pool was dropped, or where it is from: a connection, and its host where one is meant."""

    connection: Connection
    host: Ref | None = None


class BetweenPools:
    """Of one window, which gives what is dragged out of it and takes what comes from others. `offer` says what an action
    means for a selection of this pool now; `go` asks in this window what the action asks, with a place filled in."""

    def __init__(
        self,
        connection: Connection,
        offer: Callable[[Action, Selection], Offer],
        go: Callable[[Action, Selection, Place], None],
    ) -> None:
        self.connection = connection
        self._offer = offer
        self._go = go

    def is_same_pool(self, giver: BetweenPools) -> bool:
        """Whether what the other window gives is an object of this one as well."""
        return giver is self or uuid_of(giver.connection) == uuid_of(self.connection)

    def verdict(self, refs: Sequence[str], target: str, giver: BetweenPools) -> Verdict | None:
        """For objects of the giver's pool on a node of this tree; None where nothing of another pool is ever dropped."""
        place, selection = self._place(target), giver.selection(refs)
        if place is None or not selection.items:
            return None
        if len(refs) > 1:
            return Verdict(False, tr("Only one object at a time can be dropped on another pool."))
        if selection.kinds == {NodeKind.HOST}:
            return self._joins(selection, giver)
        if selection.kinds == {NodeKind.VM}:
            return self._moves(selection, place, giver)
        return Verdict(False, tr("Only hosts and VMs can be dropped on another pool."))

    def drop(self, refs: Sequence[str], target: str, giver: BetweenPools) -> None:
        """Ask for it, if it is allowed now: in the window whose pool makes the call."""
        verdict, place = self.verdict(refs, target, giver), self._place(target)
        if place is None or verdict is None or not verdict.is_allowed:
            return
        selection = giver.selection(refs)
        if selection.kinds == {NodeKind.HOST}:
            self._go(action(JOIN), self._pool, Place(giver.connection, selection.refs[0]))
        else:
            giver.send(selection, place)

    def selection(self, refs: Sequence[str]) -> Selection:
        """What is dragged out of this window."""
        return Selection.of(self.connection.store.cache, refs[:1])

    def send(self, selection: Selection, place: Place) -> None:
        """A VM of this window was dropped on another one."""
        self._go(action(MOVE), selection, place)

    def offered(self, action_id: str, selection: Selection) -> Reason | None:
        """Why an action of this window is not possible now for the one object of a selection."""
        made = self._offer(action(action_id), selection)
        if made.refusal is not None:
            return made.refusal
        return made.refused[0].refusal if made.refused and not made.allowed else None

    @property
    def _pool(self) -> Selection:
        cache = self.connection.store.cache
        return Selection.of(cache, cache.records("pool"))

    def _place(self, target: str) -> Place | None:
        cache = self.connection.store.cache
        if cache.host(target) is not None:
            return Place(self.connection, Ref(target))
        return Place(self.connection) if target in cache.records("pool") else None

    def _joins(self, selection: Selection, giver: BetweenPools) -> Verdict:
        here, there = self.connection.store.cache, giver.connection.store.cache
        refused = self.offered(JOIN, self._pool)
        if refused is not None:
            return Verdict(False, explain(refused, here).one_line)
        found = refusal_there(giver.connection, "pool.join", tr("joining a pool"))
        found = found or hindrance(checks(here, there))
        if found is not None:
            return Verdict(False, explain(found, there).one_line)
        words = tr("Add the host {host} to the pool {pool}…")
        return Verdict(
            True, words.format(host=short(selection.items[0].name), pool=short(pool_name(self.connection)))
        )

    def _moves(self, selection: Selection, place: Place, giver: BetweenPools) -> Verdict:
        refused = giver.offered(MOVE, selection)
        if refused is not None:
            return Verdict(False, explain(refused, selection.cache).one_line)
        cache = self.connection.store.cache
        found = refusal_there(self.connection, "host.migrate_receive", tr("taking a VM"))
        if found is None and place.host is not None:
            found = unusable(cache, place.host)
        if found is not None:
            return Verdict(False, explain(found, cache).one_line)
        host = cache.host(place.host) if place.host is not None else None
        name = host.name_label if host is not None else pool_name(self.connection)
        words = tr("Move {whom} with its disks to {host}, in another pool…")
        return Verdict(True, words.format(whom=short(selection.items[0].name), host=short(name)))
