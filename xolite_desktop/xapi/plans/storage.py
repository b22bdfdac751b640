# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Whether an SR can take a disk, and which can at all."""

from collections.abc import Iterable
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.kinds import THICK_TYPES, VHD_TYPES, is_hidden, takes_disks
from xolite_desktop.xapi.records.storage import PBD, SR
from xolite_desktop.xapi.refs import Ref, is_null
from xolite_desktop.xapi.rules.placement import hosts_of_sr
from xolite_desktop.xapi.rules.refusal import Refusal
from xolite_desktop.xapi.rules.sr import NOT_FOR_DISKS

LARGEST_VHD: Final = 2040 << 30
"""What a VHD holds, with room for its own tables."""
LARGEST_QCOW2: Final = 16 << 40
LARGEST_KNOWN: Final = 1 << 53
"""Where the format is not known the driver decides; this is only what the wire carries exactly."""
_FORMATS: Final = "preferred-image-formats"
NOT_ENOUGH_SPACE: Final = "NOT_ENOUGH_SPACE"
"""Ours: a thick SR has less left than the disk needs. Parameters: SR, bytes free, bytes needed."""


def is_thick(sr: SR) -> bool:
    """Whether a disk takes its whole size at once."""
    return sr.type in THICK_TYPES or sr.sm_config.get("allocation") == "thick"


def largest_disk(cache: Cache, sr_ref: Ref | None) -> int:
    """Bytes of the largest disk that a storage can hold, as far as its format is known."""
    sr = cache.sr(sr_ref) if sr_ref is not None else None
    if sr is None or sr.type not in VHD_TYPES:
        return LARGEST_KNOWN
    wanted = [sr.sm_config.get(_FORMATS, "")]
    for pbd_ref in sr.PBDs:
        pbd = cache.get("PBD", pbd_ref)
        wanted.append(pbd.device_config.get(_FORMATS, "") if isinstance(pbd, PBD) else "")
    return LARGEST_QCOW2 if any("qcow2" in each.lower() for each in wanted) else LARGEST_VHD


def free_bytes(sr: SR) -> int:
    """What is left."""
    return max(0, sr.physical_size - sr.physical_utilisation)


def storage_problem(
    cache: Cache, sr_ref: Ref, size_bytes: int, taken: int = 0, host: Ref | None = None
) -> Refusal | None:
    """Why a disk of a size cannot be made on an SR, on which so much else is `taken` by the same plan, or not be used
    on the `host` that runs the VM it is for."""
    sr = cache.sr(sr_ref)
    if sr is None:
        return Refusal("HANDLE_INVALID", ("SR", sr_ref))
    if not takes_disks(sr):
        return Refusal(NOT_FOR_DISKS, (sr_ref,))
    hosts = hosts_of_sr(cache, sr_ref)
    if not hosts:
        return Refusal("SR_HAS_NO_PBDS", (sr_ref,))
    if host is not None and not is_null(host) and host not in hosts:
        return Refusal("SR_NOT_ATTACHED", (sr_ref,))
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
