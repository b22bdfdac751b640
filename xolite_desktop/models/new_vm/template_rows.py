# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The templates to choose from, by category, with what their VMs have and the limits they recommend."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import count, size, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.plans.new_vm.from_template import copied_disks, templates
from xolite_desktop.xapi.plans.new_vm.template_disks import described_disks, is_form
from xolite_desktop.xapi.plans.resources import limits_of
from xolite_desktop.xapi.records.kinds import is_hvm
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref

YOURS = "Your templates"
OTHER = "Other systems"
_FAMILIES = (
    ("Windows", re.compile(r"windows", re.IGNORECASE)),
    ("Debian and Ubuntu", re.compile(r"debian|ubuntu", re.IGNORECASE)),
    ("Red Hat family", re.compile(r"red hat|rhel|centos|alma|rocky|oracle|fedora|scientific", re.IGNORECASE)),
    ("SUSE", re.compile(r"suse|sles", re.IGNORECASE)),
)
CATEGORIES = (YOURS, *(name for name, _ in _FAMILIES), OTHER)


@dataclass(frozen=True)
class TemplateRow:
    """One template: its name, the category it is listed under, and in short what its VMs have."""

    ref: Ref
    name: str
    category: str
    detail: str


def template_rows(store: PoolStore) -> list[TemplateRow]:
    """Every template that VMs can be made of, by category and name."""
    rows = [
        TemplateRow(ref, visible(vm.name_label) or tr("(no name)"), category(vm), _detail(store, vm))
        for ref, vm in templates(store.cache).items()
    ]
    return sorted(rows, key=lambda row: (CATEGORIES.index(row.category), natural_key(row.name)))


def category(template: VM) -> str:
    """Those of the product are sorted by their system, those with a system on them are somebody's own."""
    if not is_form(template):
        return YOURS
    return next((name for name, pattern in _FAMILIES if pattern.search(template.name_label)), OTHER)


def _detail(store: PoolStore, vm: VM) -> str:
    described = described_disks(vm)
    disks = [each.size for each in described] or [each.size for each in copied_disks(store.cache, vm)]
    parts = [count(vm.VCPUs_at_startup, "vCPU"), size(vm.memory_static_max)]
    parts.append(size(sum(disks)) if disks else tr("no disk"))
    return " · ".join(parts)


def limits_text(template: VM) -> str:
    """What a template recommends its VMs to be held to, in a sentence."""
    limits = limits_of(template.recommendations)
    parts = [
        tr("{least} to {most} of memory").format(least=size(limits.memory_min), most=size(limits.memory_max)),
        tr("up to {vcpus}").format(vcpus=count(limits.vcpus_max, "vCPU")),
        count(limits.disks_max, "disk"),
        count(limits.nics_max, "interface"),
    ]
    if is_hvm(template):
        ways = (("BIOS", limits.bios), ("UEFI", limits.uefi), ("Secure Boot", limits.secure_boot))
        parts.append("/".join(word for word, possible in ways if possible))
    else:
        parts.append(tr("paravirtual"))
    return ", ".join(parts) + "."
