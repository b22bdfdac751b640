# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A tree of snapshots is a tree, whatever the server says about parents."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.index import Index
from xolite_desktop.xapi.records.decode import convert_record
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import NULL_REF, Ref
from xolite_desktop.xapi.snapshot_tree import SnapshotTree, snapshot_tree

A, B, C, D = (Ref(f"OpaqueRef:{letter}") for letter in "abcd")
WEB = Ref("OpaqueRef:web")


def _tree(parents: dict[Ref, Ref], now: Ref = NULL_REF) -> SnapshotTree:
    """The tree of a VM whose snapshots were taken in this order."""
    cache = Cache()
    cache.apply([Change("VM", WEB, VM(parent=now))])
    cache.apply(
        Change("VM", ref, VM(snapshot_of=WEB, is_a_snapshot=True, parent=parent, snapshot_time=f"{day:05}"))
        for day, (ref, parent) in enumerate(parents.items())
    )
    return snapshot_tree(cache, Index(cache), WEB)


def test_snapshots_follow_their_parents_and_the_vm_goes_on_from_one() -> None:
    tree = _tree({B: NULL_REF, A: B, C: B, D: C}, now=C)
    assert tree == SnapshotTree((B,), {B: (A, C), C: (D,)}, C)


def test_a_parent_that_is_gone_leaves_a_root() -> None:
    tree = _tree({A: Ref("OpaqueRef:gone"), B: A}, now=Ref("OpaqueRef:gone"))
    assert tree == SnapshotTree((A,), {A: (B,)}, None)


def test_a_snapshot_of_another_vm_is_no_parent() -> None:
    assert _tree({A: WEB}) == SnapshotTree((A,), {}, None)


def test_a_circle_begins_with_its_oldest() -> None:
    assert _tree({D: C, A: C, B: A, C: B}) == SnapshotTree((A,), {A: (B,), B: (C,), C: (D,)}, None)
    assert _tree({A: A}) == SnapshotTree((A,), {}, None)


def test_a_vm_without_snapshots_or_without_a_record_has_an_empty_tree() -> None:
    assert _tree({}) == SnapshotTree((), {}, None)
    cache = Cache()
    assert snapshot_tree(cache, Index(cache), WEB) == SnapshotTree((), {}, None)


def test_a_chain_of_thousands_is_no_matter_of_depth() -> None:
    refs = [Ref(f"OpaqueRef:{number:05}") for number in range(5000)]
    tree = _tree(dict(zip(refs, [NULL_REF, *refs], strict=False)))
    assert tree.roots == (refs[0],)
    assert len(tree.children) == 4999


refs = st.sampled_from([A, B, C, D])


@given(st.dictionaries(refs, refs | st.sampled_from([NULL_REF, WEB, Ref("OpaqueRef:gone"), Ref("")])))
def test_every_snapshot_is_in_the_tree_exactly_once_and_is_reached_from_a_root(
    parents: dict[Ref, Ref],
) -> None:
    tree = _tree(parents)
    reached: list[Ref] = []
    waiting = list(tree.roots)
    while waiting:
        reached.append(waiting.pop())
        waiting += tree.children.get(reached[-1], ())
    assert sorted(reached) == sorted(parents)
    for parent, below in tree.children.items():
        assert all(parents[ref] == parent for ref in below)


def test_the_snapshots_of_a_recorded_pool_make_trees(
    recordings: Path, recorded_body: Callable[[str], Any]
) -> None:
    name = next(recordings.glob("*-get_all_records-VM.json")).stem
    records = recorded_body(name)["result"]
    cache = Cache()
    cache.apply(Change("VM", Ref(ref), convert_record("VM", fields)) for ref, fields in records.items())
    index = Index(cache)
    for ref, fields in records.items():
        tree = snapshot_tree(cache, index, ref)
        assert len(tree.roots) + sum(map(len, tree.children.values())) == len(fields["snapshots"]), (
            json.dumps(ref)
        )
