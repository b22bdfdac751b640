# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""An export judges itself: the folder, the names, the room; and what names of files are made of names of VMs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers.direct_pool import DirectPool
from helpers.hostile_names import NAMES
from xolite_desktop.xapi.plans.export_vm import (
    Compression,
    ExportVms,
    Folder,
    compressions,
    least_bytes,
    most_bytes,
    proposed_names,
    vms_of,
)
from xolite_desktop.xapi.refs import Ref


@pytest.fixture(scope="module")
def pool() -> DirectPool:
    return DirectPool("demo")


@pytest.fixture(scope="module")
def vm(pool: DirectPool) -> Ref:
    return Ref(pool.db.find("VM", name_label="old-jira")[0])


def codes(pool: DirectPool, plan: ExportVms, seen: Folder | None) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in plan.problems(pool.cache, seen)]


def test_what_can_be_wrong(pool: DirectPool, vm: Ref) -> None:
    plan, room = ExportVms("/data", ((vm, "a.xva"),)), Folder("/data", free=1 << 50)
    assert codes(pool, plan, room) == []
    assert codes(pool, plan, None) == [("folder", "EXPORT_FOLDER_LOOKED_AT")]
    assert codes(pool, plan, replace(room, exists=False)) == [("folder", "EXPORT_FOLDER_MISSING")]
    assert codes(pool, plan, replace(room, writable=False)) == [("folder", "EXPORT_FOLDER_READ_ONLY")]
    full = replace(room, free=least_bytes(pool.cache, [vm]) - 1)
    assert codes(pool, plan, full) == [("folder", "EXPORT_FOLDER_FULL")]
    assert codes(pool, replace(plan, compression=Compression.ZSTD), full) == []
    taken = replace(room, names=frozenset({"a.xva"}))
    assert codes(pool, plan, taken) == [("name", "EXPORT_FILE_EXISTS")]
    assert codes(pool, replace(plan, overwrite=True), taken) == []


@pytest.mark.parametrize(
    "name", ["", ".xva", "a/b.xva", "../a.xva", "con.xva", "a\x00.xva", "x" * 300 + ".xva"]
)
def test_names_that_no_file_can_have(pool: DirectPool, vm: Ref, name: str) -> None:
    assert codes(pool, ExportVms("/data", ((vm, name),)), Folder("/data")) == [("name", "EXPORT_FILE_NAME")]


def test_proposed_names_are_safe_and_unlike_each_other(pool: DirectPool) -> None:
    made = DirectPool("demo")
    refs = [Ref(ref) for ref in list(made.db.records("VM"))[: len(NAMES)]]
    for ref, name in zip(refs, NAMES, strict=False):
        made.db.update("VM", ref, name_label=name)
    made.follow()
    names = [name for _, name in proposed_names(made.cache, refs, ".xva")]
    assert len({name.casefold() for name in names}) == len(names)
    files = tuple(zip(refs, names, strict=True))
    assert [
        each
        for each in ExportVms("/data", files).problems(made.cache, Folder("/data"))
        if each.field == "name"
    ] == []


def test_zstd_where_the_pool_knows_it(pool: DirectPool) -> None:
    assert compressions(pool.cache) == list(Compression)
    old = DirectPool("demo")
    old.db.update("pool", next(iter(old.db.records("pool"))), restrictions={})
    old.follow()
    assert compressions(old.cache) == [Compression.NONE, Compression.GZIP]


def test_a_vapp_is_its_vms(pool: DirectPool, vm: Ref) -> None:
    made = DirectPool("demo")
    appliance = made.db.create("VM_appliance", name_label="shop")
    made.db.update("VM", vm, appliance=appliance)
    made.follow()
    assert vms_of(made.cache, [Ref(appliance)]) == [vm]
    assert most_bytes(made.cache, [vm]) > least_bytes(made.cache, [vm]) >= 0


def test_thick_storage_does_not_tell_what_was_written(pool: DirectPool, vm: Ref) -> None:
    made = DirectPool("demo")
    before = least_bytes(made.cache, [vm])
    assert before > 0
    for sr in made.db.records("SR"):
        made.db.update("SR", sr, type="lvmoiscsi")
    made.follow()
    assert least_bytes(made.cache, [vm]) == 0
