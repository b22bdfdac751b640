# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The disks a template says its VMs need: those of the product describe them in XML, and have none of their own."""

import re
from dataclasses import dataclass
from typing import Final

from xolite_desktop.xapi.records.kinds import is_default_template
from xolite_desktop.xapi.records.vm import VM

KEY: Final = "disks"
"""Where the description stands in other_config. It is removed before provisioning, which would need an SR in it."""
_LONGEST: Final = 20_000
_DISK = re.compile(r"<disk\b([^>]{0,400})>")
_ATTRIBUTE = re.compile(r"([\w-]{1,40})=\"([^\"]{0,80})\"")


@dataclass(frozen=True)
class DescribedDisk:
    """`size` in bytes; `sr` a uuid, or empty where anybody's choice."""

    size: int
    sr: str = ""
    bootable: bool = False


def described_disks(template: VM) -> list[DescribedDisk]:
    """The disks in a template's description, by device. It comes from a server: what makes no sense is passed over."""
    found: list[tuple[str, DescribedDisk]] = []
    for each in _DISK.finditer(template.other_config.get(KEY, "")[:_LONGEST]):
        said = dict(_ATTRIBUTE.findall(each[1]))
        size = said.get("size", "")
        if size.isdigit() and len(size) < 17 and int(size) > 0:
            bootable = said.get("bootable", "").lower() == "true"
            found.append((said.get("device", ""), DescribedDisk(int(size), said.get("sr", ""), bootable)))
    return [disk for _, disk in sorted(found, key=lambda pair: (len(pair[0]), pair[0]))]


def is_form(template: VM) -> bool:
    """Whether a template has no system yet: only settings, and sizes of disks to be made."""
    return is_default_template(template) or KEY in template.other_config
