# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Memory and processors of a VM as they were decided on, within what its template recommends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.vm import VM

MIB: Final = 1 << 20
GIB: Final = 1 << 30
MOST_SOCKETS: Final = 16
HIGHEST_WEIGHT: Final = 65535
DEFAULT_WEIGHT: Final = 256

_RESTRICTION = re.compile(r"<restriction\b([^>]{0,400})>")
_ATTRIBUTE = re.compile(r"([\w-]{1,40})=\"([^\"]{0,80})\"")


@dataclass(frozen=True)
class Limits:
    """What a template recommends: bytes and numbers; None where it says nothing."""

    memory_min: int = 16 * MIB
    memory_max: int = 1536 * GIB
    vcpus_max: int = 64
    disks_max: int = 255
    nics_max: int = 7
    bios: bool = True
    uefi: bool = True
    secure_boot: bool = True
    needs_tpm: bool = False


@lru_cache(maxsize=256)
def limits_of(recommendations: str) -> Limits:
    """The limits in a template's text of recommendations. It comes from a server: nothing in it is trusted, and what
    makes no sense is passed over."""
    said: dict[str, dict[str, str]] = {}
    for found in _RESTRICTION.finditer(recommendations[:20_000]):
        values = dict(_ATTRIBUTE.findall(found[1]))
        name = values.get("field") or values.get("property")
        if name:
            said.setdefault(name, {}).update(values)
    usual = Limits()

    def number(name: str, which: str, otherwise: int) -> int:
        text = said.get(name, {}).get(which, "")
        return int(text) if text.isdigit() and len(text) < 16 and int(text) > 0 else otherwise

    def allows(name: str, otherwise: bool) -> bool:
        value = said.get(name, {}).get("value", "")
        return value in ("yes", "true") if value else otherwise

    return Limits(
        number("memory-static-min", "min", usual.memory_min),
        number("memory-static-max", "max", usual.memory_max),
        number("vcpus-max", "max", usual.vcpus_max),
        number("number-of-vbds", "max", usual.disks_max),
        number("number-of-vifs", "max", usual.nics_max),
        allows("supports-bios", True), allows("supports-uefi", True), allows("supports-secure-boot", True),
        allows("vtpm", False),
    )  # fmt: skip


@dataclass(frozen=True)
class Memory:
    """Bytes. Equal dynamic limits are a fixed size."""

    static_min: int
    static_max: int
    dynamic_min: int
    dynamic_max: int

    @classmethod
    def fixed(cls, size: int, static_min: int | None = None) -> "Memory":
        """So much, always."""
        return cls(min(size, static_min if static_min is not None else size), size, size, size)

    @classmethod
    def of(cls, vm: VM) -> "Memory":
        return cls(vm.memory_static_min, vm.memory_static_max, vm.memory_dynamic_min, vm.memory_dynamic_max)

    @property
    def is_fixed(self) -> bool:
        return self.dynamic_min == self.dynamic_max == self.static_max

    def problems(self, limits: Limits) -> Iterator[Problem]:
        """What is wrong at "memory"."""
        if not 0 < self.static_min <= self.dynamic_min <= self.dynamic_max <= self.static_max:
            yield Problem("memory", "MEMORY_CONSTRAINT_VIOLATION_ORDER")
        elif self.static_max < limits.memory_min or self.dynamic_min < limits.memory_min:
            yield Problem("memory", "MEMORY_TOO_SMALL", (str(limits.memory_min),))
        elif self.static_max > limits.memory_max:
            yield Problem("memory", "MEMORY_TOO_LARGE", (str(limits.memory_max),))


@dataclass(frozen=True)
class Processors:
    """`cores` of one socket, as the guest sees them; `weight` against other VMs; `cap` in percent of one CPU, 0 is
    none."""

    count: int
    most: int
    cores: int = 1
    weight: int = DEFAULT_WEIGHT
    cap: int = 0

    @classmethod
    def of(cls, vm: VM) -> "Processors":
        return cls(
            vm.VCPUs_at_startup, vm.VCPUs_max, _number(vm.platform.get("cores-per-socket", ""), 1),
            _number(vm.VCPUs_params.get("weight", ""), DEFAULT_WEIGHT), _number(vm.VCPUs_params.get("cap", ""), 0),
        )  # fmt: skip

    def problems(self, limits: Limits) -> Iterator[Problem]:
        """What is wrong at "vcpus", "vcpus_max", "cores", "weight", "cap"."""
        if not 0 < self.most <= limits.vcpus_max:
            yield Problem("vcpus_max", "VCPUS_OUT_OF_RANGE", (str(limits.vcpus_max),))
        if not 0 < self.count <= self.most:
            yield Problem("vcpus", "VCPUS_OUT_OF_RANGE", (str(self.most),))
        if self.cores < 1 or self.most % max(1, self.cores) or self.most // max(1, self.cores) > MOST_SOCKETS:
            yield Problem("cores", "TOPOLOGY_UNEVEN", (str(self.most), str(self.cores)))
        if not 0 < self.weight <= HIGHEST_WEIGHT:
            yield Problem("weight", "WEIGHT_OUT_OF_RANGE", (str(HIGHEST_WEIGHT),))
        if not 0 <= self.cap <= 100 * max(1, self.most):
            yield Problem("cap", "CAP_OUT_OF_RANGE", (str(100 * max(1, self.most)),))


def topologies(most: int) -> list[tuple[int, int]]:
    """Sockets and cores of each that make so many vCPUs, most sockets first."""
    return [
        (most // cores, cores)
        for cores in range(1, most + 1)
        if most % cores == 0 and most // cores <= MOST_SOCKETS
    ]


@dataclass(frozen=True)
class EditResources:
    """What a VM is to have; what is as before is not written. `had_memory` and `had_processors` are what it had when
    editing began: if it is something else by then, somebody else changed it."""

    memory: Memory
    processors: Processors
    had_memory: Memory | None = None
    had_processors: Processors | None = None

    def problems(self, vm: VM) -> list[Problem]:
        """Everything that is wrong, by field."""
        limits = limits_of(vm.recommendations)
        return [*self.memory.problems(limits), *self.processors.problems(limits)]


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdigit() and len(text) < 10 else otherwise
