# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A copy of a VM, a template or a snapshot, as it was decided on."""

from dataclasses import dataclass

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.snapshot import disks_of
from xolite_desktop.xapi.plans.storage import storage_problem
from xolite_desktop.xapi.records.kinds import is_default_template
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import vm as rules


@dataclass(frozen=True)
class CopyVm:
    """`sr` is where full copies of the disks go, None for a fast clone where they are. `as_vm`: a VM whatever the
    source is; else a template stays one, and a snapshot becomes one."""

    source: Ref
    name: str
    description: str = ""
    sr: Ref | None = None
    as_vm: bool = False

    def problems(self, cache: Cache) -> list[Problem]:
        """What is wrong at "name" and "sr"."""
        found = [] if self.name.strip() else [Problem("name", "NAME_MISSING")]
        rule = rules.clone if self.sr is None else rules.copy
        refusal = rule(cache, self.source)
        if refusal is not None:
            found.append(Problem("source", refusal.code, refusal.params))
        elif self.sr is not None and (wrong := storage_problem(cache, self.sr, self.size(cache))):
            found.append(Problem("sr", wrong.code, wrong.params))
        return found

    def size(self, cache: Cache) -> int:
        """Bytes that full copies of all disks need at most."""
        vm = cache.vm(self.source)
        disks = [cache.vdi(ref) for ref in disks_of(cache, vm)] if vm is not None else []
        return sum(disk.virtual_size for disk in disks if disk is not None)


def proposed_name(cache: Cache, source: Ref) -> str:
    """A name for the copy that no VM has yet: "web (copy)", "web (copy 2)"; of a snapshot that of its VM."""
    vm = cache.vm(source)
    of = cache.vm(vm.snapshot_of) if vm is not None and vm.is_a_snapshot else None
    base = of.name_label if of is not None else vm.name_label if vm is not None else ""
    return unused_name(cache, base if vm is not None and is_default_template(vm) else f"{base} (copy)", base)


def unused_name(cache: Cache, first: str, base: str) -> str:
    """The first name if no VM has it, else one with a number."""
    taken = {getattr(vm, "name_label", "") for vm in cache.records("VM").values()}
    if first not in taken:
        return first
    return next(
        name
        for name in (f"{base} (copy {number})" for number in range(2, len(taken) + 3))
        if name not in taken
    )
