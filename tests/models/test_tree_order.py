# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where objects stand."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.models import tree_order
from xolite_desktop.models.tree_order import BY_FOLDER, BY_HOST, BY_TAG, Spot, order_called, spots_of
from xolite_desktop.models.tree_portrait import portrait
from xolite_desktop.xapi.refs import NULL_REF, Ref


def spots(pool: Any, order: Any, cls: str, ref: str) -> list[Spot]:
    found = portrait(pool.store, "pool", cls, Ref(ref))
    assert found is not None
    return spots_of(order, pool.store, "pool", Ref(ref), found)


def test_a_running_vm_without_a_known_host_is_among_the_halted(pool: Any) -> None:
    pool.change("VM", "web-2", resident_on=NULL_REF)
    assert tree_order.home(pool.store, pool.cache.vm("web-2")) == "halted VMs"
    assert tree_order.home(pool.store, pool.cache.vm("web-10")) == "h1"


def test_a_vm_that_runs_stands_where_it_runs_not_where_it_is_at_home(pool: Any) -> None:
    pool.change("VM", "web-2", affinity=Ref("h3"))
    assert spots(pool, BY_HOST, "VM", "web-2") == [Spot("", "h1", "host")]
    pool.change("VM", "web-2", power_state="Halted", resident_on=NULL_REF)
    assert spots(pool, BY_HOST, "VM", "web-2") == [Spot("", "h3", "host")]


def test_a_snapshot_stands_in_each_branch_of_its_vm(pool: Any) -> None:
    pool.change("VM", "erp", tags=("b", "a"))
    assert spots(pool, BY_TAG, "VM", "snap") == [
        Spot("tag:b", "tag:b\nerp", "VM"),
        Spot("tag:a", "tag:a\nerp", "VM"),
    ]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("", ""),
        ("/", ""),
        ("a", "/a"),
        ("/a//b/", "/a/b"),
        ("/" + "x/" * 40, "/x" * 15 + "/" + "∕".join("x" * 25)),
    ],
)
def test_a_folder_is_compared_as_a_path(text: str, path: str) -> None:
    assert tree_order.folder_path(text) == path


def test_empty_folders_stand_with_those_above_them(pool: Any) -> None:
    pool.change("pool", "pool", other_config={"EMPTY_FOLDERS": "/a/b;;/c"})
    assert BY_FOLDER.standing(pool.store) == {"folder:/a", "folder:/a/b", "folder:/c"}


def test_groups_are_told_from_objects() -> None:
    for key in ("tag:x", "folder:/a", "untagged", "halted VMs"):
        assert tree_order.is_group(key)
    for key in ("tag:x\nref", "OpaqueRef:1"):
        assert not tree_order.is_group(key)


def test_an_unknown_order_is_that_by_host() -> None:
    assert order_called("tag") is BY_TAG
    assert order_called(None) is BY_HOST
