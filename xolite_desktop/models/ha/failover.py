# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Failover`: what the pool would do for the protected VMs of a host that failed; asked of the pool."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.connection import Connection
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.reasons import Explanation, explain_code, explain_error
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.verdicts import Verdict
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.operations import ha
from xolite_desktop.xapi.plans.ha import RESTART
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host import guests


class Failover(QObject):
    """Of one host at a time. Signals: `changed()` when there is something else to read here."""

    changed = Signal()

    def __init__(self, connection: Connection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._cache = connection.store.cache
        self.verdicts: tuple[Verdict, ...] = ()
        """A line for each protected VM of the host, those that are lost first."""
        self.is_asking = False
        self.error: Explanation | None = None
        self._task: asyncio.Task[None] | None = None

    def ask(self, host: Ref) -> None:
        """About another host; an answer under way does not count any more."""
        self.close()
        self.verdicts, self.error = (), None
        protected = [ref for ref in guests(self._cache, host) if self._priority(ref)]
        self.is_asking = bool(protected)
        if protected:
            self._task = self._connection.bridge.start(
                ha.failover_plan(self._connection.client, host, protected),
                name="asking for the failover plan",
                on_result=self._on_plan,
                on_error=self._on_error,
            )
        self.changed.emit()

    def close(self) -> None:
        """Hear no answer any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _on_plan(self, plan: dict[Ref, tuple[str, str]]) -> None:
        found = [self._verdict(vm, target, code) for vm, (target, code) in plan.items()]
        found.sort(key=lambda verdict: (verdict.kind is StateKind.OK, natural_key(verdict.title)))
        self.verdicts, self.is_asking = tuple(found), False
        self.changed.emit()

    def _on_error(self, error: Exception) -> None:
        self.error, self.is_asking = explain_error(error, self._cache), False
        self.changed.emit()

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
