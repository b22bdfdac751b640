# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""VMs of an SR and of a network are what walking from each of them would find, after any deltas."""

from hypothesis import given
from hypothesis import strategies as st

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.index import Index
from xolite_desktop.xapi.records.network import VIF
from xolite_desktop.xapi.records.storage import VBD, VDI
from xolite_desktop.xapi.refs import NULL_REF, Ref

A, B = Ref("OpaqueRef:a"), Ref("OpaqueRef:b")
refs = st.sampled_from([A, B])
named = st.sampled_from([A, B, NULL_REF, Ref("")])
change = st.one_of(
    st.builds(Change, st.just("VBD"), refs, st.none() | st.builds(VBD, VM=named, VDI=named)),
    st.builds(Change, st.just("VDI"), refs, st.none() | st.builds(VDI, SR=named)),
    st.builds(Change, st.just("VIF"), refs, st.none() | st.builds(VIF, VM=named, network=named)),
)
batches = st.lists(st.lists(change))


def _assert_right(cache: Cache, index: Index) -> None:
    vdis, vbds, vifs = cache.of(VDI, "VDI"), cache.of(VBD, "VBD"), cache.of(VIF, "VIF")
    for target in (A, B):
        disks = {ref for ref, vdi in vdis.items() if target == vdi.SR}
        assert index.vms_of_sr(target) == {vbd.VM for vbd in vbds.values() if vbd.VDI in disks} & {A, B}
        there = {vif.VM for vif in vifs.values() if vif.network == target}
        assert index.vms_of_network(target) == there & {A, B}


@given(batches)
def test_counting_along_gives_what_walking_gives(batches: list[list[Change]]) -> None:
    cache = Cache()
    index = Index(cache)
    for batch in batches:
        index.apply(cache.apply(batch))
        _assert_right(cache, index)
        assert index == Index(cache)


def test_a_vm_with_two_disks_stays_until_the_last_is_gone() -> None:
    cache = Cache()
    index = Index(cache)
    sr, vm = Ref("OpaqueRef:sr"), Ref("OpaqueRef:vm")
    disks = [Change("VDI", ref, VDI(SR=sr)) for ref in (A, B)]
    index.apply(cache.apply([*disks, *(Change("VBD", ref, VBD(VM=vm, VDI=ref)) for ref in (A, B))]))
    assert index.vms_of_sr(sr) == {vm}
    index.apply(cache.apply([Change("VBD", A, None)]))
    assert index.vms_of_sr(sr) == {vm}
    index.apply(cache.apply([Change("VDI", B, None)]))
    assert index.vms_of_sr(sr) == set()
