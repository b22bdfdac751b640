# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A file of this computer that becomes an image in a library, as it was decided on."""

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.storage import free_bytes
from xolite_desktop.xapi.refs import Ref, is_null
from xolite_desktop.xapi.rules.library import upload
from xolite_desktop.xapi.rules.placement import hosts_of_sr

FILE_MISSING: Final = "FILE_MISSING"
FILE_EMPTY: Final = "FILE_EMPTY"
NAME_NOT_OF_IMAGE: Final = "NAME_NOT_OF_IMAGE"
"""Ours: the driver takes letters, digits, dots and dashes, and in the end ".iso" or ".img"."""
NAME_TAKEN: Final = "IMAGE_NAME_TAKEN"
"""Ours: there is an image of this name. Parameter: SR."""
LIBRARY_FULL: Final = "LIBRARY_FULL"
"""Ours: a library has less left than a file needs. Parameters: SR, bytes free, bytes needed."""
_NAME: Final = re.compile(r"[a-z0-9.-]+\.(iso|img)", re.IGNORECASE)
_OTHERS: Final = re.compile(r"[^A-Za-z0-9.-]+")
_ENDING: Final = re.compile(r"\.(iso|img)$", re.IGNORECASE)
SECTOR: Final = 2048


@dataclass(frozen=True)
class UploadDisc:
    """`path` is the file's, `size` its bytes; `name` is what it is called in the library."""

    path: PurePath | None
    size: int
    sr: Ref | None
    name: str

    @property
    def disc_size(self) -> int:
        """Bytes of the image: discs have whole sectors."""
        return -(-self.size // SECTOR) * SECTOR

    def problems(self, cache: Cache, vm: Ref | None = None) -> list[Problem]:
        """What is wrong at "file", "name" and "sr"; with `vm`, for whose drive it is."""
        found = []
        if self.path is None:
            found.append(Problem("file", FILE_MISSING))
        elif self.size <= 0:
            found.append(Problem("file", FILE_EMPTY))
        if self.path is not None and _NAME.fullmatch(self.name) is None:
            found.append(Problem("name", NAME_NOT_OF_IMAGE))
        return [*found, *self._at_library(cache, vm)]

    def _at_library(self, cache: Cache, vm: Ref | None) -> list[Problem]:
        sr = cache.sr(self.sr) if self.sr is not None else None
        if self.sr is None or sr is None:
            return [Problem("sr", "STORAGE_MISSING")]
        refused = upload(cache, self.sr)
        if refused is not None:
            return [Problem("sr", refused.code, refused.params)]
        if vm is not None and not _reaches(cache, vm, self.sr):
            return [Problem("sr", "SR_NOT_ATTACHED", (self.sr,))]
        found = []
        images = (vdi for vdi in map(cache.vdi, sr.VDIs) if vdi is not None)
        if any(
            self.name.casefold() in (vdi.location.casefold(), vdi.name_label.casefold()) for vdi in images
        ):
            found.append(Problem("name", NAME_TAKEN, (self.sr,)))
        if sr.physical_size > 0 and self.disc_size > free_bytes(sr):
            found.append(Problem("sr", LIBRARY_FULL, (self.sr, str(free_bytes(sr)), str(self.disc_size))))
        return found


def proposed_name(file_name: str) -> str:
    """As a file is called, with what the driver does not take made dashes."""
    stem = _ENDING.sub("", file_name)
    ending = file_name[len(stem) :] or ".iso"
    return f"{_OTHERS.sub('-', stem).strip('-.') or 'disc'}{ending.lower()}"


def _reaches(cache: Cache, vm_ref: Ref, sr_ref: Ref) -> bool:
    """Whether the host under a VM is connected to a library; while the VM runs on none, any host will do."""
    vm = cache.vm(vm_ref)
    return vm is None or is_null(vm.resident_on) or vm.resident_on in hosts_of_sr(cache, sr_ref)
