# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The disks of a new VM as decided on: made, copied from its template, or attached as they are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum, unique

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.disk import SMALLEST
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.storage import is_thick, largest_disk, storage_problem
from xolite_desktop.xapi.refs import Ref


@unique
class Origin(StrEnum):
    """Where a disk of a new VM comes from."""

    MADE = "made"
    COPIED = "copied"
    ATTACHED = "attached"


@dataclass(frozen=True)
class VmDisk:
    """`size` in bytes. `vdi` is the template's disk that is copied, or the disk that is attached; `position` where a
    copied one stands in the template, and so in the VM; the others come to the free positions in order."""

    name: str
    sr: Ref | None
    size: int
    origin: Origin = Origin.MADE
    description: str = ""
    vdi: Ref | None = None
    position: str = ""
    bootable: bool = False


def disk_problems(
    cache: Cache, disks: Sequence[VmDisk], *, copies: int = 1, in_full: bool = False
) -> Iterator[Problem]:
    """What is wrong at "disks.N.name", "disks.N.size", "disks.N.sr", if so many VMs of that kind are made: together
    they must fit where each alone would. `in_full`: copies of the template's disks share nothing with it."""
    taken: Counter[Ref] = Counter()
    attached: set[Ref] = set()
    for number, disk in enumerate(disks):
        field = f"disks.{number}"
        if disk.origin is Origin.ATTACHED:
            yield from _attached_problems(cache, field, disk, attached, copies)
            continue
        if not disk.name.strip():
            yield Problem(f"{field}.name", "NAME_MISSING")
        yield from _size_problems(cache, field, disk)
        if disk.sr is None:
            yield Problem(f"{field}.sr", "STORAGE_MISSING")
            continue
        needed = copies * _grows_by(cache, disk, in_full)
        refusal = storage_problem(cache, disk.sr, needed, taken[disk.sr])
        if refusal is not None:
            at = "size" if refusal.code == "NOT_ENOUGH_SPACE" else "sr"
            yield Problem(f"{field}.{at}", refusal.code, refusal.params)
        taken[disk.sr] += needed


def _size_problems(cache: Cache, field: str, disk: VmDisk) -> Iterator[Problem]:
    source = cache.vdi(disk.vdi) if disk.vdi is not None else None
    most = largest_disk(cache, disk.sr)
    if source is not None and disk.size < source.virtual_size:
        yield Problem(f"{field}.size", "DISK_CANNOT_SHRINK", (str(source.virtual_size),))
    elif not SMALLEST <= disk.size <= most:
        yield Problem(f"{field}.size", "SIZE_OUT_OF_RANGE", (str(SMALLEST), str(most)))


def _attached_problems(
    cache: Cache, field: str, disk: VmDisk, attached: set[Ref], copies: int
) -> Iterator[Problem]:
    """Two writers spoil each other's data, so a disk is attached once, to one VM."""
    vdi = cache.vdi(disk.vdi) if disk.vdi is not None else None
    if vdi is None or disk.vdi is None:
        yield Problem(f"{field}.name", "HANDLE_INVALID", ("VDI", disk.vdi or ""))
    elif disk.vdi in attached or copies > 1 or (vdi.VBDs and not vdi.sharable):
        yield Problem(f"{field}.name", "DISK_OF_OTHERS", (disk.vdi,))
    else:
        attached.add(disk.vdi)


def _grows_by(cache: Cache, disk: VmDisk, in_full: bool) -> int:
    """Bytes that one such disk takes of a storage that gives them at once; a fast copy shares what its source has."""
    source = cache.vdi(disk.vdi) if disk.vdi is not None else None
    if source is None or in_full or disk.sr != source.SR:
        return disk.size
    return max(0, disk.size - source.virtual_size)


def size_on(cache: Cache, disks: Sequence[VmDisk], sr_ref: Ref, *, in_full: bool = False) -> int:
    """Bytes that the disks of one VM take of a storage at once; nothing of one that gives them as they fill."""
    sr = cache.sr(sr_ref)
    if sr is None or not is_thick(sr):
        return 0
    ours = [disk for disk in disks if disk.sr == sr_ref and disk.origin is not Origin.ATTACHED]
    return sum(_grows_by(cache, disk, in_full) for disk in ours)
