# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How an HVM guest boots, as it was decided on."""

from dataclasses import dataclass
from enum import StrEnum, unique

from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.resources import Limits
from xolite_desktop.xapi.records.vm import VM

USUAL_ORDER = "cdn"


@unique
class Firmware(StrEnum):
    """What the guest's machine starts with."""

    BIOS = "bios"
    UEFI = "uefi"


@dataclass(frozen=True)
class BootOptions:
    """`order` has the letters c (disk), d (disc) and n (network) of what is tried, in that order."""

    order: str = USUAL_ORDER
    firmware: Firmware = Firmware.BIOS
    secure_boot: bool = False

    def problems(self, limits: Limits) -> list[Problem]:
        """What is wrong at "order", "firmware" and "secure_boot"."""
        found = []
        if not self.order or set(self.order) - set(USUAL_ORDER) or len(set(self.order)) < len(self.order):
            found.append(Problem("order", "BOOT_ORDER_EMPTY"))
        if self.firmware is Firmware.BIOS and not limits.bios:
            found.append(Problem("firmware", "FIRMWARE_NOT_SUPPORTED", ("BIOS",)))
        if self.firmware is Firmware.UEFI and not limits.uefi:
            found.append(Problem("firmware", "FIRMWARE_NOT_SUPPORTED", ("UEFI",)))
        if self.secure_boot and self.firmware is not Firmware.UEFI:
            found.append(Problem("secure_boot", "SECURE_BOOT_NEEDS_UEFI"))
        elif self.secure_boot and not limits.secure_boot:
            found.append(Problem("secure_boot", "FIRMWARE_NOT_SUPPORTED", ("Secure Boot",)))
        return found


def boot_options(vm: VM) -> BootOptions:
    """How a VM boots now. Without an order the usual one counts, as on the server."""
    firmware = Firmware.UEFI if vm.HVM_boot_params.get("firmware") == "uefi" else Firmware.BIOS
    secure = firmware is Firmware.UEFI and vm.platform.get("secureboot", "false") not in ("false", "")
    return BootOptions(vm.HVM_boot_params.get("order", USUAL_ORDER), firmware, secure)
