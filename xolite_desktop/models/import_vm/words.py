# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What kinds of files that hold VMs are called, what is in one, and what was decided about its import."""

from __future__ import annotations

from collections.abc import Mapping

from xolite_desktop.models.disk_image import IMAGE_WORDS
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.text import count, day, sentence, size, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.packages.image_package import ImageFile
from xolite_desktop.xapi.packages.ovf.ovf_package import OvfDetails
from xolite_desktop.xapi.packages.package import Kind, Package
from xolite_desktop.xapi.packages.together import Together
from xolite_desktop.xapi.plans.firmware import BootFirmware, Firmware
from xolite_desktop.xapi.plans.import_vm.import_vm import ImportVm
from xolite_desktop.xapi.plans.import_vm.machine import Machine

Row = tuple[str, str]

KIND_TITLES: Mapping[Kind, str] = later(
    {Kind.XVA: "XVA, an export of a pool", Kind.OVF: "OVF package", Kind.DISK_IMAGE: "Disk image"}
)
FILE_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (later("Exports of a pool"), ("*.xva", "*.xva.gz", "*.xva.zst")),
    (later("OVF packages"), ("*.ova", "*.ovf", "*.ova.gz")),
    (later("Disk images"), ("*.vhd", "*.vhdx", "*.vmdk", "*.qcow2", "*.raw", "*.img", "*.dd")),
)
"""What the file dialog offers, beside all of them and all files. What a file is, its content says."""
FIRMWARE_WORDS: Mapping[BootFirmware, str] = later(
    {
        BootFirmware(Firmware.BIOS): "BIOS",
        BootFirmware(Firmware.UEFI): "UEFI",
        BootFirmware(Firmware.UEFI, secure_boot=True): "UEFI with Secure Boot",
    }
)
_PACKINGS = {"gzip": "gzip", "zstd": "zstd"}
_NAMED_DISKS = 8


def file_filters() -> str:
    """As QFileDialog wants them."""
    everything = " ".join(pattern for _, patterns in FILE_KINDS for pattern in patterns)
    parts = [f"{tr('All that can be imported')} ({everything})"]
    parts += [f"{tr(title)} ({' '.join(patterns)})" for title, patterns in FILE_KINDS]
    return ";;".join([*parts, f"{tr('All files')} (*)"])


def is_importable(path: str) -> bool:
    """Whether a file is called like one that can be imported."""
    name = path.lower()
    return any(name.endswith(pattern[1:]) for _, patterns in FILE_KINDS for pattern in patterns)


def package_rows(package: Package) -> list[Row]:
    """What is in a file."""
    kind = tr(KIND_TITLES[package.kind])
    if package.compression:
        kind = tr("{kind}, packed with {packing}").format(
            kind=kind, packing=_PACKINGS.get(package.compression, visible(package.compression))
        )
    if isinstance(package.details, ImageFile):
        kind = tr("{kind}, {format}").format(kind=kind, format=tr(IMAGE_WORDS[package.details.image_kind]))
    rows = [
        (tr("Kind"), kind),
        (tr("File size"), size(package.file_bytes)),
        (tr("Written by"), visible(package.origin)),
        (tr("Signed by"), _signer(package)),
        (tr("Template") if package.is_template else tr("VM"), visible(package.name) or tr("(no name)")),
        (tr("vCPUs"), str(package.vcpus) if package.vcpus else ""),
        (tr("Memory"), size(package.memory) if package.memory else ""),
        (tr("Firmware"), "UEFI" if package.firmware == "uefi" else "BIOS" if package.firmware else ""),
        (tr("Disks"), _disks(package)),
        (tr("Interfaces"), _nics(package)),
    ]
    return [(word, text) for word, text in rows if text]


def cautions_of(package: Package) -> str:
    """What is to be known before it is imported, in sentences."""
    return " ".join(sentence(explain(each).one_line) for each in package.cautions)


def disk_title(package: Package, number: int) -> str:
    """What a disk is called in a row."""
    return visible(package.disks[number].name) or tr("Disk {number}").format(number=number + 1)


def nic_title(package: Package, number: int) -> str:
    """What an interface is called in a row, with the network it was on."""
    nic = package.nics[number]
    name = tr("Interface {device}").format(device=visible(nic.position))
    return f"{name} · {visible(nic.network)}" if nic.network else name


def summary(store: PoolStore, plan: ImportVm) -> list[Row]:
    """What was decided, in the order of the pages."""
    package = plan.package
    if package is None:
        return []
    cache = store.cache
    srs, networks = dict(plan.srs), dict(plan.networks)
    disks = [
        f"{size(disk.size)} · {name_of_ref(srs[disk.id], cache)} · {disk_title(package, number)}"
        for number, disk in enumerate(package.disks)
        if disk.id in srs
    ]
    nics = []
    for number, nic in enumerate(package.nics):
        network = networks.get(nic.id)
        where = name_of_ref(network, cache) if network is not None else tr("left out")
        nics.append(f"{nic_title(package, number)} → {where}")
    machine = plan.machine
    several = package.details.packages if isinstance(package.details, Together) else ()
    identity = tr("The one it had: UUID and MAC addresses") if plan.keep_identity else tr("A new one")
    return [
        (tr("File"), visible(str(package.path))),
        (tr("Name"), visible(plan.name)),
        *([(tr("VMs"), "\n".join(visible(each.name) for each in several))] if several else ()),
        *([(tr("Identity"), identity)] if machine is None else () if several else _machine(machine)),
        (tr("Host"), name_of_ref(plan.host, cache) if plan.host is not None else tr("Any")),
        (tr("Disks"), "\n".join(disks) or tr("None")),
        (tr("Interfaces"), "\n".join(nics) or tr("None")),
        *(
            [(tr("MAC addresses"), tr("Those of the package"))]
            if plan.keep_macs and machine is not None
            else ()
        ),
    ]


def _signer(package: Package) -> str:
    """Who signed it, as the certificate in it says; empty for a package without a signature."""
    signature = package.details.signature if isinstance(package.details, OvfDetails) else None
    if signature is None:
        return ""
    return tr(
        "{name}, by a certificate of {issuer} until {day}. The signature matches; whether the certificate is to be trusted "
        "is not checked."
    ).format(name=visible(signature.signer), issuer=visible(signature.issuer), day=day(signature.ends))


def _machine(machine: Machine) -> list[Row]:
    return [
        (tr("vCPUs"), str(machine.vcpus)),
        (tr("Memory"), size(machine.memory)),
        (tr("Firmware"), tr(FIRMWARE_WORDS[machine.firmware])),
        *([(tr("TPM"), tr("A TPM of its own"))] if machine.vtpm else ()),
    ]


def _disks(package: Package) -> str:
    if not package.disks:
        return tr("None")
    lines = [
        f"{disk_title(package, number)} · {size(disk.size)}"
        for number, disk in enumerate(package.disks[:_NAMED_DISKS])
    ]
    more = len(package.disks) - len(lines)
    if more:
        lines.append(tr("and {count} more").format(count=more))
    if len(package.disks) > 1:
        lines.append(
            tr("{disks}, {size} together").format(
                disks=count(len(package.disks), "disk"), size=size(package.disk_bytes)
            )
        )
    return "\n".join(lines)


def _nics(package: Package) -> str:
    return "\n".join(nic_title(package, number) for number in range(len(package.nics))) or tr("None")
