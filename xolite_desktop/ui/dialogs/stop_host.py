# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Reboot and shutdown of hosts: how many VMs run there and what becomes of them, and what becomes of this window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions import host_cautions
from xolite_desktop.models.actions.action import Caution
from xolite_desktop.models.actions.blast_words import touched
from xolite_desktop.models.actions.host_actions import coordinator_last
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import count
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.dialogs.dialog import listed
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.inputs import ObjectChoice
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.blast import joined, of_host
from xolite_desktop.xapi.plans.maintenance import Guests, StopHost
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.rules.host import guests

FOLLOWS_MS = 300
_WAYS = later({Guests.MOVE: "Move to other hosts", Guests.SHUT_DOWN: "Shut down, and leave off"})


class StopHostDialog(PlanDialog):
    """`answer` is a `StopHost`. Subclasses say what it is called and what it means for the window."""

    title, verb, many = "", "", ""
    caution: Caution

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        order = sorted(selection.items, key=lambda item: coordinator_last(store.cache, item.ref))
        self._hosts = tuple(item.ref for item in order)
        one = len(order) == 1
        whom = order[0].name if one else count(len(order), "host")
        lead = host_cautions.running_there(store.cache, self._hosts[0]) if one else tr(self.many)
        super().__init__(
            store, parent, tr(self.title).format(whom=whom), lead, icon="power", verb=tr(self.verb), danger=True,
        )  # fmt: skip
        if not one:
            line = tr("{title}: {text}")
            said = [
                line.format(title=item.name, text=host_cautions.running_there(store.cache, item.ref))
                for item in order
            ]
            self.add_content(listed(tr("In this order"), said))
        cautions = filter(None, (type(self).caution(store.cache, ref) for ref in self._hosts))
        for sentence in cautions:
            self.add_content(Label(sentence, wrap=True))
        lines = touched(store.cache, joined(of_host(store.cache, ref) for ref in self._hosts))
        if lines:
            self.add_content(listed(tr("What it touches"), lines))
        self.guests: ObjectChoice | None = None
        self._offer_ways()
        soon = Throttle(FOLLOWS_MS, lambda *_: self.check(), self)
        store.changed.connect(soon.request)
        self.check()

    def _offer_ways(self) -> None:
        """Nothing is to be chosen where no VM runs."""
        cache = self._store.cache
        if not any(True for host in self._hosts for _ in guests(cache, host)):
            return
        ways = list(Guests) if cache.count("host") > len(self._hosts) else [Guests.SHUT_DOWN]
        self.guests = ObjectChoice([(way, tr(_WAYS[way])) for way in ways], tr("VMs"))
        good = next((way for way in ways if not self._problems_of(StopHost(way))), ways[-1])
        self.guests.choose(good)
        hint = tr("Maintenance mode lists those that stand in the way, with what solves it.")
        self.form.add("guests", tr("VMs"), self.guests, hint=hint)

    def plan(self) -> StopHost:
        chosen = self.guests.value if self.guests is not None else None
        return StopHost(chosen) if isinstance(chosen, Guests) else StopHost()

    def problems(self) -> list[Problem]:
        return self._problems_of(self.plan())

    def _problems_of(self, plan: StopHost) -> list[Problem]:
        return [problem for host in self._hosts for problem in plan.problems(self._store.cache, host)]


class RebootHostDialog(StopHostDialog):
    title, verb = later("Reboot {whom}?"), later("Reboot")
    many = later("One goes after the other, each when the one before it is back.")
    caution = staticmethod(host_cautions.reboots)


class ShutDownHostDialog(StopHostDialog):
    title, verb = later("Shut down {whom}?"), later("Shut down")
    many = later("One goes after the other.")
    caution = staticmethod(host_cautions.shuts_down)
