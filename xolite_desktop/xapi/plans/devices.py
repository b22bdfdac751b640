# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A part of a graphics processor, and PCI devices of a host, for a VM, as it was decided on."""

import re
from dataclasses import dataclass
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.devices import gpu_groups

PCI_KEY: Final = "pci"
"""Of a VM's other_config: "0/0000:04:00.0,0/0000:05:00.0"."""
_ADDRESS = re.compile(r"[0-9a-f]{4}:[0-9a-f]{2}:[01][0-9a-f]\.[0-7]")


@dataclass(frozen=True)
class AddGpu:
    """A type of a group; None while nothing is chosen."""

    group: Ref | None
    type: Ref | None

    def problems(self, cache: Cache) -> list[Problem]:
        """What is wrong at "type": nothing chosen, or no longer handed out."""
        offered = gpu_groups(cache).get(self.group or Ref(""), ())
        return [] if self.type in offered else [Problem("type", "GPU_TYPE_MISSING")]


@dataclass(frozen=True)
class PassPci:
    """The addresses a VM takes along, such as "0000:04:00.0"; `before` is what was written when the asking began."""

    before: str | None
    addresses: tuple[str, ...] = ()

    @property
    def value(self) -> str | None:
        """As XAPI reads it; None for nothing."""
        return ",".join(f"0/{each}" for each in self.addresses) or None

    def problems(self) -> list[Problem]:
        """What is wrong at "others", where addresses are typed."""
        wrong = next((each for each in self.addresses if not _ADDRESS.fullmatch(each)), None)
        return [Problem("others", "PCI_ADDRESS_INVALID", (wrong,))] if wrong is not None else []


def pci_addresses(vm: VM) -> tuple[str, ...]:
    """The devices a VM takes along, whatever virtual slot they were given."""
    written = vm.other_config.get(PCI_KEY, "")
    return tuple(
        each.strip().partition("/")[2] or each.strip() for each in written.split(",") if each.strip()
    )
