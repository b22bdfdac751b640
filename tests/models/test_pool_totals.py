# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Running totals are what adding everything up would give, whatever happened on the way."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from xolite_desktop.models import pool_totals
from xolite_desktop.models.pool_totals import HostTotals, PoolTotals
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.index import Index
from xolite_desktop.xapi.records.kinds import is_hidden, is_vm
from xolite_desktop.xapi.records.vm import VM, VMMetrics
from xolite_desktop.xapi.refs import NULL_REF, Ref

HOSTS = ("h1", "h2", NULL_REF)
MOST = 3

vms = st.builds(
    VM,
    power_state=st.sampled_from(["Running", "Halted", "Suspended", "Paused", "Asleep", ""]),
    resident_on=st.sampled_from(HOSTS),
    VCPUs_at_startup=st.integers(0, 3),
    memory_overhead=st.integers(0, 9),
    metrics=st.sampled_from(["m0", "m1", "m2", NULL_REF]),
    is_a_template=st.booleans(),
    is_a_snapshot=st.booleans(),
    is_control_domain=st.booleans(),
    name_label=st.sampled_from(["web", "__gui__web"]),
    other_config=st.sampled_from([{}, {"HideFromXenCenter": "true"}]),
    tags=st.sampled_from([(), ("prod",)]),
)
metrics = st.builds(VMMetrics, memory_actual=st.integers(0, 5))
changes = st.one_of(
    st.builds(Change, st.just("VM"), st.sampled_from([Ref(f"vm{n}") for n in range(6)]), st.none() | vms),
    st.builds(
        Change, st.just("VM_metrics"), st.sampled_from([Ref(f"m{n}") for n in range(3)]), st.none() | metrics
    ),
)
batches = st.lists(st.lists(changes, max_size=6), max_size=8)


def memory_of(cache: Cache, vm: VM) -> int:
    record = cache.get("VM_metrics", vm.metrics)
    return record.memory_actual if isinstance(record, VMMetrics) else 0


def host_by_hand(cache: Cache, host: str) -> HostTotals:
    there = [vm for vm in cache.of(VM, "VM").values() if vm.resident_on == host]
    counted = [vm for vm in there if is_vm(vm) and not is_hidden(vm)]
    return HostTotals(
        vm_count=len(counted),
        vcpu_count=sum(vm.VCPUs_at_startup for vm in counted),
        memory_bytes=sum(memory_of(cache, vm) + vm.memory_overhead for vm in there),
        domain_count=len(there),
    )


def assert_right(totals: PoolTotals, cache: Cache) -> None:
    counted = {ref: vm for ref, vm in cache.of(VM, "VM").items() if is_vm(vm) and not is_hidden(vm)}
    running = {ref: vm for ref, vm in counted.items() if vm.power_state == "Running"}
    assert +totals.vm_counts == Counter(vm.power_state for vm in counted.values())
    assert totals.vm_count == len(counted)
    assert totals.vcpu_count == sum(vm.VCPUs_at_startup for vm in running.values())
    for host in HOSTS[:2]:
        assert totals.of_host(host) == host_by_hand(cache, host)
    sizes = sorted(((-memory_of(cache, vm), ref) for ref, vm in running.items()))
    assert totals.largest_vms(MOST) == [(ref, -size) for size, ref in sizes[:MOST]]
    for ref, vm in cache.of(VM, "VM").items():
        assert totals.memory_of_vm(ref) == memory_of(cache, vm)


def followed(cache: Cache, index: Index, totals: PoolTotals, batch: list[Change]) -> None:
    delta = cache.apply(batch)
    index.apply(delta)
    totals.apply(delta)


@given(batches)
@settings(max_examples=150, deadline=None)
def test_totals_kept_in_step_are_those_added_up(batches: list[list[Change]]):
    cache = Cache()
    index = Index(cache)
    totals = PoolTotals(cache, index)
    for batch in batches:
        followed(cache, index, totals, batch)
        assert_right(totals, cache)


@given(batches, batches)
@settings(max_examples=50, deadline=None)
def test_building_anew_forgets_what_is_gone(unseen: list[list[Change]], seen: list[list[Change]]):
    cache = Cache()
    index = Index(cache)
    totals = PoolTotals(cache, index)
    for batch in seen:
        followed(cache, index, totals, batch)
    for batch in unseen:
        index.apply(cache.apply(batch))
    for _ in totals.building():
        pass
    assert_right(totals, cache)


def test_figures_that_never_rest_do_not_pile_up(monkeypatch: Any):
    monkeypatch.setattr(pool_totals, "_SPARE", 10)
    cache = Cache()
    index = Index(cache)
    totals = PoolTotals(cache, index)
    vm = VM(power_state="Running", metrics=Ref("m0"))
    followed(cache, index, totals, [Change("VM", Ref("vm0"), vm)])
    for size in range(100):
        followed(cache, index, totals, [Change("VM_metrics", Ref("m0"), VMMetrics(memory_actual=size))])
        assert totals.largest_vms(MOST) == [("vm0", size)]
    assert len(totals._largest) <= 2 + 10 + 1


def test_many_vms_are_taken_in_slices():
    cache = Cache()
    index = Index(cache)
    totals = PoolTotals(cache, index)
    batch = [Change("VM", Ref(f"vm{n}"), VM()) for n in range(3 * pool_totals.VMS_IN_SLICE)]
    delta = cache.apply(batch)
    index.apply(delta)
    assert sum(1 for _ in totals.following(delta)) == 3
    assert totals.vm_counts == {"Halted": len(batch)}
