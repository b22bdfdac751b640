# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a Linux VM shows while it starts and stops: firmware, boot loader, kernel, services."""

from collections.abc import Iterator
from itertools import takewhile

from xolite_desktop.simulator.program import Machine

FIRMWARE_SECOND = 0.0
LOADER_SECOND = 1.2
KERNEL_SECOND = 2.4
SERVICES_SECOND = 4.4
LOGIN_SECOND = 7.0

_KERNEL = (
    "Linux version {kernel} (gcc 12.2.0, GNU ld 2.40) #1 SMP PREEMPT_DYNAMIC",
    "Command line: BOOT_IMAGE=/boot/vmlinuz-{kernel} root=/dev/xvda1 ro quiet=0",
    "BIOS-provided physical RAM map:",
    "BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable",
    "BIOS-e820: [mem 0x0000000000100000-0x{last_byte:016x}] usable",
    "NX (Execute Disable) protection: active",
    "SMBIOS 2.4 present.",
    "DMI: Xen HVM domU, BIOS 4.17 07/07/2025",
    "Hypervisor detected: Xen HVM",
    "Xen version 4.17.",
    "Xen Platform PCI: I/O protocol version 1",
    "Netfront and the Xen platform PCI driver have been compiled for this kernel: unplug emulated NICs.",
    "smpboot: Allowing {vcpus} CPUs, 0 hotplug CPUs",
    "Memory: {free_kib}K/{kib}K available",
    "rcu: Preemptible hierarchical RCU implementation.",
    "Console: colour VGA+ 80x25",
    "tsc: Detected 2394.454 MHz processor",
    "xen: --> pirq=16 -> irq=9 (gsi=9)",
    "smp: Brought up 1 node, {vcpus} CPUs",
    "clocksource: Switched to clocksource xen",
    "NET: Registered PF_INET6 protocol family",
    "xen:balloon: Initialising balloon driver",
    "fb0: bochs-drmdrmfb frame buffer device, 1024x768",
    "xen_netfront: Initialising Xen virtual ethernet driver",
    "blkfront: xvda: flush diskcache: enabled; persistent grants: enabled; indirect descriptors: enabled;",
    " xvda: xvda1 xvda2",
    "EXT4-fs (xvda1): mounted filesystem with ordered data mode. Quota mode: none.",
    "systemd[1]: Hostname set to <{host_name}>.",
    "systemd[1]: Queued start job for default target Graphical Interface.",
)

_SERVICES = (
    "Created slice \x1b[1mSystem Slice\x1b[0m.",
    "Listening on \x1b[1mJournal Socket\x1b[0m.",
    "Reached target \x1b[1mSwaps\x1b[0m.",
    "Mounted \x1b[1mHuge Pages File System\x1b[0m.",
    "Started \x1b[1mJournal Service\x1b[0m.",
    "Finished \x1b[1mLoad Kernel Modules\x1b[0m.",
    "Finished \x1b[1mRemount Root and Kernel File Systems\x1b[0m.",
    "Finished \x1b[1mCreate Static Device Nodes in /dev\x1b[0m.",
    "Started \x1b[1mRule-based Manager for Device Events and Files\x1b[0m.",
    "Found device \x1b[1m/dev/xvda1\x1b[0m.",
    "Finished \x1b[1mFile System Check on /dev/xvda1\x1b[0m.",
    "Mounted \x1b[1m/boot\x1b[0m.",
    "Reached target \x1b[1mLocal File Systems\x1b[0m.",
    "Finished \x1b[1mCreate Volatile Files and Directories\x1b[0m.",
    "Started \x1b[1mNetwork Time Synchronization\x1b[0m.",
    "Reached target \x1b[1mSystem Initialization\x1b[0m.",
    "Started \x1b[1mDaily Cleanup of Temporary Directories\x1b[0m.",
    "Reached target \x1b[1mTimer Units\x1b[0m.",
    "Listening on \x1b[1mD-Bus System Message Bus Socket\x1b[0m.",
    "Reached target \x1b[1mBasic System\x1b[0m.",
    "Started \x1b[1mD-Bus System Message Bus\x1b[0m.",
    "Started \x1b[1mRegular background program processing daemon\x1b[0m.",
    "Started \x1b[1mXen guest agent\x1b[0m.",
    "Started \x1b[1mUser Login Management\x1b[0m.",
    "Finished \x1b[1mRaise network interfaces\x1b[0m.",
    "Reached target \x1b[1mNetwork\x1b[0m.",
    "Started \x1b[1mOpenBSD Secure Shell server\x1b[0m.",
    "Started \x1b[1mGetty on tty1\x1b[0m.",
    "Reached target \x1b[1mLogin Prompts\x1b[0m.",
    "Reached target \x1b[1mMulti-User System\x1b[0m.",
)

_STOPPED = (
    "Stopped target \x1b[1mMulti-User System\x1b[0m.",
    "Stopped target \x1b[1mLogin Prompts\x1b[0m.",
    "Stopped \x1b[1mGetty on tty1\x1b[0m.",
    "Stopped \x1b[1mOpenBSD Secure Shell server\x1b[0m.",
    "Stopped \x1b[1mXen guest agent\x1b[0m.",
    "Stopped target \x1b[1mNetwork\x1b[0m.",
    "Stopped \x1b[1mRaise network interfaces\x1b[0m.",
    "Unmounted \x1b[1m/boot\x1b[0m.",
    "Reached target \x1b[1mUnmount All Filesystems\x1b[0m.",
)


def _done(text: str) -> str:
    return f"[  \x1b[32mOK\x1b[0m  ] {text}\n"


def firmware(machine: Machine) -> list[str]:
    """What the BIOS writes, in text mode."""
    return [
        "SeaBIOS (version rel-1.16.2)\n",
        f"Machine UUID known, {machine.memory_bytes >> 20} MiB of memory, {machine.vcpus} vCPU\n\n\n",
        "iPXE (http://ipxe.org) 00:04.0 CA00 PCI2.10 PnP PMM\n\n\n",
        "Booting from Hard Disk...\n",
    ]


def loader(machine: Machine) -> str:
    """The menu of the boot loader, one page in text mode."""
    system = " ".join(takewhile(lambda word: not word[0].isdigit(), machine.system.split()))
    entries = [f"*{system}", f" Advanced options for {system}"]
    blank = "│" + " " * 76 + "│"
    rows = ["┌" + "─" * 76 + "┐"]
    rows += [f"│{entry:<76}│" for entry in entries]
    rows += [blank] * 10 + ["└" + "─" * 76 + "┘"]
    rows[1] = f"│\x1b[7m{entries[0]:<76}\x1b[0m│"
    page = "\x1b[J\n" + "GNU GRUB  version 2.06".center(79).rstrip() + "\n\n"
    page += "\n".join(f" {row}" for row in rows)
    return page + "\n\n   The highlighted entry will be executed automatically in 1s.\n"


def kernel(machine: Machine) -> Iterator[tuple[float, str]]:
    """(second, line) of the kernel's own log, and then of the services."""
    lines = _kernel_lines(machine)
    for number, (stamp, text) in enumerate(lines):
        second = KERNEL_SECOND + (SERVICES_SECOND - KERNEL_SECOND) * number / len(lines)
        yield second, f"\x1b[32m[{stamp:12.6f}]\x1b[0m {text}\n"
    for number, text in enumerate(_SERVICES):
        second = SERVICES_SECOND + (LOGIN_SECOND - 0.3 - SERVICES_SECOND) * number / len(_SERVICES)
        yield second, _done(text)


def _kernel_lines(machine: Machine) -> list[tuple[float, str]]:
    """(seconds on the kernel's own clock, text)."""
    kib = machine.memory_bytes >> 10
    facts = {
        "kernel": machine.kernel,
        "vcpus": machine.vcpus,
        "host_name": machine.host_name,
        "kib": kib,
        "free_kib": kib * 97 // 100,
        "last_byte": machine.memory_bytes - 1,
    }
    return [(max(0, number - 5) ** 2 * 0.004431, text.format(**facts)) for number, text in enumerate(_KERNEL)]


def stopping(*, rebooting: bool) -> str:
    """What the services say when they are stopped."""
    last = "Reboot" if rebooting else "Power-Off"
    return "\n" + "".join(map(_done, _STOPPED)) + _done(f"Reached target \x1b[1mSystem {last}\x1b[0m.")
