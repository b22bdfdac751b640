# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The firmware of an HVM guest as it was decided on. What is tried to boot from is edited like any other value."""

from dataclasses import dataclass, field
from enum import StrEnum, unique

from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.resources import Limits
from xolite_desktop.xapi.records.vm import VM


@unique
class Firmware(StrEnum):
    """What the guest's machine starts with."""

    BIOS = "bios"
    UEFI = "uefi"


@dataclass(frozen=True)
class BootFirmware:
    """`secure_boot` needs UEFI. `had` is what it was when a person began to edit it."""

    firmware: Firmware = Firmware.BIOS
    secure_boot: bool = False
    had: "BootFirmware | None" = field(default=None, compare=False, repr=False)

    def problems(self, limits: Limits) -> list[Problem]:
        """What is wrong at "firmware" and "secure_boot"."""
        found = []
        if self.firmware is Firmware.BIOS and not limits.bios:
            found.append(Problem("firmware", "FIRMWARE_NOT_SUPPORTED", ("BIOS",)))
        if self.firmware is Firmware.UEFI and not limits.uefi:
            found.append(Problem("firmware", "FIRMWARE_NOT_SUPPORTED", ("UEFI",)))
        if self.secure_boot and self.firmware is not Firmware.UEFI:
            found.append(Problem("secure_boot", "SECURE_BOOT_NEEDS_UEFI"))
        elif self.secure_boot and not limits.secure_boot:
            found.append(Problem("secure_boot", "FIRMWARE_NOT_SUPPORTED", ("Secure Boot",)))
        return found


def firmware_of(vm: VM) -> BootFirmware:
    """What a VM starts with now."""
    firmware = Firmware.UEFI if vm.HVM_boot_params.get("firmware") == "uefi" else Firmware.BIOS
    secure = firmware is Firmware.UEFI and vm.platform.get("secureboot", "false") not in ("false", "")
    return BootFirmware(firmware, secure)
