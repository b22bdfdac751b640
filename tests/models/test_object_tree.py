# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The tree shows the pool as it is after any change, and tells views the least they need to hear."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt

from xolite_desktop.models import object_tree
from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.models.roles import ItemRole, NodeKind, StateKind
from xolite_desktop.models.tree_order import (
    AS_LIST,
    BY_FOLDER,
    BY_TAG,
    DEEPEST_SNAPSHOT,
    ORDERS,
    order_called,
)
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import NULL_REF, Ref


@pytest.fixture
def tree(pool, judged):
    return judged(ObjectTree(pool.store))


def rows(tree: ObjectTree, parent: QModelIndex) -> list[QModelIndex]:
    return [tree.index(row, 0, parent) for row in range(tree.rowCount(parent))]


def texts(tree: ObjectTree, key: str) -> list[str]:
    return [index.data(ItemRole.TEXT) for index in rows(tree, tree.index_of(key))]


def outline(tree: ObjectTree, parent: QModelIndex = QModelIndex()) -> list[object]:
    """Everything a view could see, as nested lists."""
    roles = [role for role in ItemRole if role not in (ItemRole.SORT, ItemRole.RECORD)]
    return [([index.data(role) for role in roles], outline(tree, index)) for index in rows(tree, parent)]


def spy(tree: ObjectTree) -> Counter[str]:
    counts: Counter[str] = Counter()
    tree.rowsInserted.connect(lambda *_: counts.update(["insert"]))
    tree.rowsRemoved.connect(lambda *_: counts.update(["remove"]))
    tree.rowsMoved.connect(lambda *_: counts.update(["move"]))
    tree.modelReset.connect(lambda: counts.update(["reset"]))
    tree.dataChanged.connect(lambda *_: counts.update(["change"]))
    return counts


def test_hosts_have_their_running_vms_in_natural_order(tree):
    assert texts(tree, "pool") == [
        "xcp-01",
        "xcp-02",
        "xcp-03",
        "Halted VMs",
        "Storage",
        "Networks",
        "Templates",
    ]
    assert texts(tree, "h1") == ["web-2", "web-10"]
    assert texts(tree, "h2") == ["gitlab", "win2022-ad"]
    assert texts(tree, "h3") == []


def test_halted_and_suspended_vms_are_gathered_and_counted(tree):
    group = tree.index_of(NodeKind.HALTED_VMS)
    assert texts(tree, NodeKind.HALTED_VMS) == ["legacy-erp", "test-centos7"]
    assert group.data(ItemRole.COUNT) == 2
    assert tree.index_of("test").data(ItemRole.DETAIL) == "suspended"
    assert tree.index_of("erp").data(ItemRole.DETAIL) == ""


def test_control_domains_and_internal_networks_are_not_shown(tree):
    for ref in ("dom0-1", "internal"):
        assert not tree.index_of(ref).isValid()
    assert texts(tree, NodeKind.TEMPLATES) == ["Debian 12"]


def test_details_say_what_is_special(tree):
    assert tree.index_of("h1").data(ItemRole.DETAIL) == "coordinator"
    assert tree.index_of("h3").data(ItemRole.DETAIL) == "maintenance"
    assert tree.index_of("h3").data(ItemRole.STATE) == StateKind.WARN
    assert tree.index_of("nfs").data(ItemRole.TEXT) == "NFS vol1 (default)"
    assert tree.index_of("nfs").data(ItemRole.DETAIL) == "62 %"
    assert tree.index_of("ssd").data(ItemRole.TEXT) == "Local SSD (xcp-01)"
    assert tree.index_of("ssd").data(ItemRole.DETAIL) == "91 %"
    assert tree.index_of("ssd").data(ItemRole.STATE) == StateKind.WARN
    assert tree.index_of("iso").data(ItemRole.DETAIL) == ""


def test_a_vm_that_starts_moves_to_its_host_and_stays_selected(pool, tree):
    selection = QItemSelectionModel(tree)
    selection.select(tree.index_of("erp"), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    counts = spy(tree)
    pool.change("VM", "erp", power_state="Running", resident_on=Ref("h1"))
    tree.flush()
    assert texts(tree, "h1") == ["legacy-erp", "web-2", "web-10"]
    assert [index.data(ItemRole.REF) for index in selection.selectedIndexes()] == ["erp"]
    assert counts["move"] == 1
    assert counts["insert"] == counts["remove"] == counts["reset"] == 0
    assert tree.index_of(NodeKind.HALTED_VMS).data(ItemRole.COUNT) == 1


def test_a_vm_that_migrates_is_a_move(pool, tree):
    kept = QPersistentModelIndex(tree.index_of("web-2"))
    pool.change("VM", "web-2", resident_on=Ref("h2"))
    tree.flush()
    assert kept.data(ItemRole.REF) == "web-2"
    assert kept.parent().data(ItemRole.REF) == "h2"


def test_a_renamed_vm_finds_its_place(pool, tree):
    counts = spy(tree)
    pool.change("VM", "web-10", name_label="aaa")
    tree.flush()
    assert texts(tree, "h1") == ["aaa", "web-2"]
    pool.change("VM", "web-10", name_label="aab")
    tree.flush()
    assert counts["move"] == 1  # the second name does not change the order


def test_figures_that_do_not_show_cost_nothing(pool, tree):
    counts = spy(tree)
    pool.change("VM", "web-2", memory_target=5)
    pool.change("host_metrics", "hm1", memory_total=1)
    pool.change("pool", "pool", last_update_sync="20260101T00:00:00Z")
    tree.flush()
    assert not counts


def test_many_changes_of_one_object_become_one(pool, tree):
    counts = spy(tree)
    for used in range(100):
        pool.change("SR", "nfs", physical_utilisation=used * 10)
    tree.flush()
    assert counts == {"change": 1}
    assert tree.index_of("nfs").data(ItemRole.DETAIL) == "99 %"


def test_an_operation_shows_on_the_object(pool, tree):
    pool.change("VM", "web-2", current_operations={"task": "pool_migrate"})
    tree.flush()
    index = tree.index_of("web-2")
    assert index.data(ItemRole.DETAIL) == "migrating"
    assert index.data(ItemRole.BUSY) is True
    assert index.data(ItemRole.STATE) == StateKind.INFO


def test_a_host_that_goes_leaves_its_vms(pool, tree):
    pool.remove("host", "h2")
    tree.flush()
    assert texts(tree, NodeKind.HALTED_VMS) == ["gitlab", "legacy-erp", "test-centos7", "win2022-ad"]
    pool.add("host", "h2", name_label="xcp-02", enabled=True)
    tree.flush()
    assert texts(tree, "h2") == ["gitlab", "win2022-ad"]


def test_an_unreachable_host_says_so(pool, tree):
    pool.change("host_metrics", "hm2", live=False)
    tree.flush()
    assert tree.index_of("h2").data(ItemRole.DETAIL) == "unreachable"
    assert tree.index_of("h2").data(ItemRole.STATE) == StateKind.BAD


def test_storage_that_a_host_lost_says_so(pool, tree):
    pool.change("PBD", "pbd-nfs-h2", currently_attached=False)
    tree.flush()
    assert tree.index_of("nfs").data(ItemRole.DETAIL) == "partly connected"
    pool.remove("PBD", "pbd-nfs-h2")
    tree.flush()
    assert tree.index_of("nfs").data(ItemRole.DETAIL) == "62 %"


def test_another_coordinator_and_default_storage(pool, tree):
    pool.change("pool", "pool", master=Ref("h2"), default_SR=Ref("ssd"))
    tree.flush()
    assert tree.index_of("h1").data(ItemRole.DETAIL) == ""
    assert tree.index_of("h2").data(ItemRole.DETAIL) == "coordinator"
    assert tree.index_of("ssd").data(ItemRole.TEXT) == "Local SSD (xcp-01) (default)"


def test_a_template_can_become_a_vm(pool, tree):
    kept = QPersistentModelIndex(tree.index_of("debian"))
    pool.change("VM", "debian", is_a_template=False)
    tree.flush()
    assert texts(tree, NodeKind.HALTED_VMS) == ["Debian 12", "legacy-erp", "test-centos7"]
    assert kept.data(ItemRole.KIND) == NodeKind.VM


def test_a_pool_of_one_without_a_name_is_shown_as_its_host(empty_pool, judged):
    empty_pool.add("pool", "pool", master=Ref("h1"))
    empty_pool.add("host", "h1", name_label="alone", enabled=True)
    empty_pool.add("VM", "vm", name_label="vm", power_state="Running", resident_on=Ref("h1"))
    tree = judged(ObjectTree(empty_pool.loaded().store))
    assert tree.rowCount() == 1
    assert tree.index(0, 0).data(ItemRole.REF) == "h1"
    assert tree.index(0, 0).data(ItemRole.DETAIL) == ""
    assert texts(tree, "h1") == ["vm", "Halted VMs", "Storage", "Networks", "Templates"]
    empty_pool.change("pool", "pool", name_label="named")
    tree.flush()
    assert tree.index(0, 0).data(ItemRole.REF) == "pool"
    assert texts(tree, "h1") == ["vm"]


def test_nothing_is_shown_before_the_pool_is_loaded(empty_pool, judged):
    tree = judged(ObjectTree(empty_pool.store))
    empty_pool.add("pool", "pool", name_label="lab")
    tree.flush()
    assert tree.rowCount() == 0
    empty_pool.loaded()
    assert tree.rowCount() == 1


def test_a_filter_shows_what_matches_and_the_way_to_it(tree):
    tree.set_filter("WEB")
    assert texts(tree, "pool") == ["xcp-01"]
    assert texts(tree, "h1") == ["web-2", "web-10"]
    tree.set_filter("xcp-02")
    assert texts(tree, "pool") == ["xcp-02"]
    assert texts(tree, "h2") == []
    tree.set_filter("prod win")
    assert texts(tree, "h2") == ["win2022-ad"]
    tree.set_filter("test")
    assert tree.index_of(NodeKind.HALTED_VMS).data(ItemRole.COUNT) == 1
    tree.set_filter("")
    assert tree.index_of(NodeKind.HALTED_VMS).data(ItemRole.COUNT) == 2
    assert len(texts(tree, "pool")) == 7


def test_vms_are_found_by_address(pool, tree):
    pool.add("VM_guest_metrics", "gm", networks={"0/ip": "192.168.7.9"})
    pool.change("VM", "erp", guest_metrics=Ref("gm"))
    tree.set_filter("192.168.7")
    assert texts(tree, NodeKind.HALTED_VMS) == ["legacy-erp"]
    pool.change("VM_guest_metrics", "gm", networks={"0/ip": "192.168.8.9"})
    tree.flush()
    assert not tree.index_of("erp").isValid()
    assert texts(tree, "pool") == []


def test_under_a_filter_changes_show_and_hide(pool, tree):
    tree.set_filter("erp")
    counts = spy(tree)
    pool.change("VM", "erp", power_state="Running", resident_on=Ref("h3"))
    tree.flush()
    assert texts(tree, "pool") == ["xcp-03"]
    assert texts(tree, "h3") == ["legacy-erp"]
    pool.change("VM", "erp", name_label="other")
    tree.flush()
    assert texts(tree, "pool") == []
    pool.change("VM", "gitlab", name_label="erp-2")
    tree.flush()
    assert texts(tree, "h2") == ["erp-2"]
    assert counts["reset"] == 0


async def test_changes_are_gathered_and_settle_by_themselves(pool, tree, qtlog):
    settled = asyncio.Event()
    tree.settled.connect(settled.set)
    pool.change("VM", "erp", name_label="new name")
    assert tree.index_of("erp").data(ItemRole.TEXT) == "legacy-erp"
    await asyncio.wait_for(settled.wait(), 5)
    assert tree.index_of("erp").data(ItemRole.TEXT) == "new name"


def test_names_are_plain_and_safe(pool, tree):
    pool.change("VM", "erp", name_label="<b>x</b>\u202e&")
    tree.flush()
    index = tree.index_of("erp")
    assert index.data(ItemRole.TEXT) == "<b>x</b>⟨U+202E⟩&"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "<qt>&lt;b&gt;x&lt;/b&gt;⟨U+202E⟩&amp;<br>halted</qt>"


def test_a_host_tells_how_much_of_its_memory_is_used(pool, tree):
    host = tree.index_of("h1")
    assert host.data(ItemRole.PROGRESS) == 0
    pool.add("VM_metrics", "vmm", memory_actual=64 << 30)
    pool.change("VM", "web-2", metrics=Ref("vmm"))
    tree.flush()
    assert host.data(ItemRole.PROGRESS) == 0.25
    assert "25 % of its memory used" in host.data(ItemRole.TOOLTIP)
    counts = spy(tree)
    pool.change("VM_metrics", "vmm", memory_actual=(64 << 30) + 4096)  # nothing that can be seen
    tree.flush()
    assert not counts
    pool.change("VM", "web-2", resident_on=Ref("h2"))
    tree.flush()
    assert tree.index_of("h1").data(ItemRole.PROGRESS) == 0
    assert tree.index_of("h2").data(ItemRole.PROGRESS) == 0.25


def test_a_halted_vm_with_a_home_stands_there(pool, tree):
    counts = spy(tree)
    pool.change("VM", "erp", affinity=Ref("h3"))
    tree.flush()
    assert texts(tree, "h3") == ["legacy-erp"]
    assert counts["move"] == 1
    pool.change("VM", "erp", affinity=Ref("gone"))
    tree.flush()
    assert "legacy-erp" in texts(tree, NodeKind.HALTED_VMS)


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


def test_a_filter_finds_snapshots_and_shows_those_of_what_it_finds(pool, tree):
    tree.set_filter("upgrade")
    assert texts(tree, "erp") == ["before upgrade"]
    assert tree.match_count == 1
    tree.set_filter("erp")
    assert texts(tree, "erp") == ["before upgrade"]
    assert tree.match_count == 1
    pool.change("VM", "erp", name_label="other")
    tree.flush()
    assert texts(tree, "pool") == []
    tree.set_filter("kind:snapshot")
    assert texts(tree, "erp") == ["before upgrade"]


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


def test_a_filter_by_connection_follows_the_connections(pool, tree):
    pool.add("VDI", "disk", SR=Ref("nfs"))
    pool.add("VBD", "vbd", VM=Ref("erp"), VDI=Ref("disk"))
    tree.set_filter("sr:nfs kind:vm")
    assert texts(tree, NodeKind.HALTED_VMS) == ["legacy-erp"]
    pool.add("VBD", "vbd2", VM=Ref("gitlab"), VDI=Ref("disk"))
    tree.flush()
    assert texts(tree, "h2") == ["gitlab"]
    pool.change("SR", "nfs", name_label="other")
    tree.flush()
    assert texts(tree, "pool") == []


HOSTS = ["h1", "h2", "h3", "h4"]
VMS = [f"vm{number}" for number in range(6)]
REFS = st.sampled_from([*map(Ref, VMS), NULL_REF])
NAMES = st.sampled_from(["web-1", "web-2", "web-10", "db", "", "Zürich", "ERP 7"])
vm_fields = st.fixed_dictionaries(
    {},
    optional={
        "name_label": NAMES,
        "power_state": st.sampled_from(["Running", "Halted", "Suspended", "Paused"]),
        "resident_on": st.sampled_from([*map(Ref, HOSTS), NULL_REF]),
        "metrics": st.sampled_from([Ref("vmm1"), Ref("vmm2"), NULL_REF]),
        "is_a_template": st.booleans(),
        "is_a_snapshot": st.booleans(),
        "affinity": st.sampled_from([*map(Ref, HOSTS), NULL_REF]),
        "snapshot_of": REFS,
        "parent": REFS,
        "tags": st.sampled_from([(), ("web",), ("db", "web"), ("db",), ("a\nb",)]),
        "other_config": st.sampled_from(
            [{}, {"folder": "/a"}, {"folder": "/a/b"}, {"folder": "b//c/"}, {"HideFromXenCenter": "true"}]
        ),
        "current_operations": st.sampled_from([{}, {"t": "start"}]),
    },
)


def _with_its_own_metrics(change):
    """No two hosts share a record of metrics."""
    cls, key, fields = change
    return cls, key, {**fields, "metrics": Ref(f"hm{key[1:]}")} if fields and "metrics" in fields else fields


host_fields = st.fixed_dictionaries(
    {}, optional={"name_label": NAMES, "enabled": st.booleans(), "metrics": st.just(Ref("hm1"))}
)
sr_fields = st.fixed_dictionaries(
    {}, optional={"name_label": NAMES, "shared": st.booleans(), "physical_utilisation": st.integers(0, 1000)}
)
pool_fields = st.fixed_dictionaries(
    {},
    optional={
        "name_label": st.sampled_from(["", "lab"]),
        "master": st.sampled_from(HOSTS).map(Ref),
        "other_config": st.sampled_from([{}, {"EMPTY_FOLDERS": "/a/x;/y"}, {"EMPTY_FOLDERS": "/a"}]),
    },
)
vif_fields = st.fixed_dictionaries(
    {"VM": REFS, "MAC": st.sampled_from(["52:54:00:00:00:01", "52:54:00:00:00:02"])}
)
step = st.one_of(
    st.tuples(st.just("VM"), st.sampled_from(VMS), vm_fields | st.none()),
    st.tuples(st.just("host"), st.sampled_from(HOSTS), host_fields | st.none()).map(_with_its_own_metrics),
    st.tuples(st.just("SR"), st.sampled_from(["nfs", "ssd"]), sr_fields | st.none()),
    st.tuples(st.just("PBD"), st.sampled_from(["pbd-ssd-h1", "pbd-nfs-h2"]), st.none()),
    st.tuples(st.just("pool"), st.just("pool"), pool_fields),
    st.tuples(st.just("flush"), st.just(""), st.none()),
    st.tuples(
        st.just("VM_metrics"),
        st.sampled_from(["vmm1", "vmm2"]),
        st.fixed_dictionaries({"memory_actual": st.sampled_from([0, 16 << 30, 64 << 30])}) | st.none(),
    ),
    st.tuples(
        st.just("host_metrics"),
        st.sampled_from(["hm1", "hm2"]),
        st.fixed_dictionaries({"memory_total": st.sampled_from([0, 128 << 30]), "live": st.booleans()}),
    ),
    st.tuples(st.just("VIF"), st.sampled_from(["vif1", "vif2"]), vif_fields | st.none()),
    st.tuples(
        st.just("filter"),
        st.sampled_from(
            ["", "web", "erp", "state:run", "host:xcp-01", "-tag:web", "54:00:00:00:01", "kind:snap"]
        ),
        st.none(),
    ),
    st.tuples(st.just("order"), st.sampled_from([order.id for order in ORDERS]), st.none()),
)


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.id)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(step, max_size=30))
def test_after_any_changes_the_tree_is_what_a_new_tree_would_be(new_pool, judged, order, steps):
    pool = new_pool()
    tree = judged(ObjectTree(pool.store, order=order))
    for cls, key, fields in steps:
        if cls == "flush":
            tree.flush()
        elif cls == "filter":
            tree.set_filter(key)
        elif cls == "order":
            tree.set_order(order_called(key))
        elif fields is None:
            pool.remove(cls, key)
        elif pool.cache.get(cls, key) is None:
            pool.add(cls, key, **fields)
        else:
            pool.change(cls, key, **fields)
    tree.flush()
    fresh = ObjectTree(pool.store, order=tree.order)
    fresh.set_filter(tree.filter_text)
    assert outline(tree) == outline(fresh)
    assert tree.object_count == fresh.object_count
    assert tree.match_count == fresh.match_count


def test_a_removal_of_everything_leaves_an_empty_tree(pool, tree):
    changes = [Change(cls, ref, None) for cls in pool.cache.classes() for ref in pool.cache.records(cls)]
    pool.apply(*changes)
    tree.flush()
    assert tree.rowCount() == 0


def test_a_cache_ahead_of_its_deltas_does_no_harm(pool, tree):
    """While a large batch comes in slices, the cache shows hosts that no delta has told of yet."""
    pool.cache.apply(
        [Change("host", Ref("h9"), type(pool.cache.host("h1"))(name_label="xcp-09", enabled=True))]
    )
    pool.change("VM", "erp", power_state="Running", resident_on=Ref("h9"))
    pool.add("VM", "new", name_label="new", power_state="Running", resident_on=Ref("h9"))
    tree.flush()
    assert texts(tree, "h9") == ["legacy-erp", "new"]
    pool.change("host", "h9", name_label="xcp-10")
    tree.flush()
    assert outline(tree) == outline(ObjectTree(pool.store))


async def test_a_large_batch_is_taken_in_slices(pool, tree, monkeypatch):
    """Between two slices the window has its turn; meanwhile more may change."""
    monkeypatch.setattr(object_tree, "SLICE_S", -1.0)  # one object at a time
    settled = asyncio.Event()
    tree.settled.connect(settled.set)
    seen: list[int] = []
    tree.rowsInserted.connect(lambda *_: seen.append(tree.rowCount(tree.index_of("h3"))))
    tree.rowsInserted.connect(lambda *_: len(seen) == 3 and pool.remove("VM", "new7"))
    pool.apply(
        *(
            Change(
                "VM", Ref(f"new{n}"), VM(name_label=f"new-{n}", power_state="Running", resident_on=Ref("h3"))
            )
            for n in range(8)
        )
    )
    await asyncio.wait_for(settled.wait(), 5)
    assert outline(tree) == outline(ObjectTree(pool.store))
    assert len(texts(tree, "h3")) == 7
    assert seen[:3] == [1, 2, 3]
