# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Objects named for the next start."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.models.roles import NodeKind
from xolite_desktop.ui import last_look


@pytest.mark.parametrize(
    ("cls", "name"), [("VM", "gitlab"), ("host", "xcp-01"), ("SR", "NFS vol1"), ("network", "Storage")]
)
def test_an_object_is_found_again_by_its_uuid(demo_store: Any, cls: str, name: str) -> None:
    cache, ref = demo_store.store.cache, demo_store.ref(cls, name)
    kept = last_look.lasting(cache, ref)
    assert kept == f"{cls}/{cache.get(cls, ref).uuid}"
    assert last_look.present(cache, kept) == ref


def test_a_group_is_its_own_name(demo_store: Any) -> None:
    cache = demo_store.store.cache
    assert last_look.lasting(cache, NodeKind.TEMPLATES) == NodeKind.TEMPLATES
    assert last_look.present(cache, NodeKind.TEMPLATES.value) == NodeKind.TEMPLATES


@pytest.mark.parametrize("kept", [None, 3, "", "VM/", "VM/none", "session/1", "nonsense", ["VM/1"]])
def test_what_a_damaged_file_says_is_nothing(demo_store: Any, kept: object) -> None:
    assert last_look.present(demo_store.store.cache, kept) is None
    assert last_look.all_present(demo_store.store.cache, kept) == []


def test_what_is_gone_is_left_out(demo_store: Any) -> None:
    refs = [demo_store.ref("host", "xcp-01"), "OpaqueRef:none"]
    assert len(last_look.all_lasting(demo_store.store.cache, refs)) == 1
