# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What was decided about a new VM, in rows to be read once more before it is made."""

from __future__ import annotations

from xolite_desktop.models.edits.editable import bounded
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import count, size, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.plans.custom_fields import custom_fields
from xolite_desktop.xapi.plans.firmware import Firmware
from xolite_desktop.xapi.plans.new_vm.install import Source
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.new_vm.vm_disk import Origin, VmDisk
from xolite_desktop.xapi.plans.nic import Nic
from xolite_desktop.xapi.plans.resources import DEFAULT_WEIGHT
from xolite_desktop.xapi.records.kinds import is_hvm

Row = tuple[str, str]
_NAMED = 6


def summary(store: PoolStore, plan: NewVm) -> list[Row]:
    """A word and what was decided under it, in the order of the pages."""
    cache = store.cache
    rows = [
        (tr("Template"), name_of_ref(plan.template, cache)),
        (tr("Names") if plan.count > 1 else tr("Name"), names_text(plan)),
        (tr("Description"), bounded(visible(plan.description))),
        (tr("Tags"), ", ".join(visible(tag) for tag in plan.tags)),
        (tr("Folder"), visible(plan.folder)),
        *_custom(store, plan),
        (tr("Host"), name_of_ref(plan.host, cache) if plan.host is not None else tr("Any")),
        (tr("vCPUs"), _processors(plan)),
        (tr("Memory"), _memory(plan)),
        (tr("Disks"), "\n".join(_disk(store, plan, disk) for disk in plan.disks) or tr("None")),
        (tr("Interfaces"), "\n".join(_nic(store, nic) for nic in plan.nics) or tr("None")),
        (tr("Starts from"), _source(store, plan)),
    ]
    template = cache.vm(plan.template)
    if template is not None and is_hvm(template):
        rows.append((tr("Firmware"), _firmware(plan)))
        if plan.bios_of is not None and not template.bios_strings:
            rows.append(
                (tr("BIOS strings"), tr("As on {host}").format(host=name_of_ref(plan.bios_of, cache)))
            )
    if plan.cloud is not None:
        rows.append((tr("cloud-init"), tr("A drive with user data, read at the first start")))
    return [(word, text) for word, text in rows if text]


def _custom(store: PoolStore, plan: NewVm) -> list[Row]:
    """The pool's own fields that have a value."""
    values = dict(plan.custom)
    fields = custom_fields(store.cache.pool)
    return [(bounded(visible(each.name)), bounded(visible(values.get(each.key, "")))) for each in fields]


def taken_text(store: PoolStore, plan: NewVm) -> str:
    """That VMs are called so already, which is allowed; empty if none is."""
    taken = [visible(name) for name in plan.names_taken(store.cache)]
    if not taken:
        return ""
    if len(taken) == 1:
        return tr("There is a VM called {name} already.").format(name=taken[0])
    return tr("There are VMs called {names} already.").format(names=_few(taken))


def names_text(plan: NewVm) -> str:
    """ "web-1, web-2 … web-9": all of a few, else the first and the last."""
    return _few([visible(name) for name in plan.names])


def _few(names: list[str]) -> str:
    if len(names) <= _NAMED:
        return ", ".join(names)
    return f"{', '.join(names[:2])} … {names[-1]}"


def _processors(plan: NewVm) -> str:
    found = plan.processors
    parts = [str(found.count) if found.count == found.most else f"{found.count}, {tr('up to')} {found.most}"]
    sockets = found.most // max(1, found.cores)
    parts.append(f"{count(sockets, tr('socket'))} × {count(found.cores, tr('core'))}")
    if found.weight != DEFAULT_WEIGHT:
        parts.append(tr("weight {weight}").format(weight=found.weight))
    if found.cap:
        parts.append(tr("at most {cap} % of a CPU").format(cap=found.cap))
    return " · ".join(parts)


def _memory(plan: NewVm) -> str:
    memory = plan.memory
    if memory.is_fixed:
        return size(memory.static_max)
    return tr("{low} to {high}, at most {most}").format(
        low=size(memory.dynamic_min), high=size(memory.dynamic_max), most=size(memory.static_max)
    )


def _disk(store: PoolStore, plan: NewVm, disk: VmDisk) -> str:
    where = name_of_ref(disk.sr, store.cache) if disk.sr is not None else ""
    ways = {
        Origin.MADE: tr("new"), Origin.ATTACHED: tr("as it is"),
        Origin.COPIED: tr("full copy") if plan.in_full else tr("from the template"),
    }  # fmt: skip
    name = visible(disk.name.replace("{name}", plan.names[0]))
    return f"{size(disk.size)} · {where} · {ways[disk.origin]} · {name}"


def _nic(store: PoolStore, nic: Nic) -> str:
    where = name_of_ref(nic.network, store.cache) if nic.network is not None else ""
    parts = [where, nic.mac or tr("address made by the pool")]
    if nic.rate:
        parts.append(tr("at most {rate} KiB/s").format(rate=nic.rate))
    return " · ".join(parts)


def _source(store: PoolStore, plan: NewVm) -> str:
    install = plan.install
    if install.source is Source.DISC:
        return name_of_ref(install.disc, store.cache) if install.disc is not None else ""
    if install.source is Source.URL:
        return visible(install.url)
    network = install.source is Source.NETWORK or not plan.disks
    return tr("The network") if network else tr("Its first disk")


def _firmware(plan: NewVm) -> str:
    uefi = plan.firmware.firmware is Firmware.UEFI
    parts = ["UEFI" if uefi else "BIOS"]
    if plan.firmware.secure_boot:
        parts.append("Secure Boot")
    if plan.vtpm:
        parts.append("TPM")
    return ", ".join(parts)
