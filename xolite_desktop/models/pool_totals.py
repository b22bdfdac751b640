# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Running totals over all VMs of a pool, kept in step by deltas: nothing here costs more for having ten thousand VMs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Final, NamedTuple

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.index import Index
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.kinds import is_hidden, is_vm
from xolite_desktop.xapi.records.vm import VM, VMMetrics
from xolite_desktop.xapi.refs import Ref, is_null

VMS_IN_SLICE: Final = 400
_SPARE: Final = 1000  # outdated entries among the largest VMs that are put up with

_FIELDS: Final = frozenset(
    {
        "power_state", "VCPUs_at_startup", "resident_on", "memory_overhead", "metrics", "is_a_template",
        "is_a_snapshot", "is_control_domain", "name_label", "other_config",
    }
)  # fmt: skip


class _Part(NamedTuple):
    """What one VM adds to the totals; `power_state` is None for templates, control domains and what is hidden."""

    power_state: str | None
    vcpus: int
    host: Ref | None
    memory_bytes: int
    overhead_bytes: int

    @property
    def runs(self) -> bool:
        return self.power_state == PowerState.RUNNING


_NOTHING: Final = _Part(None, 0, None, 0, 0)


@dataclass
class HostTotals:
    """What resides on one host: VMs and their vCPUs as a person counts them, and the bytes all domains there use."""

    vm_count: int = 0
    vcpu_count: int = 0
    memory_bytes: int = 0
    domain_count: int = 0


class PoolTotals:
    """Feed it every delta after the cache and the index took it. Hidden VMs use memory but are not counted."""

    def __init__(self, cache: Cache, index: Index) -> None:
        self._cache = cache
        self._index = index
        self._parts: dict[Ref, _Part] = {}
        self._hosts: dict[Ref, HostTotals] = {}
        self._largest: list[tuple[int, Ref]] = []  # a heap of (-bytes, VM), outdated entries among them
        self.vm_counts: Counter[str] = Counter()
        """VMs by power state."""
        self.vcpu_count = 0
        """vCPUs of running VMs."""

    @property
    def vm_count(self) -> int:
        return self.vm_counts.total()

    def of_host(self, host: str) -> HostTotals:
        """What resides on a host now; zeros for one that nothing resides on. Read only."""
        return self._hosts.get(Ref(host)) or HostTotals()

    def memory_of_vm(self, vm: str) -> int:
        """Bytes a VM uses now, without its overhead; 0 if unknown."""
        return self._parts.get(Ref(vm), _NOTHING).memory_bytes

    def largest_vms(self, most: int) -> list[tuple[Ref, int]]:
        """The running VMs that use the most memory, and how many bytes, largest first."""
        if len(self._largest) > 2 * self.vm_counts[PowerState.RUNNING] + _SPARE:
            self._largest = [(-part.memory_bytes, ref) for ref, part in self._parts.items() if part.runs]
            heapify(self._largest)
        found: list[tuple[int, Ref]] = []
        while self._largest and len(found) < most:
            entry = heappop(self._largest)
            if self._is_valid(entry) and entry not in found:
                found.append(entry)
        for entry in found:
            heappush(self._largest, entry)
        return [(ref, -size) for size, ref in found]

    def apply(self, delta: Delta) -> None:
        """Follow a delta that the cache and the index have already taken."""
        for _ in self.following(delta):
            pass

    def following(self, delta: Delta) -> Iterator[None]:
        """As `apply`, in slices of a few milliseconds."""
        return self._look_at(self._touched(delta))

    def building(self) -> Iterator[None]:
        """Look at everything in the cache, in slices; VMs that are gone since are forgotten."""
        return self._look_at({*self._parts, *self._cache.records("VM")})

    def _look_at(self, refs: Iterable[Ref]) -> Iterator[None]:
        for number, ref in enumerate(refs, 1):
            before, now = self._parts.get(ref, _NOTHING), self._part(ref)
            if before != now:
                self._exchange(ref, before, now)
            if number % VMS_IN_SLICE == 0:
                yield

    def _touched(self, delta: Delta) -> Iterator[Ref]:
        """VMs whose part may be another one."""
        added: Set[Ref] = delta.added.get("VM", set())
        yield from added
        yield from delta.removed.get("VM", ())
        for ref, fields in delta.changed.get("VM", {}).items():
            if not _FIELDS.isdisjoint(fields):
                yield ref
        for metrics in delta.refs("VM_metrics"):
            fields = delta.changed_fields("VM_metrics", metrics)
            if not fields or "memory_actual" in fields:
                yield from self._index.naming("VM", "metrics", metrics) - added

    def _part(self, ref: Ref) -> _Part:
        vm = self._cache.vm(ref)
        if vm is None:
            return _NOTHING
        metrics = self._cache.get("VM_metrics", vm.metrics)
        memory = metrics.memory_actual if isinstance(metrics, VMMetrics) else 0
        host = None if is_null(vm.resident_on) else vm.resident_on
        state = vm.power_state if _counts(vm) else None
        return _Part(state, vm.VCPUs_at_startup, host, memory, vm.memory_overhead)

    def _exchange(self, ref: Ref, before: _Part, now: _Part) -> None:
        self._add(before, -1)
        self._add(now, 1)
        if now == _NOTHING:
            self._parts.pop(ref, None)
        else:
            self._parts[ref] = now
        if now.runs:
            heappush(self._largest, (-now.memory_bytes, ref))

    def _add(self, part: _Part, sign: int) -> None:
        if part.power_state is not None:
            self.vm_counts[part.power_state] += sign
        if part.runs:
            self.vcpu_count += sign * part.vcpus
        if part.host is None:
            return
        totals = self._hosts.setdefault(part.host, HostTotals())
        totals.domain_count += sign
        totals.memory_bytes += sign * (part.memory_bytes + part.overhead_bytes)
        if part.power_state is not None:
            totals.vm_count += sign
            totals.vcpu_count += sign * part.vcpus
        if not totals.domain_count:
            del self._hosts[part.host]

    def _is_valid(self, entry: tuple[int, Ref]) -> bool:
        part = self._parts.get(entry[1], _NOTHING)
        return part.runs and part.memory_bytes == -entry[0]


def _counts(vm: VM) -> bool:
    return is_vm(vm) and not is_hidden(vm)
