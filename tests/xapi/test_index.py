# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The index gives what a walk over the cache would give, after any deltas."""

from hypothesis import given
from hypothesis import strategies as st

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.index import OBJECTS_IN_SLICE, Index
from xolite_desktop.xapi.records.access import Certificate
from xolite_desktop.xapi.records.devices import PCI, PGPU, PUSB, VGPU, VUSB
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.network import PIF, VIF, VLAN, Bond, Tunnel
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.records.storage import PBD, VBD, VDI
from xolite_desktop.xapi.records.task import Message, Task
from xolite_desktop.xapi.records.vm import VM, VTPM, Console
from xolite_desktop.xapi.refs import NULL_REF, Ref, is_null
from xolite_desktop.xapi.relations import RELATIONS

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
    for relation in RELATIONS:
        for target in (A, B, H, NULL_REF):
            walked = {
                ref
                for ref, record in cache.records(relation.cls).items()
                if not is_null(target) and target in relation.targets(record)
            }
            assert index.naming(relation.cls, relation.field, target) == walked
    assert index == Index(cache)


RECORDS: dict[str, AnyRecord] = {
    "VM": VM(
        resident_on=H,
        scheduled_to_be_resident_on=H,
        affinity=H,
        snapshot_of=B,
        parent=B,
        metrics=A,
        guest_metrics=B,
        appliance=B,
        snapshot_schedule=B,
        suspend_VDI=B,
    ),
    "VBD": VBD(VM=H, VDI=B),
    "VDI": VDI(SR=B, snapshot_of=B),
    "PBD": PBD(SR=B, host=H),
    "VIF": VIF(VM=H, network=B),
    "PIF": PIF(host=H, network=B, metrics=B, bond_slave_of=B),
    "Bond": Bond(master=B),
    "VLAN": VLAN(tagged_PIF=B, untagged_PIF=H),
    "tunnel": Tunnel(access_PIF=H, transport_PIF=B),
    "VTPM": VTPM(VM=H),
    "VGPU": VGPU(VM=H),
    "VUSB": VUSB(VM=H),
    "console": Console(VM=H),
    "host": Host(metrics=B),
    "PCI": PCI(host=H),
    "PGPU": PGPU(host=H),
    "PUSB": PUSB(host=H),
    "Certificate": Certificate(host=H),
    "message": Message(obj_uuid="u-web"),
}


def test_each_look_up_follows_its_field_backwards() -> None:
    cache = Cache()
    cache.apply(Change(cls, A, record) for cls, record in RECORDS.items())
    index = Index(cache)
    for found in (
        index.vms_of_host(H),
        index.vms_coming_to_host(H),
        index.vms_at_home_on(H),
        index.vms_of_appliance(B),
        index.vms_of_schedule(B),
        index.vms_suspended_to(B),
        index.snapshots_of_vm(B),
        index.children_of_vm(B),
        index.vbds_of_vm(H),
        index.vifs_of_vm(H),
        index.vtpms_of_vm(H),
        index.vgpus_of_vm(H),
        index.vusbs_of_vm(H),
        index.consoles_of_vm(H),
        index.vbds_of_vdi(B),
        index.snapshots_of_vdi(B),
        index.vdis_of_sr(B),
        index.pbds_of_sr(B),
        index.pbds_of_host(H),
        index.pifs_of_host(H),
        index.pcis_of_host(H),
        index.pgpus_of_host(H),
        index.pusbs_of_host(H),
        index.certificates_of_host(H),
        index.vifs_of_network(B),
        index.pifs_of_network(B),
        index.vlans_on_pif(B),
        index.tunnels_on_pif(B),
        index.pifs_of_bond(B),
        index.messages_about("u-web"),
        {index.vlan_of_pif(H)},
        {index.bond_of_pif(B)},
        {index.tunnel_of_pif(H)},
        {index.host_of_metrics(B)},
        {index.vm_of_metrics(A)},
        {index.vm_of_guest_metrics(B)},
        {index.pif_of_metrics(B)},
    ):
        assert found == {A}
    assert index.vm_of_metrics(B) is None


def test_tasks_and_what_they_work_on_find_each_other() -> None:
    cache = Cache()
    starting, tagged = Ref("OpaqueRef:starting"), Ref("OpaqueRef:tagged")
    cache.apply(
        [
            Change("VM", A, VM(current_operations={starting: "start", "OpaqueRef:gone": "pause"})),
            Change("VBD", B, VBD(current_operations={starting: "plug"})),
            Change("host", H, Host()),
            Change("task", starting, Task(status="pending")),
            Change("task", tagged, Task(status="pending", other_config={"applies_to": f"{A},{H},x"})),
        ]
    )
    index = Index(cache)
    assert index.objects_of_task(starting) == {"VM": {A}, "VBD": {B}}
    assert index.objects_of_task(tagged) == {"VM": {A}, "host": {H}}
    assert index.objects_of_task("OpaqueRef:gone") == {"VM": {A}}
    assert index.objects_of_task("OpaqueRef:unknown") == {}
    assert index.tasks_of_object("VM", A) == {starting, tagged}
    assert index.tasks_of_object("host", H) == {tagged}
    assert index.tasks_of_object("VDI", B) == set()
    index.apply(cache.apply([Change("task", starting, Task(status="success")), Change("task", tagged, None)]))
    assert index.tasks_of_object("VM", A) == set()
    assert index.objects_of_task(tagged) == {}


def test_a_large_pool_is_looked_at_in_slices() -> None:
    cache = Cache()
    number = 3 * OBJECTS_IN_SLICE
    delta = cache.apply(Change("VIF", Ref(f"OpaqueRef:{n}"), VIF(VM=A, network=B)) for n in range(number))
    index = Index(cache, complete=False)
    assert sum(1 for _ in index.following(delta)) == 6
    assert len(index.vifs_of_vm(A)) == number
    anew = Index(cache, complete=False)
    assert index != anew
    assert sum(1 for _ in anew.building()) == 6
    assert index == anew
    assert index != "an index"
