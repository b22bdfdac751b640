# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The store tells of a batch once, and of very large ones as a reset."""

from __future__ import annotations

from collections import Counter

from xolite_desktop.models.pool_store import RESET_FROM
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref


def listen(store) -> Counter[str]:
    heard: Counter[str] = Counter()
    store.changed.connect(lambda _: heard.update(["changed"]))
    store.reset.connect(lambda: heard.update(["reset"]))
    store.loaded.connect(lambda: heard.update(["loaded"]))
    return heard


def test_nothing_is_told_before_the_pool_is_complete(empty_pool):
    heard = listen(empty_pool.store)
    empty_pool.add("VM", "vm", name_label="vm")
    assert not heard
    empty_pool.store.finish_loading()
    assert heard == {"reset": 1, "loaded": 1}


def test_a_batch_is_one_signal_and_the_index_is_ahead_of_it(pool):
    seen: list[set[Ref]] = []
    pool.store.changed.connect(lambda _: seen.append(set(pool.store.index.vms_of_host("h3"))))
    heard = listen(pool.store)
    pool.apply(
        pool.changed("VM", "erp", power_state="Running", resident_on=Ref("h3")),
        pool.changed("VM", "test", power_state="Running", resident_on=Ref("h3")),
    )
    pool.apply()
    assert heard == {"changed": 1}
    assert {"erp", "test"} <= seen[0]


def test_a_very_large_batch_is_a_reset(pool):
    heard = listen(pool.store)
    pool.apply(*(Change("VM", Ref(f"vm{number}"), VM()) for number in range(RESET_FROM + 1)))
    assert heard == {"reset": 1}


def test_another_cache_starts_anew(pool, new_pool):
    other = new_pool()
    heard = listen(pool.store)
    pool.store.attach(other.cache)
    assert heard == {"reset": 1}
    assert not pool.store.is_loaded
    pool.store.rebuild()
    assert pool.store.index.vms_of_host("h1")


def test_looking_at_everything_anew_can_be_done_in_slices(pool):
    unseen = [Change("VM", Ref(f"vm{number}"), VM(resident_on=Ref("h3"))) for number in range(1000)]
    pool.cache.apply(unseen)
    heard = listen(pool.store)
    slices = 0
    for _ in pool.store.rebuilding():
        slices += 1
        assert not pool.store.index.vms_of_host("h3") & {"vm0"}
    assert slices > 2
    assert heard == {"reset": 1}
    assert len(pool.store.index.vms_of_host("h3")) == 1001
    assert pool.store.totals.of_host("h3").vm_count == 1000
