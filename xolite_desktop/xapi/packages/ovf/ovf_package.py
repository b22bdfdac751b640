# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""An OVF package, in a folder (.ovf) or in one archive (.ova): looked at, and its disks opened."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from xolite_desktop.xapi.errors import PackageRefused
from xolite_desktop.xapi.images.gzip_stored import GzipIndex, GzipStored, begins_with
from xolite_desktop.xapi.images.image import SECTOR, Image, ImageRefused, Stored
from xolite_desktop.xapi.images.opening import open_image
from xolite_desktop.xapi.images.stored import StoredFile, Window
from xolite_desktop.xapi.packages.disk_sources import OnShare
from xolite_desktop.xapi.packages.ovf import elements
from xolite_desktop.xapi.packages.ovf.envelope import (
    CONTRADICTS,
    OvfDisk,
    OvfSystem,
    collection_name,
    read_envelope,
)
from xolite_desktop.xapi.packages.ovf.manifest import DIFFERS, MISSING, MOST_BYTES, digest, read_manifest
from xolite_desktop.xapi.packages.ovf.signature import Signature, read_signature
from xolite_desktop.xapi.packages.ovf.tar_index import FORBIDDEN, TarMember, is_plain, tar_members
from xolite_desktop.xapi.packages.package import Kind, Package, PackageFile, PackedDisk, PackedNic
from xolite_desktop.xapi.rules.refusal import Refusal
from xolite_desktop.xapi.xva.unpacker import Packing, packing_of

NOT_AN_OVA: Final = "OVA_NO_DESCRIPTOR"
"""Ours: the archive does not begin with the description of VMs."""
PACKED: Final = "OVF_PACKED"
"""Ours: a file of the package is compressed as a whole. Parameters: its name, how."""
WITHOUT_MANIFEST: Final = "OVF_WITHOUT_MANIFEST"
"""Ours: nothing in the package says what its files should be."""
SEVERAL: Final = "OVF_SEVERAL"
"""Ours: one of the VMs of the package is imported, or all as a vApp. Parameter: how many there are."""
_TAR_MAGIC: Final = b"ustar"
_TAR_MAGIC_AT: Final = 257
_MAGIC_BYTES: Final = 4
_OVF_MARK: Final = b"Envelope"


@dataclass(frozen=True)
class OvfDetails:
    """The `DiskSources` of a package; `members` are the files of an archive, empty for a folder. `systems` are all its
    VMs, `digests` what its manifest says of files by their names."""

    path: Path
    descriptor: str
    systems: tuple[OvfSystem, ...]
    disks: tuple[OvfDisk, ...]
    members: Mapping[str, TarMember]
    digests: Mapping[str, tuple[str, str]]
    number: int = 0
    """Which of the systems it is."""
    signature: Signature | None = None
    index: GzipIndex | None = None
    """Of an archive that is packed as a whole."""

    def open(self, disk: str, files: ExitStack) -> Image:
        found = self.disks[int(disk)]
        if found.file is None:
            return open_image(_Nothing(found.capacity), "empty.raw")
        return open_image(
            self._stored(found.file.href, files), found.file.href, lambda name: self._stored(name, files)
        )

    def verify(self, report: OnShare) -> None:
        used = {self.descriptor, *(disk.file.href for disk in self.disks if disk.file is not None)}
        with ExitStack() as files:
            stored = {name: self._stored(name, files) for name in self.digests if name in used}
            whole, done = sum(each.size for each in stored.values()) or 1, 0

            def count(more: int) -> None:
                nonlocal done
                done += more
                report(done / whole)

            for name, each in stored.items():
                algorithm, wanted = self.digests[name]
                if digest(each, algorithm, count) != wanted:
                    raise PackageRefused(DIFFERS, name)

    def _stored(self, name: str, files: ExitStack) -> Stored:
        if not is_plain(name):
            raise PackageRefused(FORBIDDEN, name)
        if not self.members:
            path = self.path.with_name(name)
            if not path.exists():
                raise PackageRefused(MISSING, name)
            return files.enter_context(StoredFile(path, linked=False))
        member = self.members.get(name)
        if member is None:
            raise PackageRefused(MISSING, name)
        archive = _archive(self.path, self.index)
        files.callback(archive.close)
        return Window(archive, member.offset, member.size)


class _Nothing:
    """A disk that is described, and has no file."""

    def __init__(self, size: int) -> None:
        self.size = size

    def read(self, offset: int, length: int) -> bytes:
        return bytes(max(0, min(length, self.size - offset)))

    def skip_hole(self, offset: int) -> int:
        return self.size


def is_ovf(start: bytes, path: Path) -> bool:
    """Whether a file is a descriptor, or an archive that begins with one."""
    if start[_TAR_MAGIC_AT : _TAR_MAGIC_AT + len(_TAR_MAGIC)] == _TAR_MAGIC:
        return start[:100].partition(b"\0")[0].lower().endswith(b".ovf") or path.suffix.lower() == ".ova"
    return path.suffix.lower() in (".ovf", ".ova") or (start.lstrip()[:1] == b"<" and _OVF_MARK in start)


def is_packed_ovf(start: bytes, _: Path) -> bool:
    """Whether a file is an archive that begins with a descriptor, and is packed as a whole."""
    is_packed = packing_of(start) is Packing.GZIP
    return is_packed and begins_with(start, SECTOR)[:100].partition(b"\0")[0].lower().endswith(b".ovf")


def _packed_index(path: Path) -> GzipIndex | None:
    with StoredFile(path) as file:
        is_packed = packing_of(file.read(0, _MAGIC_BYTES)) is Packing.GZIP
    return GzipIndex.of(path) if is_packed else None


def _archive(path: Path, index: GzipIndex | None) -> StoredFile | GzipStored:
    return GzipStored(index) if index is not None else StoredFile(path)


def read_ovf(path: Path) -> Package:
    """The first VM of a package; the others are in `OvfDetails.systems`: see `of_system`. Raises `PackageRefused`."""
    index = _packed_index(path)
    with _archive(path, index) as file:
        members = {}
        if file.read(_TAR_MAGIC_AT, len(_TAR_MAGIC)) == _TAR_MAGIC:
            members = {member.name: member for member in tar_members(file)}
        descriptor = (
            next((name for name in members if name.lower().endswith(".ovf")), "") if members else path.name
        )
        if not descriptor:
            raise PackageRefused(NOT_AN_OVA)
        text = _whole(file, members.get(descriptor), elements.MOST_BYTES)
        manifest = _beside(file, path, descriptor, members, ".mf")
        signed = _beside(file, path, descriptor, members, ".cert") if manifest else b""
        size = file.size
    systems = read_envelope(text)
    stem = descriptor.rpartition(".")[0]
    signature = read_signature(signed, f"{stem}.cert", manifest) if signed else None
    details = OvfDetails(
        path, descriptor, systems, (), members, read_manifest(manifest), signature=signature, index=index
    )
    whole = PackageFile(collection_name(text))
    package = Package(Kind.OVF, path, size, "", details=details, file=whole)
    if index is not None:
        package = replace(package, file_bytes=path.stat().st_size, compression=Packing.GZIP.value)
    first = of_system(package, 0)
    whole.packages = (first, *(_other(first, number) for number in range(1, len(systems))))
    return first


def _other(first: Package, number: int) -> Package:
    """Another VM of the file; what is wrong with its disks forbids its own import only."""
    try:
        return of_system(first, number)
    except (PackageRefused, ImageRefused) as error:
        name = first.details.systems[number].name if isinstance(first.details, OvfDetails) else ""
        problems = (Refusal(error.code, error.params),)
        return replace(first, name=name, disks=(), nics=(), cautions=(), problems=problems)


def of_system(package: Package, number: int) -> Package:
    """The same package for another of its VMs. Raises `PackageRefused`, `ImageRefused`."""
    details = package.details
    assert isinstance(details, OvfDetails), "an OVF package has them"
    system = details.systems[number]
    details = replace(details, disks=system.disks, number=number)
    disks = [_packed(details, place, disk) for place, disk in enumerate(system.disks)]
    cautions = [] if details.digests else [Refusal(WITHOUT_MANIFEST)]
    if len(details.systems) > 1:
        cautions.append(Refusal(SEVERAL, (str(len(details.systems)),)))
    return replace(
        package, name=system.name or package.path.stem, description=system.description, vcpus=system.vcpus,
        memory=system.memory, firmware=system.firmware, secure_boot=system.secure_boot, disks=tuple(disks),
        nics=tuple(PackedNic(str(at), str(at), nic.network, nic.mac) for at, nic in enumerate(system.nics)),
        origin=system.origin, cautions=tuple(cautions), details=details, licences=system.licences, order=system.order,
        start_delay_s=system.start_delay_s, vtpm=system.vtpm, problems=(),
    )  # fmt: skip


def _packed(details: OvfDetails, place: int, disk: OvfDisk) -> PackedDisk:
    """A disk with its size as its image has it, which is opened for that."""
    if disk.has_parent:
        raise PackageRefused(CONTRADICTS, disk.name)
    if disk.file is not None and disk.file.compression not in ("", "identity"):
        raise PackageRefused(PACKED, disk.file.href, disk.file.compression)
    with ExitStack() as files:
        size = details.open(str(place), files).size
    return PackedDisk(str(place), disk.name, size, str(place), bootable=place == 0)


def _beside(
    file: Stored, path: Path, descriptor: str, members: Mapping[str, TarMember], suffix: str
) -> bytes:
    """A small file that is called like the descriptor; empty if there is none."""
    name = descriptor.rpartition(".")[0] + suffix
    if members:
        found = next((each for known, each in members.items() if known.lower() == name.lower()), None)
        return _whole(file, found, MOST_BYTES) if found is not None else b""
    beside = path.with_name(name)
    if not beside.is_file():
        return b""
    with StoredFile(beside, linked=False) as small:
        return _whole(small, None, MOST_BYTES)


def _whole(file: Stored, member: TarMember | None, most: int) -> bytes:
    if member is not None:
        return file.read(member.offset, min(member.size, most + 1))
    return file.read(0, most + 1)
