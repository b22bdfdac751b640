# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The snapshots of a VM as a tree that follows the pool by the smallest changes."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.models.snapshot_outline import SnapshotOutline
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import NULL_REF, Ref

WEB = Ref("OpaqueRef:web")


class Pool:
    """A VM and its snapshots, changed by hand."""

    def __init__(self) -> None:
        self.store = PoolStore()
        self.store.attach(Cache())
        self.put(WEB, name_label="web")
        self.store.finish_loading()

    def put(self, ref: str, **fields: Any) -> None:
        self.store.take(self.store.cache.apply([Change("VM", Ref(ref), VM(**fields))]))

    def snapshot(self, name: str, hour: int, parent: str = NULL_REF) -> Ref:
        taken = f"20260101T{hour:02}:00:00Z"
        self.put(
            name,
            name_label=name,
            is_a_snapshot=True,
            snapshot_of=WEB,
            parent=Ref(parent),
            snapshot_time=taken,
        )
        return Ref(name)

    def remove(self, ref: str) -> None:
        self.store.take(self.store.cache.apply([Change("VM", Ref(ref), None)]))


def drawn(outline: SnapshotOutline, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    """The rows as lines, with dots for how deep they are."""
    above, lines = parent or QModelIndex(), []
    for row in range(outline.rowCount(above)):
        index = outline.index(row, 0, above)
        lines += ["." * depth + index.data(ItemRole.TEXT), *drawn(outline, index, depth + 1)]
    return lines


@pytest.fixture
def pool(application: object) -> Pool:
    return Pool()


@pytest.fixture
def outline(pool: Pool, judged: Callable[..., Any]) -> SnapshotOutline:
    made = judged(SnapshotOutline(pool.store))
    made.show_owner(WEB)
    return made


def test_you_are_here_below_the_snapshot_the_vm_goes_on_from(pool: Pool, outline: SnapshotOutline) -> None:
    assert drawn(outline) == ["You are here"]
    first = pool.snapshot("first", 1)
    second = pool.snapshot("second", 2, first)
    pool.snapshot("branch", 3, first)
    pool.put(WEB, name_label="web", parent=second)
    outline.refresh()
    assert drawn(outline) == ["first", ".second", "..You are here", ".branch"]
    assert outline.index_of(WEB).data(ItemRole.REF) == WEB
    assert outline.index_of(second).data(ItemRole.DETAIL).startswith("Disk · ")


def test_a_change_keeps_the_other_rows(pool: Pool, outline: SnapshotOutline) -> None:
    first = pool.snapshot("first", 1)
    pool.snapshot("second", 2, first)
    outline.refresh()
    resets: list[int] = []
    outline.modelReset.connect(lambda: resets.append(1))
    kept = outline.createIndex(0, 0, outline.index_of("second").internalId())
    pool.put(WEB, name_label="web", parent=first)  # somebody went back
    pool.put(
        "second",
        name_label="renamed",
        is_a_snapshot=True,
        snapshot_of=WEB,
        parent=first,
        snapshot_time="20260101T02:00:00Z",
    )
    outline.refresh()
    assert drawn(outline) == ["first", ".renamed", ".You are here"]
    assert outline.index_of("second").internalId() == kept.internalId()
    pool.remove("first")
    outline.refresh()
    assert drawn(outline) == ["renamed", "You are here"]
    assert resets == []


def test_whatever_happens_it_is_the_tree_of_the_pool(pool: Pool, outline: SnapshotOutline) -> None:
    chance = random.Random(5)
    names = [f"s{number}" for number in range(9)]
    for _ in range(150):
        name = chance.choice(names)
        if chance.random() < 0.3:
            pool.remove(name)
        elif chance.random() < 0.3:
            pool.put(WEB, name_label="web", parent=Ref(chance.choice(names)))
        else:
            pool.snapshot(name, chance.randrange(24), chance.choice([*names, NULL_REF]))
        outline.refresh()
        fresh = SnapshotOutline(pool.store)
        fresh.show_owner(WEB)
        assert drawn(outline) == drawn(fresh)


def test_it_rests_while_nobody_looks(pool: Pool, outline: SnapshotOutline) -> None:
    outline.pause()
    pool.snapshot("first", 1)
    assert not outline._soon.is_pending
    outline.show_owner(WEB)
    assert drawn(outline) == ["first", "You are here"]
