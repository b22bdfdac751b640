# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The tree shows the pool as it is after any change, and tells views the least they need to hear."""

from __future__ import annotations

import asyncio

from models.tree_outline import spy, texts
from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt

from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.models.roles import ItemRole, NodeKind, StateKind
from xolite_desktop.xapi.refs import Ref


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
