# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the agent inside a simulated guest reports after boot: operating system, addresses, abilities."""

from __future__ import annotations

import hashlib
import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ADDRESS_KEY = "vm-data/networks/{device}/ip"
"""Key in VM.xenstore_data that fixes the address of an interface; otherwise one is derived from the uuid."""
AGENT_KEY = "vm-data/agent"
"""Key in VM.xenstore_data; "none" says that no agent is installed in the guest."""
LOAD_KEY = "vm-data/load"
"""Key in VM.xenstore_data: how busy the guest is on average, as a share of its vCPUs."""


@dataclass(frozen=True)
class GuestOs:
    """An operating system as its agent describes it in VM_guest_metrics.os_version."""

    name: str
    distro: str
    major: str
    minor: str
    uname: str = ""

    @property
    def is_windows(self) -> bool:
        return self.distro == "windows"

    def version(self) -> dict[str, str]:
        """The os_version map; Windows agents put the boot partition into the name and leave out `uname`."""
        version = {"name": self.name, "distro": self.distro, "major": self.major, "minor": self.minor}
        if self.is_windows:
            version["name"] += "|C:\\Windows|\\Device\\Harddisk0\\Partition4"
            return version | {"spmajor": "0", "spminor": "0"}
        return version | {"uname": self.uname}


def _linux(name: str, distro: str, version: str, uname: str) -> GuestOs:
    major, _, minor = version.partition(".")
    return GuestOs(name, distro, major, minor, uname)


def _windows(edition: str) -> GuestOs:
    return GuestOs(f"Microsoft {edition}", "windows", "10", "0")


GUESTS: dict[str, GuestOs] = {
    "almalinux-9": _linux("AlmaLinux 9.6 (Sage Margay)", "almalinux", "9.6", "5.14.0-570.12.1.el9_6.x86_64"),
    "centos-7": _linux(
        "CentOS Linux release 7.9.2009 (Core)", "centos", "7.9", "3.10.0-1160.119.1.el7.x86_64"
    ),
    "centos-9": _linux("CentOS Stream release 9", "centos", "9", "5.14.0-580.el9.x86_64"),
    "debian-11": _linux("Debian GNU/Linux 11 (bullseye)", "debian", "11.11", "5.10.0-35-amd64"),
    "debian-12": _linux("Debian GNU/Linux 12 (bookworm)", "debian", "12.11", "6.1.0-37-amd64"),
    "debian-13": _linux("Debian GNU/Linux 13 (trixie)", "debian", "13.1", "6.12.43+deb13-amd64"),
    "freebsd-14": _linux("FreeBSD 14.3-RELEASE", "freebsd", "14.3", "14.3-RELEASE"),
    "oracle-9": _linux("Oracle Linux Server 9.6", "oracle", "9.6", "5.15.0-309.180.4.el9uek.x86_64"),
    "rhel-8": _linux(
        "Red Hat Enterprise Linux 8.10 (Ootpa)", "rhel", "8.10", "4.18.0-553.58.1.el8_10.x86_64"
    ),
    "rhel-9": _linux("Red Hat Enterprise Linux 9.6 (Plow)", "rhel", "9.6", "5.14.0-570.21.1.el9_6.x86_64"),
    "rocky-8": _linux("Rocky Linux 8.10 (Green Obsidian)", "rocky", "8.10", "4.18.0-553.56.1.el8_10.x86_64"),
    "rocky-9": _linux("Rocky Linux 9.6 (Blue Onyx)", "rocky", "9.6", "5.14.0-570.17.1.el9_6.x86_64"),
    "sles-15": _linux("SUSE Linux Enterprise Server 15 SP7", "sles", "15.7", "6.4.0-150700.51-default"),
    "ubuntu-20.04": _linux("Ubuntu 20.04.6 LTS", "ubuntu", "20.04", "5.4.0-216-generic"),
    "ubuntu-22.04": _linux("Ubuntu 22.04.5 LTS", "ubuntu", "22.04", "5.15.0-143-generic"),
    "ubuntu-24.04": _linux("Ubuntu 24.04.3 LTS", "ubuntu", "24.04", "6.8.0-79-generic"),
    "windows-10": _windows("Windows 10 Enterprise"),
    "windows-11": _windows("Windows 11 Enterprise"),
    "windows-server-2016": _windows("Windows Server 2016 Standard"),
    "windows-server-2019": _windows("Windows Server 2019 Standard"),
    "windows-server-2022": _windows("Windows Server 2022 Standard"),
    "windows-server-2025": _windows("Windows Server 2025 Standard"),
}
"""Operating systems by VM.reference_label, the template from which a VM was made."""

LINUX_AGENT = {"major": "8", "minor": "4", "micro": "0", "build": "1"}
WINDOWS_AGENT = {"major": "9", "minor": "4", "micro": "0", "build": "146"}

ABILITIES = {
    "platform-feature-multiprocessor-suspend": "1",
    "feature-shutdown": "1",
    "feature-poweroff": "1",
    "feature-reboot": "1",
    "feature-suspend": "1",
    "feature-vcpu-hotplug": "1",
    "feature-balloon": "1",
}


def _number(uuid: str, *key: object) -> int:
    text = "/".join([uuid, *map(str, key)])
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=6).digest())


def address(vm: Mapping[str, Any], device: int, seed: int = 1) -> str:
    """The IPv4 address of interface number `device`: the one the VM was given, else one that stays the same."""
    fixed = vm.get("xenstore_data", {}).get(ADDRESS_KEY.format(device=device))
    if fixed:
        return str(fixed)
    number = _number(vm["uuid"], seed, device)
    return str(ipaddress.IPv4Address("10.64.0.0") + number % (1 << 20))


def networks(vm: Mapping[str, Any], count: int, seed: int = 1) -> dict[str, str]:
    """VM_guest_metrics.networks for `count` interfaces: `0/ip` is what old agents wrote, `0/ipv4/0` the new ones."""
    found: dict[str, str] = {}
    for device in range(count):
        ipv4 = address(vm, device, seed)
        host_part = f"{_number(vm['uuid'], seed, 'ipv6', device):012x}"
        link_local = f"fe80::{host_part[:4]}:{host_part[4:6]}ff:fe{host_part[6:8]}:{host_part[8:]}"
        found |= {f"{device}/ip": ipv4, f"{device}/ipv4/0": ipv4, f"{device}/ipv6/0": link_local}
    return found


def guest_os(vm: Mapping[str, Any]) -> GuestOs | None:
    """The system installed in this VM, by the template it came from; None if that says nothing."""
    return GUESTS.get(vm.get("reference_label", ""))


def guest_record(vm_record: Mapping[str, Any], seed: int) -> dict[str, Any]:
    """The VM_guest_metrics fields (without uuid and last_updated) that arrive some seconds after this VM booted.

    The same VM reports the same system and addresses after each boot. A VM without an agent (its template is
    unknown here, or AGENT_KEY in its `xenstore_data` says "none") gives an empty dict: XAPI then keeps
    VM.guest_metrics null.
    """
    system = guest_os(vm_record)
    if system is None or vm_record.get("xenstore_data", {}).get(AGENT_KEY) == "none":
        return {}
    return {
        "os_version": system.version(),
        "netbios_name": {"host_name": vm_record["name_label"][:15].upper()} if system.is_windows else {},
        "PV_drivers_version": dict(WINDOWS_AGENT if system.is_windows else LINUX_AGENT),
        "PV_drivers_up_to_date": True,
        "PV_drivers_detected": True,
        "networks": networks(vm_record, len(vm_record.get("VIFs", ())), seed),
        "other": ABILITIES | ({"data-ts": "1"} if system.is_windows else {"feature-static-ip-setting": "1"}),
        "live": True,
        "can_use_hotplug_vbd": "yes",
        "can_use_hotplug_vif": "yes",
    }
