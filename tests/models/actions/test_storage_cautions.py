# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Before the pool loses sight of a storage, it is said what it was for."""

from __future__ import annotations

import pytest

from helpers.direct_pool import DirectPool
from xolite_desktop.models.actions.storage_cautions import of_pool
from xolite_desktop.xapi.refs import Ref


@pytest.fixture
def pool() -> DirectPool:
    return DirectPool("demo")


def named(pool: DirectPool, name: str) -> Ref:
    return Ref(next(ref for ref, sr in pool.db.records("SR").items() if sr["name_label"] == name))


def test_what_the_pool_uses_it_for_is_said(pool: DirectPool) -> None:
    said = of_pool(pool.cache, named(pool, "NFS vol1"))
    assert said == "The pool uses it for new disks, suspended VMs and crash dumps."


def test_there_is_nothing_to_say_of_one_that_is_not_used_so(pool: DirectPool) -> None:
    assert of_pool(pool.cache, named(pool, "Archive")) == ""
    assert of_pool(pool.cache, Ref("OpaqueRef:gone")) == ""
