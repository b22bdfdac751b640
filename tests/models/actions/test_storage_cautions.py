# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Before the pool loses sight of a storage, it is said what is on it and what for."""

from __future__ import annotations

import pytest

from helpers.direct_pool import DirectPool
from xolite_desktop.models.actions.storage_cautions import lost_sight, of_pool
from xolite_desktop.xapi.refs import Ref


@pytest.fixture
def pool() -> DirectPool:
    return DirectPool("demo")


def named(pool: DirectPool, name: str) -> Ref:
    return Ref(next(ref for ref, sr in pool.db.records("SR").items() if sr["name_label"] == name))


def test_disks_and_some_of_their_vms_are_named(pool: DirectPool) -> None:
    said = lost_sight(pool.cache, named(pool, "NFS vol1"))
    assert said.startswith("It holds ")
    assert " more." in said.split("These VMs use them: ")[1]
    assert said.endswith("The pool uses it for new disks, suspended VMs and crash dumps.")


def test_a_library_holds_images(pool: DirectPool) -> None:
    assert "14 images" in lost_sight(pool.cache, named(pool, "ISO library"))


def test_there_is_nothing_to_say_of_one_that_is_empty(pool: DirectPool) -> None:
    archive = named(pool, "Archive")
    assert lost_sight(pool.cache, archive) == of_pool(pool.cache, archive) == ""
    assert lost_sight(pool.cache, Ref("OpaqueRef:gone")) == ""
