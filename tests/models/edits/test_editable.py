# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What can be edited, how it is entered, and what it may be."""

from __future__ import annotations

from typing import Any

import pytest

from tests.models.conftest import SmallPool
from xolite_desktop.models.edits import choices
from xolite_desktop.models.edits.editable import (
    Editable,
    Kind,
    Problem,
    bounded,
    draft_of,
    hidden_characters,
    parsed,
    shown,
)
from xolite_desktop.models.edits.table import editable, editables
from xolite_desktop.xapi.refs import NULL_REF, Ref

LINE = Editable("x", "Name", "name", "name_label", needed=True)
ENTRY = Editable("x", "Folder", "folder", "other_config", "folder")
NUMBER = Editable("x", "Delay", "delay", "start_delay", kind=Kind.NUMBER, most=100, unit="s")


def test_every_class_has_what_all_have(pool: SmallPool) -> None:
    for cls, ref in (("VM", "erp"), ("host", "h1"), ("pool", "pool"), ("SR", "nfs"), ("network", "eth0")):
        found = editables(pool.store, cls, Ref(ref))
        assert [each.id for each in found][:4] == ["name", "description", "tags", "folder"]
        assert len({each.id for each in found}) == len(found)
        for each in found:
            assert each.slot(cls, Ref(ref)).field
            assert (each.kind is Kind.CHOICE) == (each.choices is not None)
    assert editables(pool.store, "VBD", Ref("x")) == []
    assert editables(pool.store, "VM", Ref("gone")) == []


def test_snapshots_and_templates_have_less(pool: SmallPool) -> None:
    assert editable(pool.store, "VM", Ref("snap"), "home_host") is None
    assert editable(pool.store, "VM", Ref("debian"), "ha_priority") is None
    assert editable(pool.store, "VM", Ref("erp"), "ha_priority") is not None


def test_custom_fields_of_the_pool_are_editable(pool: SmallPool) -> None:
    text = (
        '<CustomFieldDefinitions><CustomFieldDefinition name="Owner" type="String"/></CustomFieldDefinitions>'
    )
    pool.change("pool", "pool", gui_config={"XenCenter.CustomFields": text})
    entry = editable(pool.store, "SR", Ref("nfs"), "custom:Owner")
    assert entry is not None
    assert entry.slot("SR", Ref("nfs")).key == "XenCenter.CustomFields.Owner"


def test_what_is_typed_becomes_a_value() -> None:
    assert parsed(LINE, " web ", "old") == "web"
    assert parsed(ENTRY, "", "/a") is None
    assert parsed(ENTRY, "/b", None) == "/b"
    assert parsed(NUMBER, " 20 ", 0) == 20
    assert parsed(LINE, " odd ", " odd ") == " odd "  # what was not touched stays
    assert parsed(LINE, "", "") == ""


@pytest.mark.parametrize("text", ["", "-1", "101", "1.5", "x", "9" * 50, "٣"])
def test_a_number_is_one_and_within_its_limits(text: str) -> None:
    with pytest.raises(Problem, match="from 0 to 100"):
        parsed(NUMBER, text, 0)


def test_a_name_is_needed() -> None:
    with pytest.raises(Problem, match="Name cannot be empty"):
        parsed(LINE, "  ", "old")


def test_half_a_character_can_be_shown_and_is_kept() -> None:
    assert draft_of("a\ud800b") == "a\ufffdb"
    assert parsed(LINE, draft_of("a\ud800b"), "a\ud800b") == "a\ud800b"
    assert draft_of("😀") == "😀"
    assert draft_of(None) == ""


def test_values_are_shown_safe_and_bounded(pool: SmallPool) -> None:
    store, ref = pool.store, Ref("erp")
    assert shown(LINE, store, ref, "a\u202eb") == "a⟨U+202E⟩b"
    assert len(shown(LINE, store, ref, "x" * 10_000)) == 401
    assert shown(NUMBER, store, ref, 20) == "20 s"
    assert shown(LINE, store, ref, ("b", "a\n")) == "a␊, b"
    assert bounded("x") == "x"


def test_a_text_with_hidden_characters_says_so() -> None:
    assert hidden_characters("plain\ntext") == ""
    assert "⟨U+202E⟩" in hidden_characters("a\u202eb\u202e")


@pytest.mark.parametrize(
    "source",
    [
        choices.boot_order, choices.home_hosts, choices.storage_for_disks, choices.ha_priorities,
        choices.crash_actions, choices.locking_modes, choices.yes_no_text,
    ],
)  # fmt: skip
@pytest.mark.parametrize("value", ["h1", "nfs", "dcn", "restart", "true", "false", "", "what<b>", NULL_REF])
def test_the_value_of_now_is_always_a_choice(pool: SmallPool, source: Any, value: str) -> None:
    found = source(pool.store, Ref("erp"), value)
    assert value in [each.value for each in found]
    assert len({each.value for each in found}) == len(found)
    assert all(each.label for each in found)


def test_no_choice_changes_a_flag_that_says_it_already() -> None:
    for value, other in ((None, "true"), ("false", "true"), ("true", "false"), ("True", "false")):
        yes, no = choices.yes_no_text(None, Ref(""), value)  # type: ignore[arg-type]
        said = value is not None and value.lower() == "true"
        assert (yes.value if said else no.value) == value
        assert (no.value if said else yes.value) == other


def test_tags_and_folders_of_the_pool_are_suggested(pool: SmallPool) -> None:
    pool.change("VM", "erp", tags=("Web-10", "web-2"), other_config={"folder": "/A/B"})
    pool.change("pool", "pool", other_config={"EMPTY_FOLDERS": "/C;/A/D"})
    assert choices.tags_of_pool(pool.store) == ["prod", "web-2", "Web-10"]
    assert choices.folders_of_pool(pool.store) == ["/A", "/A/B", "/A/D", "/C"]
