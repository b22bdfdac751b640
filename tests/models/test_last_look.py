# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Objects named for the next start."""

from __future__ import annotations

import pytest

from xolite_desktop.models import last_look
from xolite_desktop.models.roles import NodeKind


@pytest.mark.parametrize(("cls", "ref"), [("VM", "gitlab"), ("host", "h1"), ("network", "eth0")])
def test_an_object_is_found_again_by_its_uuid(pool, cls, ref):
    pool.change(cls, ref, uuid="0d3c1f8a")
    kept = last_look.lasting(pool.cache, ref)
    assert kept == f"{cls}/0d3c1f8a"
    assert last_look.present(pool.cache, kept) == ref


def test_a_group_is_its_own_name(pool):
    cache = pool.cache
    assert last_look.lasting(cache, NodeKind.TEMPLATES) == NodeKind.TEMPLATES
    assert last_look.present(cache, NodeKind.TEMPLATES.value) == NodeKind.TEMPLATES


@pytest.mark.parametrize("kept", [None, 3, "", "VM/", "VM/none", "session/1", "nonsense", ["VM/1"]])
def test_what_a_damaged_file_says_is_nothing(pool, kept):
    assert last_look.present(pool.cache, kept) is None
    assert last_look.all_present(pool.cache, kept) == []


def test_what_is_gone_is_left_out(pool):
    refs = ["h1", "OpaqueRef:none"]
    assert len(last_look.all_lasting(pool.cache, refs)) == 1
