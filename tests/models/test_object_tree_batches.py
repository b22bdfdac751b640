# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""After any changes, in any order and in slices, the tree is what a new tree would be."""

from __future__ import annotations

import asyncio
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from models.tree_outline import outline, texts

from xolite_desktop.models import object_tree
from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.models.tree_order import (
    ORDERS,
    order_called,
)
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import NULL_REF, Ref

EXAMPLES = 100 if os.environ.get("XOLITE_NIGHTLY") == "1" else 30
"""Of changes, for each order."""
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
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
