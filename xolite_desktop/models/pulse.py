# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Pulse`: what VMs and hosts do at this moment, as far as somebody looks; beside the records, which do not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan

from PySide6.QtCore import QObject, Signal

from xolite_desktop.xapi.refs import Ref


@dataclass(frozen=True)
class Live:
    """A share of the processors; bytes of memory in use inside; bit/s of networks; bytes/s of disks."""

    cpu: float = nan
    memory_bytes: float = nan
    received: float = nan
    sent: float = nan
    read: float = nan
    written: float = nan

    @property
    def network(self) -> float:
        return self.received + self.sent

    @property
    def disk(self) -> float:
        return self.read + self.written


_NOTHING = Live()


class Pulse(QObject):
    """Holds what each host said last about itself and its VMs.

    Signals: `beat()` after figures came or went; at most a few in a second.
    """

    beat = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: dict[Ref, Live] = {}
        self._said_by: dict[Ref, Ref] = {}

    def of(self, ref: Ref) -> Live:
        """NaN everywhere for what nobody said anything about."""
        return self._found.get(ref, _NOTHING)

    def take(self, host: Ref, found: Mapping[Ref, Live]) -> None:
        """What a host says replaces all it said before; a VM that has moved belongs to the host that spoke last."""
        self._drop(host)
        self._found.update(found)
        self._said_by.update(dict.fromkeys(found, host))
        self.beat.emit()

    def forget(self, host: Ref) -> None:
        """A host says nothing any more."""
        if self._drop(host):
            self.beat.emit()

    def clear(self) -> None:
        """Nobody asks any more: what was known grows old."""
        if self._found:
            self._found.clear()
            self._said_by.clear()
            self.beat.emit()

    def _drop(self, host: Ref) -> bool:
        old = [ref for ref, said_by in self._said_by.items() if said_by == host]
        for ref in old:
            del self._found[ref], self._said_by[ref]
        return bool(old)
