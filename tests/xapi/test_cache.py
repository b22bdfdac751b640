# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The cache takes changes and finds records."""

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.network import Network
from xolite_desktop.xapi.records.pool import Pool
from xolite_desktop.xapi.records.storage import SR, VBD, VDI
from xolite_desktop.xapi.records.task import Task
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref, Uuid

A, B = Ref("OpaqueRef:a"), Ref("OpaqueRef:b")


def test_add_and_mod_alike_put_the_record_there() -> None:
    cache = Cache()
    assert cache.apply([Change("VM", A, VM(name_label="web"))]).added == {"VM": {A}}
    assert cache.apply([Change("VM", A, VM(name_label="db"))]).changed == {
        "VM": {A: frozenset({"name_label"})}
    }
    vm = cache.vm(A)
    assert vm is not None
    assert vm.name_label == "db"


def test_the_same_record_again_is_no_change() -> None:
    cache = Cache()
    cache.apply([Change("VM", A, VM(name_label="web"))])
    assert cache.apply([Change("VM", A, VM(name_label="web"))]).empty


def test_deleting_an_unknown_object_does_nothing() -> None:
    cache = Cache()
    assert cache.apply([Change("VM", A, None)]).empty
    assert cache.count("VM") == 0


def test_a_ref_of_another_class_or_of_nothing_finds_nothing() -> None:
    cache = Cache()
    cache.apply([Change("VM", A, VM())])
    assert cache.host(A) is None
    assert cache.vm("OpaqueRef:NULL") is None
    assert cache.get("SR", B) is None
    assert dict(cache.records("SR")) == {}
    assert cache.pool is None


def test_each_shortcut_finds_its_class() -> None:
    cache = Cache()
    records = {"pool": Pool(), "host": Host(), "SR": SR(), "VDI": VDI(), "VBD": VBD(), "network": Network()}
    records |= {"task": Task()}  # type: ignore[dict-item]
    cache.apply(Change(cls, A, record) for cls, record in records.items())
    assert cache.pool is records["pool"]
    for cls, found in {
        "host": cache.host(A),
        "SR": cache.sr(A),
        "VDI": cache.vdi(A),
        "VBD": cache.vbd(A),
        "network": cache.network(A),
        "task": cache.task(A),
    }.items():
        assert found is records[cls]
    assert set(cache.classes()) == set(records)


def test_an_object_is_found_by_its_uuid() -> None:
    cache = Cache()
    cache.apply([Change("VM", A, VM(uuid=Uuid("u-a"))), Change("new_class", B, {"uuid": "u-b"})])
    assert cache.find("VM", Uuid("u-a")) == A
    assert cache.find("new_class", Uuid("u-b")) == B
    assert cache.find("VM", Uuid("u-b")) is None


def test_an_object_is_found_by_its_uuid_as_long_as_it_has_it() -> None:
    cache = Cache()
    one, other = Uuid("u-1"), Uuid("u-2")
    cache.apply([Change("VM", A, VM(uuid=one))])
    cache.apply([Change("VM", A, VM(uuid=other))])
    assert cache.find("VM", one) is None
    assert cache.find_any(other) == ("VM", A)
    cache.apply([Change("VM", B, VM(uuid=other)), Change("VM", A, None)])
    assert cache.find("VM", other) == B
    cache.apply([Change("VM", B, None)])
    assert cache.find_any(other) is None


def test_of_two_objects_with_one_uuid_the_first_in_order_is_found() -> None:
    cache = Cache()
    cache.apply([Change("VM", ref, VM(uuid=Uuid("u"))) for ref in (B, A)])
    assert cache.find("VM", Uuid("u")) == A
    cache.apply([Change("VM", A, None)])
    assert cache.find("VM", Uuid("u")) == B


def test_a_uuid_of_another_shape_is_none() -> None:
    cache = Cache()
    cache.apply([Change("new_class", A, {"uuid": ["u"]}), Change("new_class", B, {}), Change("VM", A, VM())])
    assert cache.find("new_class", Uuid("u")) is None
    assert cache.find("VM", Uuid("")) is None
    assert cache.count("new_class") == 2


def test_a_typed_view_follows_the_cache() -> None:
    cache = Cache()
    cache.apply([Change("VM", A, VM(name_label="web"))])
    vms = cache.of(VM, "VM")
    cache.apply([Change("VM", B, VM(name_label="db"))])
    assert [vm.name_label for vm in vms.values()] == ["web", "db"]
