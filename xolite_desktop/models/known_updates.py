# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`KnownUpdates`: the hosts for which updates wait, as far as the pool's records say and hosts that were asked have answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.updates import Package
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.refs import Ref


class KnownUpdates(QObject):
    """Asks nobody: whoever asks a host tells it here. Of what was dismissed nothing is kept beyond the connection.

    Signals: `changed()` when other hosts wait, or packages were dismissed or restored.
    """

    changed = Signal()

    def __init__(self, cache: Callable[[], Cache], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cache = cache
        self._found: dict[Ref, tuple[Package, ...]] = {}
        self._dismissed: set[tuple[str, str]] = set()

    @property
    def found(self) -> Mapping[Ref, tuple[Package, ...]]:
        """What hosts answered."""
        return self._found

    @property
    def dismissed_count(self) -> int:
        return len(self._dismissed)

    def is_dismissed(self, package: Package) -> bool:
        """A later version of it counts again."""
        return (package.name, package.whole_version) in self._dismissed

    def learn(self, host: Ref, packages: tuple[Package, ...]) -> None:
        """What a host answered."""
        self._found[host] = packages
        self.changed.emit()

    def forget(self, hosts: Iterable[Ref]) -> None:
        """What these answered counts no more, as after they were updated."""
        for host in hosts:
            self._found.pop(host, None)
        self.changed.emit()

    def dismiss(self, packages: Iterable[Package]) -> None:
        """They are counted and listed no more."""
        self._dismissed |= {(package.name, package.whole_version) for package in packages}
        self.changed.emit()

    def restore(self) -> None:
        """All that was dismissed counts again."""
        self._dismissed.clear()
        self.changed.emit()

    def lacking(self) -> list[Ref]:
        """The hosts that lack packages: as they answered, or as the pool says of what it has synchronized."""
        return [ref for ref, host in self._cache().of(Host, "host").items() if self._lacks(ref, host)]

    def waiting(self) -> list[Ref]:
        """Those, and the hosts that want a restart or another step after what was installed."""
        hosts = self._cache().of(Host, "host")
        return [ref for ref, host in hosts.items() if wants_step(host) or self._lacks(ref, host)]

    def _lacks(self, ref: Ref, host: Host) -> bool:
        if ref in self._found:
            return any(not self.is_dismissed(package) for package in self._found[ref])
        return host.latest_synced_updates_applied == "no"


def wants_step(host: Host) -> bool:
    """Whether something is still to be done after updates that were installed."""
    return bool(host.pending_guidances or host.updates_requiring_reboot)
