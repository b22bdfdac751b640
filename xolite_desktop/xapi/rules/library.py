# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May an image of a disc be put into a library, or be deleted from it?

Source: drivers/ISOSR.py of the storage manager: it makes, writes and deletes files of a library where its mount lets it.
"""

from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.kinds import is_hidden, is_iso_library
from xolite_desktop.xapi.records.storage import PBD, SR
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.driver import CREATE, DELETE, lacks
from xolite_desktop.xapi.rules.placement import hosts_of_sr
from xolite_desktop.xapi.rules.refusal import Refusal
from xolite_desktop.xapi.rules.vbd import change_disc, disc

NOT_A_LIBRARY: Final = "NOT_A_LIBRARY"
"""Ours: it holds no images of discs. Parameter: SR."""
TOOLS_LIBRARY: Final = "TOOLS_LIBRARY"
"""Ours: the library of guest tools is the pool's own. Parameter: SR."""
MOUNTED_READ_ONLY: Final = "LIBRARY_READ_ONLY"
"""Ours: hosts mount it so that nothing can be written. Parameter: SR."""
NO_LIBRARY: Final = "NO_LIBRARY_TAKES_FILES"
"""Ours: no library of the pool can be written to. No parameters."""
IN_DRIVE: Final = "DISC_IN_DRIVE"
"""Ours, where the server would empty the drive of a VM that is off: it is in a drive. Parameters: VDI, VM."""
_OPTION: Final = "options"
_READ_ONLY: Final = "ro"


def libraries(cache: Cache) -> list[Ref]:
    """The libraries of discs, by name; not the pool's own with guest tools."""
    found = {ref: sr for ref, sr in cache.of(SR, "SR").items() if is_iso_library(sr) and not is_hidden(sr)}
    kept = [ref for ref, sr in found.items() if not sr.is_tools_sr]
    return sorted(kept, key=lambda ref: found[ref].name_label.casefold())


def upload(cache: Cache, sr_ref: Ref) -> Refusal | None:
    """`VDI.create`, and a file into what was made."""
    sr = cache.sr(sr_ref)
    if sr is None:
        return Refusal("HANDLE_INVALID", ("SR", sr_ref))
    if not is_iso_library(sr):
        return Refusal(NOT_A_LIBRARY, (sr_ref,))
    if sr.is_tools_sr:
        return Refusal(TOOLS_LIBRARY, (sr_ref,))
    if lacks(cache, sr_ref, CREATE):
        return Refusal("SR_OPERATION_NOT_SUPPORTED", (sr_ref,))
    if not hosts_of_sr(cache, sr_ref):
        return Refusal("SR_HAS_NO_PBDS", (sr_ref,), "sr.repair" if sr.PBDs else None)
    return Refusal(MOUNTED_READ_ONLY, (sr_ref,)) if _is_read_only(cache, sr) else None


def upload_for(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """A file for the drive of a VM: it has one, and some library takes files."""
    refused = change_disc(cache, vm_ref)
    if refused is not None and refused.code != "NO_DISCS":
        return refused
    if any(upload(cache, ref) is None for ref in libraries(cache)):
        return None
    return Refusal(NO_LIBRARY)


def delete(cache: Cache, vdi_ref: Ref) -> Refusal | None:
    """`VDI.destroy` of an image, which deletes its file: not while it is in a drive."""
    vdi = disc(cache, vdi_ref)
    if vdi is None:
        return Refusal("HANDLE_INVALID", ("VDI", vdi_ref))
    sr = cache.sr(vdi.SR)
    if sr is not None and sr.is_tools_sr:
        return Refusal(TOOLS_LIBRARY, (vdi.SR,))
    holder = next((vbd for vbd in map(cache.vbd, vdi.VBDs) if vbd is not None), None)
    if holder is not None:
        return Refusal(IN_DRIVE, (vdi_ref, holder.VM))
    for task, running in vdi.current_operations.items():
        return Refusal("OTHER_OPERATION_IN_PROGRESS", ("VDI", vdi_ref, running, task))
    if lacks(cache, vdi.SR, DELETE):
        return Refusal("SR_OPERATION_NOT_SUPPORTED", (vdi.SR,))
    return None if hosts_of_sr(cache, vdi.SR) else Refusal("SR_HAS_NO_PBDS", (vdi.SR,))


def _is_read_only(cache: Cache, sr: SR) -> bool:
    """Whether the options of every connection say so; servers may refuse to be written to all the same."""
    pbds = [pbd for pbd in (cache.get("PBD", ref) for ref in sr.PBDs) if isinstance(pbd, PBD)]
    options = [pbd.device_config.get(_OPTION, "") for pbd in pbds]
    return bool(options) and all(_READ_ONLY in each.replace(" ", ",").split(",") for each in options)
