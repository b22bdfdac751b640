# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A delta compares the state before a batch with the state after it, however often an object changed between."""

from hypothesis import given
from hypothesis import strategies as st

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change, Delta, DeltaBuilder, differing_fields, telling
from xolite_desktop.xapi.records.host import HostMetrics
from xolite_desktop.xapi.records.vm import VM, VMMetrics
from xolite_desktop.xapi.refs import Ref

A = Ref("OpaqueRef:a")
names = st.sampled_from(["one", "two"])
maybe_vms = st.none() | st.builds(lambda name, state: VM(name_label=name, power_state=state), names, names)
changes = st.lists(
    st.builds(Change, st.sampled_from(["VM", "SR"]), st.sampled_from([A, Ref("b")]), maybe_vms)
)


def _all(cache: Cache) -> dict[tuple[str, Ref], object]:
    return {(cls, ref): record for cls in cache.classes() for ref, record in cache.records(cls).items()}


@given(before=changes, batch=changes)
def test_a_delta_says_exactly_what_differs(before: list[Change], batch: list[Change]) -> None:
    cache = Cache()
    cache.apply(before)
    old = _all(cache)
    delta = cache.apply(batch)
    new = _all(cache)

    assert {(cls, ref) for cls, refs in delta.added.items() for ref in refs} == new.keys() - old.keys()
    removed = {(cls, ref): record for cls, refs in delta.removed.items() for ref, record in refs.items()}
    assert removed == {key: old[key] for key in old.keys() - new.keys()}
    changed = {(cls, ref): fields for cls, refs in delta.changed.items() for ref, fields in refs.items()}
    assert changed.keys() == {key for key in old.keys() & new.keys() if old[key] != new[key]}
    for (cls, ref), fields in changed.items():
        assert fields == differing_fields(old[cls, ref], new[cls, ref])  # type: ignore[arg-type]
        assert delta.before[cls][ref] == old[cls, ref]
    assert delta.empty == (old == new)
    for cls in ("VM", "SR"):
        assert delta.touches(cls) == bool(delta.refs(cls))


def test_an_empty_delta_touches_nothing() -> None:
    assert Delta().empty
    assert not Delta().touches("VM")
    assert Delta().changed_fields("VM", A) == frozenset()


def test_bare_records_are_compared_by_key() -> None:
    assert differing_fields({"a": 1, "b": 2}, {"a": 1, "b": 3, "c": None, "d": 4}) == {"b", "d"}


def test_the_fields_of_a_changed_object_are_named() -> None:
    builder = DeltaBuilder()
    builder.note("VM", A, VM(name_label="a"), VM(name_label="b", domid=4))
    assert builder.delta.changed_fields("VM", A) == {"name_label", "domid"}


def test_records_of_two_types_differ_in_every_field() -> None:
    assert differing_fields(VMMetrics(), HostMetrics()) >= {"memory_actual", "memory_total", "last_updated"}
    assert differing_fields(HostMetrics(live=True), {"live": False}) >= {"live", "memory_total"}
    assert differing_fields(HostMetrics(), HostMetrics()) == frozenset()


def test_a_field_that_says_when_somebody_looked_tells_nothing() -> None:
    looked = frozenset({"last_updated"})
    for cls in ("VM_metrics", "VM_guest_metrics", "host_metrics", "PIF_metrics"):
        assert telling(cls, looked) == frozenset()
        assert telling(cls, looked | {"live"}) == {"live"}
    assert telling("blob", looked) == looked
    assert telling("Caller", frozenset({"last_access"})) == frozenset()


def test_a_look_replaces_the_record_without_a_word() -> None:
    cache = Cache()
    cache.apply([Change("VM_metrics", A, VMMetrics(last_updated="1"))])
    assert cache.apply([Change("VM_metrics", A, VMMetrics(last_updated="2"))]).empty
    assert cache.get("VM_metrics", A) == VMMetrics(last_updated="2")
    looks = [VMMetrics(last_updated="3", memory_actual=1), VMMetrics(last_updated="4")]
    assert cache.apply([Change("VM_metrics", A, record) for record in looks]).empty
    again = [Change("VM_metrics", A, None), Change("VM_metrics", A, VMMetrics(last_updated="5"))]
    assert cache.apply(again).empty
