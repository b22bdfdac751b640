# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the state of an object adds to the question before something is done to it."""

from __future__ import annotations

from xolite_desktop.models.operation_words import operation_word
from xolite_desktop.models.text import joined, said_name, size, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState, VbdType
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.disk import vdi_of


def protected(cache: Cache, vm_ref: Ref) -> str:
    """High availability restarts VMs that fail, not those that are stopped here."""
    vm, pool = cache.vm(vm_ref), cache.pool
    if vm is None or pool is None or not pool.ha_enabled or vm.ha_restart_priority != "restart":
        return ""
    return tr("High availability will not bring it back: it stays so until somebody starts it again.")


def system_disk(cache: Cache, ref: Ref) -> str:
    """A VM without its first disk may not start."""
    vbd = cache.vbd(ref)
    if vbd is None or vbd.type != VbdType.DISK or (vbd.userdevice != "0" and not vbd.bootable):
        return ""
    return tr("It is the first disk of its VM, which may not start without it.")


def lost_disk(cache: Cache, ref: Ref) -> str:
    """Which disk it is that a VM's drive stands for, and whether the VM starts from it."""
    vdi_ref = vdi_of(cache, ref)
    vdi = cache.vdi(vdi_ref) if vdi_ref is not None and vdi_ref != ref else None
    name = said_name(visible(vdi.name_label)) if vdi is not None else ""
    called = tr("The disk is called {name} and has {size}.")
    said = called.format(name=name, size=size(vdi.virtual_size)) if vdi is not None and name else ""
    return " ".join(filter(None, (said, system_disk(cache, ref))))


def forced(cache: Cache, vm_ref: Ref) -> str:
    """What is broken off, what is lost with saved memory, and what high availability does not do."""
    vm = cache.vm(vm_ref)
    if vm is None:
        return ""
    said = []
    if vm.power_state == PowerState.SUSPENDED:
        said.append(tr("It is suspended: the memory that was saved is thrown away."))
    if vm.current_operations:
        running = [operation_word(each, tr("another operation")) for each in vm.current_operations.values()]
        said.append(tr("What goes on with it is broken off: {running}.").format(running=joined(running)))
    return " ".join(filter(None, [*said, protected(cache, vm_ref)]))
