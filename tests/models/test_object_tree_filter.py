# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a filter leaves of the tree, and how that follows the pool."""

from __future__ import annotations

from models.tree_outline import spy, texts

from xolite_desktop.models.roles import ItemRole, NodeKind
from xolite_desktop.xapi.refs import Ref


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
