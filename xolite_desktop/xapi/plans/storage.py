# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Whether an SR can take a disk, and which can at all."""

from collections.abc import Iterable
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.kinds import is_hidden, is_iso_library
from xolite_desktop.xapi.records.storage import SR
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.placement import hosts_of_sr
from xolite_desktop.xapi.rules.refusal import Refusal

THICK_TYPES: Final = frozenset({"lvm", "lvmoiscsi", "lvmohba", "lvmofcoe"})
"""Kinds of storage whose disks take their whole size at once."""
NOT_ENOUGH_SPACE: Final = "NOT_ENOUGH_SPACE"
"""Ours: a thick SR has less left than the disk needs. Parameters: SR, bytes free, bytes needed."""
NOT_FOR_DISKS: Final = "SR_NOT_FOR_DISKS"
"""Ours: a library of discs, or drives of hosts. Parameter: SR."""


def takes_disks(sr: SR) -> bool:
    """Whether VMs can have disks there."""
    return not is_iso_library(sr) and sr.type not in ("udev", "iso") and not sr.is_tools_sr


def is_thick(sr: SR) -> bool:
    """Whether a disk takes its whole size at once."""
    return sr.type in THICK_TYPES or sr.sm_config.get("allocation") == "thick"


def free_bytes(sr: SR) -> int:
    """What is left."""
    return max(0, sr.physical_size - sr.physical_utilisation)


def storage_problem(cache: Cache, sr_ref: Ref, size_bytes: int, taken: int = 0) -> Refusal | None:
    """Why a disk of a size cannot be made on an SR, on which so much else is `taken` by the same plan."""
    sr = cache.sr(sr_ref)
    if sr is None:
        return Refusal("HANDLE_INVALID", ("SR", sr_ref))
    if not takes_disks(sr):
        return Refusal(NOT_FOR_DISKS, (sr_ref,))
    if not hosts_of_sr(cache, sr_ref):
        return Refusal("SR_HAS_NO_PBDS", (sr_ref,))
    left = free_bytes(sr) - taken
    if is_thick(sr) and size_bytes > left:
        return Refusal(NOT_ENOUGH_SPACE, (sr_ref, str(max(0, left)), str(size_bytes)))
    return None


def disk_srs(cache: Cache) -> list[Ref]:
    """The SRs that take disks; the default one first, shared ones before local ones, then by name."""
    pool = cache.pool
    default = pool.default_SR if pool is not None else ""
    found = {ref: sr for ref, sr in cache.of(SR, "SR").items() if takes_disks(sr) and not is_hidden(sr)}
    return sorted(
        found, key=lambda ref: (ref != default, not found[ref].shared, found[ref].name_label.casefold())
    )


def default_sr(cache: Cache, preferred: Iterable[Ref] = ()) -> Ref | None:
    """Where a new disk goes unless somebody says otherwise."""
    usable = [ref for ref in disk_srs(cache) if hosts_of_sr(cache, ref)]
    return next((ref for ref in preferred if ref in usable), usable[0] if usable else None)
