# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Evacuation`: the VMs that keep a host from being emptied, why, and what may solve it; asked of the pool, again and again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from xolite_desktop.models.connection import Connection
from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.pool_question import PoolQuestion
from xolite_desktop.models.reasons import Explanation, explain, explain_code
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.plans.maintenance import EnterMaintenance, remedies
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host import guests
from xolite_desktop.xapi.rules.placement import NOWHERE, boots_on, nowhere

FOLLOWS_MS = 300
_MADE_HALTED = ("vm.clean_shutdown", "vm.hard_shutdown")


@dataclass(frozen=True)
class Blocker:
    """One VM that cannot leave. `remedies` are ids of actions, best first; which of them are possible is theirs to say."""

    vm: Ref
    name: str
    why: Explanation
    remedies: tuple[str, ...]


class Evacuation(PoolQuestion):
    """Of one host. It asks when it is made, when the VMs there change, and when it is told to."""

    def __init__(self, connection: Connection, host: Ref, parent: QObject | None = None) -> None:
        super().__init__(connection, parent)
        self.host = host
        self.blockers: tuple[Blocker, ...] = ()
        self.is_known = False
        """Whether the pool has answered for the state that the VMs are in now."""
        self._solving: dict[Ref, str] = {}
        self._seen: tuple[object, ...] = ()
        self._soon = Throttle(FOLLOWS_MS, self._look, self)
        connection.store.changed.connect(self._soon.request)
        self.ask()

    def ask(self) -> None:
        """Ask the pool anew; an answer under way does not count any more."""
        self._seen, self.is_known = self._state(), False
        question = self._connection.client.call("host.get_vms_which_prevent_evacuation", self.host)
        self._ask(question, "asking what keeps a host from being emptied", self._keep)

    def solving(self, vm: Ref, action_id: str) -> None:
        """Somebody does something about a VM: what is stopped to make way can be started again afterwards."""
        self._solving[vm] = action_id

    def plan(
        self, coordinator: Ref | None, network: Ref | None, failures: int | None = None
    ) -> EnterMaintenance:
        """What is to be done now, with the VMs that were stopped to make way."""
        return EnterMaintenance(
            coordinator,
            halted=self._stopped(_MADE_HALTED, PowerState.HALTED),
            suspended=self._stopped(("vm.suspend",), PowerState.SUSPENDED),
            network=network,
            failures=failures,
        )

    def _stopped(self, by: tuple[str, ...], state: PowerState) -> tuple[Ref, ...]:
        asked = (ref for ref, action_id in self._solving.items() if action_id in by)
        return tuple(
            ref for ref in asked if (vm := self._cache.vm(ref)) is not None and vm.power_state == state
        )

    def _look(self, *_: object) -> None:
        if self._state() != self._seen:
            self.ask()

    def _state(self) -> tuple[object, ...]:
        """What of the VMs there decides whether they can leave."""
        found: list[object] = []
        for ref in guests(self._cache, self.host):
            vm = self._cache.vm(ref)
            found += [ref, vm, *(self._cache.vbd(vbd) for vbd in (vm.VBDs if vm is not None else ()))]
            found.append(self._cache.get("VM_guest_metrics", vm.guest_metrics) if vm is not None else None)
        return tuple(found)

    def _keep(self, answer: object) -> None:
        found = answer if isinstance(answer, Mapping) else {}
        self.blockers = tuple(self._blocker(Ref(str(vm)), why) for vm, why in found.items())
        self.is_known = True

    def _blocker(self, vm: Ref, why: object) -> Blocker:
        code, *params = [str(part) for part in why] if isinstance(why, list | tuple) and why else [NOWHERE]
        given = tuple(params)
        name = name_of(self._cache.vm(vm), self._cache)
        return Blocker(
            vm, name, _why(self._cache, self.host, vm, code, given), remedies(self._cache, vm, code, given)
        )


def _why(cache: Cache, host: Ref, vm: Ref, code: str, params: tuple[str, ...]) -> Explanation:
    """Of several hosts the pool only says that none will do: the cache can tell more about each."""
    if code == NOWHERE:
        others = [other for other in cache.records("host") if other != host]
        refusal = nowhere((other, boots_on(cache, vm, other)) for other in others) if others else None
        if refusal is not None:
            return replace(explain(refusal, cache), title=tr("No other host can take it"))
    return explain_code(code, params, cache)
