# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What people call an object."""

from __future__ import annotations

from xolite_desktop.models.object_name import class_word, name_of, name_of_ref
from xolite_desktop.xapi.records.storage import VBD
from xolite_desktop.xapi.refs import NULL_REF, Ref


def test_names_are_safe_and_never_empty(pool):
    assert name_of(pool.cache.vm("erp"), pool.cache) == "legacy-erp"
    pool.change("VM", "erp", name_label="")
    assert name_of_ref("erp", pool.cache) == "(no name)"
    assert name_of(None, pool.cache) == ""
    assert name_of({"name_label": "a\u202eb"}, pool.cache) == "a⟨U+202E⟩b"


def test_unknown_refs_have_no_name(pool):
    assert name_of_ref("unknown", pool.cache) == ""
    assert name_of_ref(NULL_REF, pool.cache) == ""
    assert name_of_ref("erp", None) == ""


def test_parts_of_what_is_gone(pool):
    drive = VBD(VM=Ref("gone"), type="CD", userdevice="3")
    assert name_of(drive, pool.cache) == "DVD drive 3 of a VM that is gone"


def test_classes_have_words():
    assert class_word("SR") == "storage"
    assert class_word("brand_new") == "brand_new"
