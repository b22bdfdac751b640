# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Updates`: what each host of the pool lacks and which of its VMs could not move, asked of the hosts once."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.connection import Connection
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import Explanation, explain_code, explain_error
from xolite_desktop.models.text import count, joined, size
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.operations.updates import missing, stuck, synchronized
from xolite_desktop.xapi.plans.pool_updates import PoolUpdates
from xolite_desktop.xapi.plans.updates import MARK, Afterwards, Package, UpdateHost, in_order
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host import guests, is_in_maintenance, reached
from xolite_desktop.xapi.rules.updates import has_repositories

_NAMED = 4


@dataclass
class HostUpdates:
    """One host's answer. `packages` None while it is asked; `stuck` are the VMs that could not move, with the reason."""

    host: Ref
    packages: tuple[Package, ...] | None = None
    stuck: Mapping[Ref, tuple[str, ...]] = field(default_factory=dict)
    error: Explanation | None = None
    hash: str = ""
    """Of the list of updates of a pool with repositories."""

    @property
    def is_asking(self) -> bool:
        return self.packages is None and self.error is None


class Updates(QObject):
    """Of all hosts, the coordinator first. Signals: `changed()` with each answer."""

    changed = Signal()

    def __init__(self, connection: Connection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._cache = connection.store.cache
        self._tasks: list[asyncio.Task[None]] = []
        self.hosts: tuple[HostUpdates, ...] = ()
        self.ask()

    @property
    def is_asking(self) -> bool:
        """Whether an answer is still to come."""
        return any(each.is_asking for each in self.hosts)

    def ask(self) -> None:
        """Ask every host anew; of a pool with repositories the pool itself, about all."""
        self.close()
        self.hosts = tuple(map(HostUpdates, in_order(self._cache, list(self._cache.records("host")))))
        for each in self.hosts:
            refusal = reached(self._cache, each.host)
            if refusal is not None:
                each.error = explain_code(refusal.code, refusal.params, self._cache)
                continue
            if not has_repositories(self._cache):
                self._tasks.append(self._begin(each))
        if has_repositories(self._cache):
            self._tasks.append(self._begin_with_pool([each for each in self.hosts if each.is_asking]))
        self.changed.emit()

    def close(self) -> None:
        """Hear no answer any more."""
        for task in self._tasks:
            task.cancel()
        self._tasks = []

    def was_interrupted(self, host: Ref) -> bool:
        """Whether an update has emptied a host and did not come to its end."""
        record = self._cache.host(host)
        return record is not None and MARK in record.other_config

    def _begin_with_pool(self, asked: list[HostUpdates]) -> asyncio.Task[None]:
        async def ask() -> tuple[PoolUpdates, dict[Ref, Mapping[Ref, tuple[str, ...]]]]:
            client = self._connection.client
            found = await synchronized(client)
            return found, {each.host: await stuck(client, each.host) for each in asked}

        def answered(result: tuple[PoolUpdates, dict[Ref, Mapping[Ref, tuple[str, ...]]]]) -> None:
            found, staying = result
            for each in asked:
                each.packages, each.stuck = found.hosts.get(each.host, ()), staying[each.host]
                each.hash = found.hash
                self._connection.store.updates.learn(each.host, each.packages)
            self.changed.emit()

        def failed(error: Exception) -> None:
            for each in asked:
                each.error = explain_error(error, self._cache)
            self.changed.emit()

        bridge = self._connection.bridge
        return bridge.start(ask(), name="asking the pool for updates", on_result=answered, on_error=failed)

    def _begin(self, asked: HostUpdates) -> asyncio.Task[None]:
        async def ask() -> tuple[tuple[Package, ...], Mapping[Ref, tuple[str, ...]]]:
            client = self._connection.client
            return await missing(client, asked.host), await stuck(client, asked.host)

        def answered(found: tuple[tuple[Package, ...], Mapping[Ref, tuple[str, ...]]]) -> None:
            asked.packages, asked.stuck = found
            self._connection.store.updates.learn(asked.host, asked.packages)
            self.changed.emit()

        def failed(error: Exception) -> None:
            asked.error = explain_error(error, self._cache)
            self.changed.emit()

        bridge = self._connection.bridge
        return bridge.start(ask(), name="asking a host for updates", on_result=answered, on_error=failed)


def found_words(found: HostUpdates) -> str:
    """ "6 packages, 65 MiB", "Nothing is missing", or why it is not known."""
    if found.error is not None:
        return found.error.one_line
    if found.packages is None:
        return tr("The host is asked.")
    if not found.packages:
        return tr("Nothing is missing")
    total = sum(package.size_bytes for package in found.packages)
    packages = count(len(found.packages), "package")
    return tr("{packages}, {size}").format(packages=packages, size=size(total)) if total else packages


def plan_words(store: PoolStore, plan: UpdateHost, found: HostUpdates) -> str:
    """What is going to happen to a host, in the order in which it does."""
    cache = store.cache
    host = cache.host(plan.host)
    reboots = plan.afterwards is Afterwards.REBOOT
    is_away = host is not None and is_in_maintenance(host) and not host.enabled
    steps = []
    if reboots and not is_away:
        running = sum(1 for _ in guests(cache, plan.host))
        moving = running - len(found.stuck)
        if moving:
            steps.append(tr("{vms} move away").format(vms=count(moving, "VM")))
        if found.stuck:
            steps.append(tr("shut down: {names}").format(names=_some_names(store, list(found.stuck))))
    if plan.installs:
        steps.append(tr("install {packages}").format(packages=count(len(found.packages or ()), "package")))
    after = {
        Afterwards.REBOOT: tr("reboot"),
        Afterwards.RESTART_TOOLSTACK: tr("restart the toolstack"),
    }
    if plan.afterwards in after:
        steps.append(after[plan.afterwards])
    if (reboots and not is_away) or (host is not None and MARK in host.other_config):
        steps.append(tr("VMs come back"))
    elif is_away:
        steps.append(tr("it stays in maintenance mode"))
    return " → ".join(steps)


def stuck_words(store: PoolStore, found: HostUpdates) -> list[str]:
    """A line for each VM that could not move: why."""
    lines = [
        tr("{title}: {text}").format(
            title=name_of_ref(vm, store.cache), text=explain_code(why[0], why[1:], store.cache).one_line
        )
        for vm, why in list(found.stuck.items())[:_NAMED]
        if why
    ]
    more = len(found.stuck) - _NAMED
    return [*lines, tr("and {count} more").format(count=more)] if more > 0 else lines


def _some_names(store: PoolStore, vms: list[Ref]) -> str:
    names = [name_of_ref(vm, store.cache) for vm in vms]
    if len(names) <= _NAMED:
        return joined(names)
    return joined([*names[: _NAMED - 1], count(len(names) - _NAMED + 1, "other VM")])
