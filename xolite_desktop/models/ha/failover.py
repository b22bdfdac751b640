# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Failover`: what the pool would do for the protected VMs of a host that failed; asked of the pool."""

from __future__ import annotations

from PySide6.QtCore import QObject

from xolite_desktop.models.connection import Connection
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_question import PoolQuestion
from xolite_desktop.models.reasons import explain_code
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.verdicts import Verdict
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.operations import ha
from xolite_desktop.xapi.plans.ha import RESTART
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host import guests


class Failover(PoolQuestion):
    """Of one host at a time."""

    def __init__(self, connection: Connection, parent: QObject | None = None) -> None:
        super().__init__(connection, parent)
        self.verdicts: tuple[Verdict, ...] = ()
        """A line for each protected VM of the host, those that are lost first."""

    def ask(self, host: Ref) -> None:
        """About another host; an answer under way does not count any more."""
        self.verdicts = ()
        protected = [ref for ref in guests(self._cache, host) if self._priority(ref)]
        if protected:
            question = ha.failover_plan(self._connection.client, host, protected)
            self._ask(question, "asking for the failover plan", self._keep)
        else:
            self._drop()
            self.error = None
            self.changed.emit()

    def _keep(self, plan: dict[Ref, tuple[str, str]]) -> None:
        found = [self._verdict(vm, target, code) for vm, (target, code) in plan.items()]
        found.sort(key=lambda verdict: (verdict.kind is StateKind.OK, natural_key(verdict.title)))
        self.verdicts = tuple(found)

    def _verdict(self, vm: Ref, target: str, code: str) -> Verdict:
        name = name_of_ref(vm, self._cache)
        if target:
            host = name_of_ref(target, self._cache)
            return Verdict(tr("{name} starts on {host}").format(name=name, host=host), StateKind.OK)
        kind = StateKind.BAD if self._priority(vm) == RESTART else StateKind.WARN
        title = tr("{name} does not start again").format(name=name)
        return Verdict(title, kind, explain_code(code, (), self._cache).one_line)

    def _priority(self, vm_ref: Ref) -> str:
        vm = self._cache.vm(vm_ref)
        return vm.ha_restart_priority if vm is not None else ""
