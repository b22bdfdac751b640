# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The index gives what a walk over the cache would give, after any deltas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.index import RELATIONS, Index
from xolite_desktop.xapi.records.classes import CLASSES
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.network import PIF, VIF
from xolite_desktop.xapi.records.storage import PBD, VBD, VDI
from xolite_desktop.xapi.records.vm import VM, Console
from xolite_desktop.xapi.refs import NULL_REF, Ref, is_null

A, B, H = Ref("OpaqueRef:a"), Ref("OpaqueRef:b"), Ref("OpaqueRef:h")
targets = st.sampled_from([NULL_REF, A, H])
vms = st.none() | st.builds(lambda host, home: VM(resident_on=host, affinity=home), targets, targets)
vbds = st.none() | st.builds(lambda vm, vdi: VBD(VM=vm, VDI=vdi), targets, targets)
refs = st.sampled_from([A, B])
change = st.builds(lambda ref, vm: Change("VM", ref, vm), refs, vms) | st.builds(
    lambda ref, vbd: Change("VBD", ref, vbd), refs, vbds
)


@given(first=st.lists(change), batches=st.lists(st.lists(change)))
def test_the_index_agrees_with_the_cache_after_every_delta(
    first: list[Change], batches: list[list[Change]]
) -> None:
    cache = Cache()
    cache.apply(first)
    index = Index(cache)
    for batch in batches:
        index.apply(cache.apply(batch))
    for cls, field in RELATIONS:
        for target in (A, B, H, NULL_REF):
            walked = {
                ref
                for ref, record in cache.records(cls).items()
                if not is_null(target) and getattr(record, field) == target
            }
            assert index.naming(cls, field, target) == walked


@pytest.mark.parametrize(("cls", "field"), RELATIONS)
def test_every_relation_is_a_reference_of_the_data_model(cls: str, field: str) -> None:
    assert getattr(CLASSES[cls](), field) == NULL_REF


def test_each_look_up_follows_its_field_backwards() -> None:
    cache = Cache()
    records = {
        "VM": VM(resident_on=H, affinity=H, snapshot_of=B, metrics=A, guest_metrics=B),
        "VBD": VBD(VM=H, VDI=B),
        "VDI": VDI(SR=B),
        "PBD": PBD(SR=B, host=H),
        "VIF": VIF(VM=H, network=B),
        "PIF": PIF(host=H, network=B),
        "console": Console(VM=H),
        "host": Host(metrics=B),
    }
    cache.apply(Change(cls, A, record) for cls, record in records.items())
    index = Index(cache)
    for found in (
        index.vms_of_host(H),
        index.vms_at_home_on(H),
        index.snapshots_of_vm(B),
        index.vbds_of_vm(H),
        index.vbds_of_vdi(B),
        index.vdis_of_sr(B),
        index.pbds_of_sr(B),
        index.pbds_of_host(H),
        index.vifs_of_vm(H),
        index.vifs_of_network(B),
        index.pifs_of_host(H),
        index.pifs_of_network(B),
        index.consoles_of_vm(H),
    ):
        assert found == {A}
    assert index.host_of_metrics(B) == A
    assert index.vm_of_metrics(A) == A
    assert index.vm_of_guest_metrics(B) == A
    assert index.vm_of_metrics(B) is None
