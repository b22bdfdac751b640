# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which nodes a change touches: enough, and no more."""

from __future__ import annotations

import pytest

from xolite_desktop.models.tree_layout import affected, describe, root_key
from xolite_desktop.models.tree_order import BY_HOST
from xolite_desktop.xapi.refs import Ref


def touched(pool, cls, ref, **fields) -> set[str]:
    return {key for _, key in affected(pool.store, pool.change(cls, ref, **fields))}


@pytest.mark.parametrize(
    ("cls", "ref", "fields", "expected"),
    [
        ("VM", "erp", {"memory_target": 1}, set()),
        ("VM", "erp", {"name_label": "x"}, {"erp", "snap"}),
        ("host_metrics", "hm2", {"memory_total": 1}, {"h2"}),
        ("host_metrics", "hm2", {"last_updated": "x"}, set()),
        ("VM", "web-2", {"resident_on": Ref("h2")}, {"web-2", "h1", "h2"}),
        ("host_metrics", "hm2", {"live": False}, {"h2"}),
        ("PBD", "pbd-nfs-h2", {"currently_attached": False}, {"nfs"}),
        ("pool", "pool", {"last_update_sync": "x"}, set()),
        ("pool", "pool", {"default_SR": Ref("ssd")}, {"pool", "h1", "h2", "h3", "nfs", "ssd", "iso"}),
        ("host", "h1", {"name_label": "x"}, {"h1", "nfs", "ssd", "iso"}),
        ("host", "h1", {"enabled": False}, {"h1"}),
        ("VM_guest_metrics", "gm", {"other": {"data": "x"}}, set()),
        ("VM_guest_metrics", "gm", {"os_version": {"name": "x"}}, {"erp"}),
        ("VM", "erp", {"tags": ("x",)}, {"erp", "snap"}),
        ("VM", "snap", {"name_label": "x"}, {"snap"}),
        ("pool", "pool", {"other_config": {"EMPTY_FOLDERS": "/a"}}, {"pool", "folder:/a"}),
        ("VM_guest_metrics", "gm", {"networks": {"0/ip": "1.2.3.4"}}, {"erp"}),
    ],
)
def test_only_what_reads_differently_is_touched(pool, cls, ref, fields, expected):
    pool.add("VM_guest_metrics", "gm")
    pool.change("VM", "erp", guest_metrics=Ref("gm"))
    assert touched(pool, cls, ref, **fields) == expected


def test_hidden_objects_have_no_node(pool):
    for cls, ref in (("VM", "erp"), ("SR", "nfs"), ("network", "eth0")):
        pool.change(cls, ref, other_config={"HideFromXenCenter": "true"})
        assert describe(pool.store, "pool", BY_HOST, cls, Ref(ref)) == []
    assert describe(pool.store, "pool", BY_HOST, "VM", Ref("unknown")) == []
    assert describe(pool.store, "pool", BY_HOST, "VM", Ref("snap")) == []
    pool.add("SR", "dvd", name_label="DVD drives", type="udev")
    assert describe(pool.store, "pool", BY_HOST, "SR", Ref("dvd")) == []


def test_the_root(pool, empty_pool):
    assert root_key(empty_pool.store) is None
    assert root_key(pool.store) == "pool"
