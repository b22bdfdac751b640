# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The snapshots of a VM as a tree, whatever their `parent` fields say: parents may be gone, or go round in a circle."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.index import Index
from xolite_desktop.xapi.refs import Ref


@dataclass(frozen=True, slots=True)
class SnapshotTree:
    """Every snapshot of a VM is in it exactly once: among the `roots` or the `children` of another. Oldest first.

    `current` is the snapshot that the VM goes on from now; None if it goes on from none that exists.
    """

    roots: tuple[Ref, ...]
    children: Mapping[Ref, tuple[Ref, ...]]
    current: Ref | None


def snapshot_tree(cache: Cache, index: Index, vm: str) -> SnapshotTree:
    """The tree of a VM's snapshots; an empty one if it has none or there is no such VM."""
    times = {ref: _snapshot_time(cache, ref) for ref in index.snapshots_of_vm(vm)}
    oldest_first = sorted(times, key=lambda ref: (times[ref], ref))
    parents = {ref: parent for ref in oldest_first if (parent := _parent(cache, ref)) in times}
    for ref in _closing(oldest_first, parents):
        del parents[ref]
    children: dict[Ref, list[Ref]] = {}
    for ref in oldest_first:
        if ref in parents:
            children.setdefault(parents[ref], []).append(ref)
    current = _parent(cache, vm)
    return SnapshotTree(
        tuple(ref for ref in oldest_first if ref not in parents),
        {ref: tuple(below) for ref, below in children.items()},
        current if current in times else None,
    )


def _closing(oldest_first: Iterable[Ref], parents: Mapping[Ref, Ref]) -> list[Ref]:
    """One snapshot of each circle, the oldest: without its parent the circle is a chain."""
    order = {ref: number for number, ref in enumerate(oldest_first)}
    seen: set[Ref] = set()
    closing = []
    for start in order:
        path: dict[Ref, None] = {}
        ref: Ref | None = start
        while ref is not None and ref not in seen:
            seen.add(ref)
            path[ref] = None
            ref = parents.get(ref)
        if ref in path:
            walked = list(path)
            closing.append(min(walked[walked.index(ref) :], key=order.__getitem__))
    return closing


def _parent(cache: Cache, ref: str) -> Ref:
    vm = cache.vm(ref)
    return vm.parent if vm is not None else Ref("")


def _snapshot_time(cache: Cache, ref: str) -> str:
    vm = cache.vm(ref)
    return vm.snapshot_time if vm is not None else ""
