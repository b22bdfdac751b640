# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Objects below their tags, in their folders, as a list, and snapshots below their VM."""

from __future__ import annotations

import pytest
from models.tree_outline import outline, spy, texts
from PySide6.QtCore import QPersistentModelIndex

from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.models.roles import ItemRole, NodeKind
from xolite_desktop.models.tree_order import (
    AS_LIST,
    BY_FOLDER,
    BY_TAG,
    DEEPEST_SNAPSHOT,
)
from xolite_desktop.xapi.refs import Ref


def test_snapshots_stand_below_their_vm_by_parent(pool, tree):
    assert texts(tree, "erp") == ["before upgrade"]
    common = {"is_a_snapshot": True, "is_a_template": True, "snapshot_of": Ref("erp")}
    pool.add(
        "VM", "s2", name_label="second", parent=Ref("snap"), snapshot_time="20260102T00:00:00Z", **common
    )
    pool.add("VM", "s3", name_label="third", parent=Ref("s2"), snapshot_time="20260103T00:00:00Z", **common)
    tree.flush()
    assert texts(tree, "snap") == ["second"]
    assert texts(tree, "s2") == ["third"]
    pool.remove("VM", "s2")
    tree.flush()
    assert texts(tree, "erp") == ["before upgrade", "third"]
    pool.change("VM", "snap", parent=Ref("s3"))
    pool.change("VM", "s3", parent=Ref("snap"))  # a circle
    tree.flush()
    assert outline(tree) == outline(ObjectTree(pool.store))


def test_snapshots_go_with_their_vm_and_outlive_it(pool, tree):
    kept = QPersistentModelIndex(tree.index_of("snap"))
    pool.change("VM", "erp", power_state="Running", resident_on=Ref("h1"))
    tree.flush()
    assert kept.parent().data(ItemRole.REF) == "erp"
    pool.remove("VM", "erp")
    tree.flush()
    assert kept.parent().data(ItemRole.REF) == NodeKind.ORPHANS
    pool.remove("VM", "snap")
    tree.flush()
    assert not tree.index_of(NodeKind.ORPHANS).isValid()


@pytest.mark.parametrize("comes_late", [True, False])
def test_a_chain_of_snapshots_is_cut(pool, comes_late):
    tree = ObjectTree(pool.store)
    for number in range(1200):
        pool.add(
            "VM",
            f"s{number}",
            name_label=f"{number}",
            is_a_snapshot=True,
            snapshot_of=Ref("test"),
            parent=Ref(f"s{number - 1}"),
            snapshot_time=f"{number:04}",
        )
    tree.flush()
    tree = tree if comes_late else ObjectTree(pool.store)
    depth, index = 0, tree.index_of("s1199")
    while index.data(ItemRole.REF) != "test":
        depth, index = depth + 1, index.parent()
    assert depth == DEEPEST_SNAPSHOT
    assert tree.rowCount(tree.index_of(f"s{DEEPEST_SNAPSHOT - 2}")) == 1200 - DEEPEST_SNAPSHOT + 1


def test_by_tag_a_vm_stands_under_each_of_its_tags(pool, judged):
    pool.change("VM", "gitlab", tags=("prod", "ci"))
    tree = judged(ObjectTree(pool.store, order=BY_TAG))
    assert texts(tree, "pool") == ["ci", "prod", "Untagged"]
    assert texts(tree, "tag:prod") == ["gitlab", "win2022-ad"]
    assert texts(tree, "tag:ci") == ["gitlab"]
    assert len(tree.indexes_of("gitlab")) == 2
    assert tree.object_count == ObjectTree(pool.store).object_count
    assert tree.index_of("tag:prod").data(ItemRole.COUNT) == 2
    assert texts(tree, NodeKind.UNTAGGED)[:3] == ["xcp-01", "xcp-02", "xcp-03"]


def test_a_vm_that_is_tagged_moves_and_stays_selected(pool, judged):
    tree = judged(ObjectTree(pool.store, order=BY_TAG))
    kept, snapshot = QPersistentModelIndex(tree.index_of("erp")), QPersistentModelIndex(tree.index_of("snap"))
    counts = spy(tree)
    pool.change("VM", "erp", tags=("new",))
    tree.flush()
    assert kept.parent().data(ItemRole.TEXT) == "new"
    assert snapshot.parent() == kept
    assert (counts["insert"], counts["move"], counts["remove"]) == (1, 1, 0)  # the group is new
    pool.change("VM", "erp", tags=())
    tree.flush()
    assert kept.parent().data(ItemRole.REF) == NodeKind.UNTAGGED
    assert not tree.index_of("tag:new").isValid()


def test_by_folder_objects_stand_in_nested_folders(pool, judged):
    pool.change("VM", "erp", other_config={"folder": "/Office/Accounts"})
    pool.change("VM", "gitlab", other_config={"folder": "/Office"})
    pool.change("pool", "pool", other_config={"EMPTY_FOLDERS": "/Archive/2025;"})
    tree = judged(ObjectTree(pool.store, order=BY_FOLDER))
    assert texts(tree, "pool") == ["Archive", "Office", "In no folder"]
    assert texts(tree, "folder:/Office") == ["Accounts", "gitlab"]
    assert texts(tree, "folder:/Office/Accounts") == ["legacy-erp"]
    assert texts(tree, "folder:/Archive") == ["2025"]
    assert tree.index_of("folder:/Office").data(ItemRole.COUNT) == 2
    counts = spy(tree)
    pool.change("VM", "erp", other_config={"folder": "/Archive/2025"})
    tree.flush()
    assert texts(tree, "folder:/Archive/2025") == ["legacy-erp"]
    assert texts(tree, "folder:/Office") == ["gitlab"]
    assert counts["move"] == 1
    assert tree.index_of("folder:/Archive").data(ItemRole.COUNT) == 1
    pool.change("pool", "pool", other_config={"EMPTY_FOLDERS": "/New"})
    tree.flush()
    assert texts(tree, "pool") == ["Archive", "New", "Office", "In no folder"]


def test_a_folder_of_thousands_of_levels_is_borne(pool, judged):
    pool.change("VM", "erp", other_config={"folder": "/a" * 30_000})
    tree = judged(ObjectTree(pool.store, order=BY_FOLDER))
    assert tree.index_of("erp").isValid()


def test_as_a_list_all_vms_are_together(pool, judged):
    tree = judged(ObjectTree(pool.store, order=AS_LIST))
    assert texts(tree, "pool") == ["Hosts", "VMs", "Storage", "Networks", "Templates"]
    assert texts(tree, NodeKind.VMS) == [
        "gitlab", "legacy-erp", "test-centos7", "web-2", "web-10", "win2022-ad",
    ]  # fmt: skip


def test_another_order_is_taken_on_at_once(pool, tree):
    counts = spy(tree)
    tree.set_order(AS_LIST)
    assert tree.order is AS_LIST
    assert counts == {"reset": 1}
    tree.set_order(AS_LIST)
    assert counts == {"reset": 1}
