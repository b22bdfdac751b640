# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a template proposes for its VMs, as a plan to begin with."""

from dataclasses import replace

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import VbdType
from xolite_desktop.xapi.plans.custom_fields import custom_fields
from xolite_desktop.xapi.plans.firmware import firmware_of
from xolite_desktop.xapi.plans.new_vm.install import Install, Source
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.new_vm.template_disks import described_disks, is_form
from xolite_desktop.xapi.plans.new_vm.vm_disk import Origin, VmDisk
from xolite_desktop.xapi.plans.nic import Nic, networks_for_vms, nic_of
from xolite_desktop.xapi.plans.resources import Memory, Processors, limits_of
from xolite_desktop.xapi.plans.storage import default_sr
from xolite_desktop.xapi.records.kinds import is_hidden, is_hvm, is_template
from xolite_desktop.xapi.records.network import VIF
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref, Uuid
from xolite_desktop.xapi.rules.placement import vbds_of

_MOST_PROPOSED_NICS = 4


def templates(cache: Cache) -> dict[Ref, VM]:
    """The templates that VMs are made of, those of one's own first, then by name."""
    found = {ref: vm for ref, vm in cache.of(VM, "VM").items() if is_template(vm) and not is_hidden(vm)}
    order = sorted(found, key=lambda ref: (is_form(found[ref]), found[ref].name_label.casefold()))
    return {ref: found[ref] for ref in order}


def proposed_plan(cache: Cache, template_ref: Ref, host: Ref | None = None) -> NewVm:
    """A plan that has nothing wrong but what only a person can know, such as the disc to install from."""
    template = cache.vm(template_ref) or VM()
    hvm, form = is_hvm(template), is_form(template)
    source = Source.DISK if not form else Source.DISC if hvm else Source.URL
    return NewVm(
        template_ref,
        _unused_name(cache, template.name_label),
        _processors(template),
        Memory.of(template),
        host=host,
        tags=template.tags,
        folder=template.other_config.get("folder", ""),
        custom=tuple(
            (field.key, template.other_config.get(field.key, "")) for field in custom_fields(cache.pool)
        ),
        firmware=firmware_of(template),
        vtpm=bool(template.VTPMs) or limits_of(template.recommendations).needs_tpm,
        install=Install(source, arguments=template.PV_args),
        disks=tuple(_described(cache, template) if form else copied_disks(cache, template)),
        nics=tuple(_nics(cache, template)),
    )


def moved_to_template(cache: Cache, plan: NewVm, template_ref: Ref) -> NewVm:
    """The plan for another template: what depends on the template is proposed anew, what does not is kept."""
    made = proposed_plan(cache, template_ref, plan.host)
    before = proposed_plan(cache, plan.template)
    kept_name = plan.name if plan.name not in ("", before.name) else made.name
    return replace(
        made, name=kept_name, description=plan.description, count=plan.count, first=plan.first,
        tags=plan.tags if plan.tags != before.tags else made.tags,
        folder=plan.folder if plan.folder != before.folder else made.folder,
        custom=plan.custom if plan.custom != before.custom else made.custom,
        start=plan.start, auto_power_on=plan.auto_power_on,
    )  # fmt: skip


def _unused_name(cache: Cache, base: str) -> str:
    """The template's name with a number that no VM has with it yet."""
    taken = {getattr(vm, "name_label", "") for vm in cache.records("VM").values()}
    named = (f"{base} ({number})" for number in range(1, len(taken) + 2))
    return next(name for name in named if name not in taken)


def _processors(template: VM) -> Processors:
    """Cores that do not deal out to whole sockets are proposed as one a socket."""
    found = Processors.of(template)
    found = replace(found, count=max(1, found.count), most=max(1, found.most, found.count))
    return found if found.cores and found.most % found.cores == 0 else replace(found, cores=1)


def _described(cache: Cache, template: VM) -> list[VmDisk]:
    """Where the description names no storage, or one that is not here, on the pool's default one."""
    made = []
    for number, disk in enumerate(described_disks(template)):
        wished = cache.find("SR", Uuid(disk.sr)) if disk.sr else None
        sr = default_sr(cache, [wished] if wished is not None else ())
        made.append(VmDisk(disk_name(number), sr, disk.size, bootable=disk.bootable))
    return made


def disk_name(number: int) -> str:
    """A name for a disk in a plan, in which {name} will be the VM's."""
    return f"{{name}} disk {number}"


def copied_disks(cache: Cache, template: VM) -> list[VmDisk]:
    """The disks of a template of one's own, by position."""
    found: list[VmDisk] = []
    for vbd in sorted(vbds_of(cache, template), key=lambda each: (len(each.userdevice), each.userdevice)):
        vdi = cache.vdi(vbd.VDI) if vbd.type == VbdType.DISK else None
        if vdi is not None:
            found.append(
                VmDisk(
                    disk_name(len(found)), vdi.SR, vdi.virtual_size, Origin.COPIED, vdi.name_description, vbd.VDI,
                    vbd.userdevice, vbd.bootable,
                )
            )  # fmt: skip
    return found


def _nics(cache: Cache, template: VM) -> list[Nic]:
    """On the networks of the template's own interfaces; else on those that are meant for new VMs, or the first."""
    vifs = [vif for ref in template.VIFs if isinstance(vif := cache.get("VIF", ref), VIF)]
    if vifs:
        vifs.sort(key=lambda vif: (len(vif.device), vif.device))
        return [replace(nic_of(vif), mac="") for vif in vifs]
    networks = networks_for_vms(cache)
    offered = [ref for ref in networks if _is_automatic(cache, ref)]
    return [Nic(ref) for ref in (offered or networks[:1])[:_MOST_PROPOSED_NICS]]


def _is_automatic(cache: Cache, ref: Ref) -> bool:
    network = cache.network(ref)
    return network is not None and network.other_config.get("automatic", "").lower() == "true"
