# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rules for snapshots and clones."""

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import vm
from xolite_desktop.xapi.rules.refusal import Refusal

A = Ref("OpaqueRef:vm")


def _cache(machine: VM) -> Cache:
    cache = Cache()
    cache.apply([Change("VM", A, machine)])
    return cache


def test_any_power_state_can_be_snapshotted_but_no_template() -> None:
    for state in ("Halted", "Running", "Paused", "Suspended"):
        assert vm.snapshot(_cache(VM(power_state=state, allowed_operations=("snapshot",))), A) is None
    assert vm.snapshot(_cache(VM(is_a_template=True)), A) == Refusal("VM_IS_TEMPLATE", (A, "snapshot"))
    snapshot = VM(is_a_template=True, is_a_snapshot=True)
    assert vm.snapshot(_cache(snapshot), A) == Refusal("VM_IS_SNAPSHOT", (A, "snapshot"))


def test_a_running_vm_is_not_cloned() -> None:
    refusal = vm.clone(_cache(VM(power_state="Running")), A)
    assert refusal == Refusal("VM_BAD_POWER_STATE", (A, "halted", "running"), "vm.clean_shutdown")
    assert vm.clone(_cache(VM(is_a_template=True, allowed_operations=("clone",))), A) is None
