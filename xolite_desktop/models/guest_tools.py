# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Guest tools: which kind of system a VM has, and how they are installed there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, unique

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.vm_overview import guest_metrics
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.records.vm import VM

_LINUX = (
    "linux", "debian", "ubuntu", "centos", "red hat", "rhel", "rocky", "alma", "suse", "sles", "fedora", "oracle",
    "gentoo", "arch", "alpine", "coreos", "scientific",
)  # fmt: skip


@unique
class System(StrEnum):
    WINDOWS = "windows"
    LINUX = "linux"
    BSD = "bsd"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Hint:
    """A sentence, and what is typed in the guest for it, if anything is."""

    text: str
    command: str = ""


def system_of(store: PoolStore, vm: VM) -> System:
    """What the guest says it is, else what the VM was made for."""
    guest = guest_metrics(store, vm)
    said = " ".join(guest.os_version.values()) if guest is not None else ""
    for text in (
        said,
        vm.reference_label,
        vm.other_config.get("base_template_name", ""),
        vm.name_description,
    ):
        found = _named(text.casefold())
        if found is not System.UNKNOWN:
            return found
    if vm.platform.get("viridian") == "true":
        return System.WINDOWS
    return System.UNKNOWN


def hints(store: PoolStore, vm: VM) -> list[Hint]:
    """How to install them, step by step."""
    system = system_of(store, vm)
    if system is System.WINDOWS:
        first = [Hint(tr("Windows Update brings the drivers; the agent is still to be installed."))]
        return [
            *(first if vm.has_vendor_device else []),
            Hint(tr("Insert the disc, and run the installer on it as an administrator.")),
            Hint(tr("If the disc has none for Windows, take the one of your product's vendor.")),
            Hint(tr("The guest restarts once; then it can be shut down, suspended and migrated from here.")),
        ]
    if system is System.BSD:
        return [Hint(tr("Install the package and start its service."), "pkg install xe-guest-utilities")]
    steps = [
        Hint(tr("Insert the disc, then mount it in the guest as root."), "mount /dev/cdrom /mnt"),
        Hint(tr("Run the installer."), "bash /mnt/Linux/install.sh"),
        Hint(tr("Unmount the disc, and eject it here. No restart is needed."), "umount /mnt"),
    ]
    if system is System.UNKNOWN:
        return [Hint(tr("On Windows, run the installer on the disc. On Linux:")), *steps]
    return [
        *steps,
        Hint(tr("Many distributions have them as a package too: xe-guest-utilities or xen-guest-agent.")),
    ]


def _named(text: str) -> System:
    if "windows" in text:
        return System.WINDOWS
    if "bsd" in text:
        return System.BSD
    return System.LINUX if any(name in text for name in _LINUX) else System.UNKNOWN
