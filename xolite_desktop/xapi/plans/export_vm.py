# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The export of VMs, templates and snapshots into files of this computer, as it was decided on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum, unique
from pathlib import Path
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.file_names import file_name
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.snapshot import disks_of
from xolite_desktop.xapi.plans.storage import is_thick
from xolite_desktop.xapi.records.kinds import VHD_TYPES
from xolite_desktop.xapi.records.storage import VDI
from xolite_desktop.xapi.records.vm import VMAppliance
from xolite_desktop.xapi.refs import Ref, is_null
from xolite_desktop.xapi.rules.vm import needs_snapshot

LOOKED_AT: Final = "EXPORT_FOLDER_LOOKED_AT"
"""Ours: nobody knows yet what is in the folder."""
FOLDER_MISSING: Final = "EXPORT_FOLDER_MISSING"
"""Ours: parameter: folder."""
FOLDER_READ_ONLY: Final = "EXPORT_FOLDER_READ_ONLY"
"""Ours: parameter: folder."""
FILE_NAME: Final = "EXPORT_FILE_NAME"
"""Ours: no file can be called so."""
FILE_EXISTS: Final = "EXPORT_FILE_EXISTS"
"""Ours: parameter: the file's name."""
FOLDER_FULL: Final = "EXPORT_FOLDER_FULL"
"""Ours: parameters: bytes free, bytes needed at least."""
WITHOUT_MEMORY: Final = "EXPORT_WITHOUT_MEMORY"
"""Ours: the format has no place for the memory of a suspended VM. Parameter: the VM."""
RUNS: Final = "EXPORT_RUNNING"
"""Ours: the VM runs, and no snapshot of it was wished. Parameter: the VM."""
XVA: Final = "xva"
OVA: Final = "ova"
OVA_VHD: Final = "ova-vhd"
OVF: Final = "ovf"
_PACKED: Final = frozenset({OVA, OVF})
"""With disks that are packed while they are written."""
_RESTRICTION: Final = "restrict_zstd_export"
_HEAD_BYTES: Final = 1 << 20


@unique
class Compression(StrEnum):
    """How an XVA is compressed, by the host. zstd needs XCP-ng 8 or XenServer 8."""

    NONE = "false"
    GZIP = "gzip"
    ZSTD = "zstd"


def compressions(cache: Cache) -> list[Compression]:
    """Those that the pool offers: zstd where the pool says that it is not restricted, as pools do that know it."""
    pool = cache.pool
    knows = pool is not None and pool.restrictions.get(_RESTRICTION) == "false"
    return [each for each in Compression if each is not Compression.ZSTD or knows]


@dataclass(frozen=True)
class Folder:
    """A folder as it was seen: what is in it (names in small letters), and the bytes that are free; -1: nobody knows."""

    path: str
    exists: bool = True
    writable: bool = True
    free: int = -1
    names: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ExportVms:
    """`files` has the name of the file for each object. `format` is one of those that the dialog offers. `memory`: suspended VMs
    are so in the file as well; else they are halted there. `snapshot`: of VMs that run a snapshot goes there."""

    folder: str
    files: tuple[tuple[Ref, str], ...]
    compression: Compression = Compression.NONE
    format: str = XVA
    overwrite: bool = False
    memory: bool = True
    snapshot: bool = True

    def path_of(self, ref: Ref) -> Path:
        """Where an object goes. Raises KeyError."""
        return Path(self.folder).expanduser() / dict(self.files)[ref]

    def problems(self, cache: Cache, seen: Folder | None) -> list[Problem]:
        """What is wrong at "folder", "name", "format" and "snapshot"; `seen` is the folder, None while it is looked at."""
        found = [Problem("name", FILE_NAME) for _, name in self.files if not _is_name(name)][:1]
        found += [Problem("format", WITHOUT_MEMORY, (ref,)) for ref in self._suspended(cache)][:1]
        running = [ref for ref, _ in self.files if not self.snapshot and needs_snapshot(cache, ref)]
        found += [Problem("snapshot", RUNS, (ref,)) for ref in running][:1]
        if seen is None:
            return [*found, Problem("folder", LOOKED_AT)]
        return [*found, *self._in_folder(cache, seen)]

    def _suspended(self, cache: Cache) -> Iterator[Ref]:
        """The VMs whose memory the format leaves behind, and with it what is not on their disks yet."""
        for ref, _ in self.files if self.format != XVA else ():
            vm = cache.vm(ref)
            if vm is not None and vm.power_state == PowerState.SUSPENDED:
                yield ref

    def _in_folder(self, cache: Cache, seen: Folder) -> Iterator[Problem]:
        is_packed = self.compression is not Compression.NONE or self.format in _PACKED
        needed = 0 if is_packed else least_bytes(cache, (ref for ref, _ in self.files))
        yield from folder_problems(seen, needed, "folder")
        if not seen.exists:
            return
        there = next((name for _, name in self.files if name.casefold() in seen.names), None)
        if there is not None and not self.overwrite:
            yield Problem("name", FILE_EXISTS, (there,))


def folder_problems(seen: Folder, needed: int, field: str) -> Iterator[Problem]:
    """Why a folder cannot take files of so many bytes at least."""
    if not seen.exists:
        yield Problem(field, FOLDER_MISSING, (seen.path,))
        return
    if not seen.writable:
        yield Problem(field, FOLDER_READ_ONLY, (seen.path,))
    if 0 <= seen.free < needed:
        yield Problem(field, FOLDER_FULL, (str(seen.free), str(needed)))


def is_suspended(cache: Cache, ref: Ref) -> bool:
    """Whether there is memory to go with it."""
    vm = cache.vm(ref)
    return vm is not None and vm.power_state == PowerState.SUSPENDED and not is_null(vm.suspend_VDI)


def vms_of(cache: Cache, refs: Iterable[Ref]) -> list[Ref]:
    """The VMs that refs name, themselves or as the vApp that they are in."""
    found: list[Ref] = []
    for ref in refs:
        appliance = cache.get("VM_appliance", ref)
        found += appliance.VMs if isinstance(appliance, VMAppliance) else [ref]
    return list(dict.fromkeys(ref for ref in found if cache.vm(ref) is not None))


def proposed_names(
    cache: Cache, refs: Iterable[Ref], suffix: str, taken: Iterable[str] = ()
) -> list[tuple[Ref, str]]:
    """A name of a file for each object, like no other of them and none of the `taken` ones."""
    names = {name.casefold() for name in taken}
    found = []
    for ref in refs:
        vm = cache.vm(ref)
        label = vm.name_label if vm is not None else ""
        name, number = file_name(label, suffix), 2
        while name.casefold() in names:
            name, number = file_name(label, f" ({number}){suffix}"), number + 1
        names.add(name.casefold())
        found.append((ref, name))
    return found


def most_bytes(cache: Cache, refs: Iterable[Ref]) -> int:
    """What the files can have at most, if nothing in the disks is zero."""
    return sum(_disk_sizes(cache, refs, whole=True)) + _HEAD_BYTES


def least_bytes(cache: Cache, refs: Iterable[Ref]) -> int:
    """What the files will have if they are not compressed, as far as storage tells that gives disks only what was written:
    without what disks share, and without those of storage that gives them their whole size."""
    return sum(_disk_sizes(cache, refs, whole=False))


def _disk_sizes(cache: Cache, refs: Iterable[Ref], *, whole: bool) -> Iterator[int]:
    for ref in refs:
        vm = cache.vm(ref)
        disks = set(disks_of(cache, vm)) if vm is not None else set()
        if vm is not None and not is_null(vm.suspend_VDI):
            disks.add(vm.suspend_VDI)
        for disk in disks:
            vdi = cache.vdi(disk)
            if vdi is not None:
                yield vdi.virtual_size if whole else written_bytes(cache, vdi)


def written_bytes(cache: Cache, vdi: VDI) -> int:
    """What of a disk has surely been written, as far as its storage tells."""
    sr = cache.sr(vdi.SR)
    tells = sr is not None and sr.type in VHD_TYPES and not is_thick(sr)
    return min(vdi.virtual_size, max(0, vdi.physical_utilisation)) if tells else 0


def _is_name(name: str) -> bool:
    """Whether a file can be called so, wherever it may be copied one day."""
    stem, dot, suffix = name.rpartition(".")
    return bool(stem.strip()) and name == file_name(stem, f"{dot}{suffix}")
