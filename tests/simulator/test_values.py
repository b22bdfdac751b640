# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Values are checked with XAPI's own errors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.schema import NULL_REF, load_schema, parse_type
from xolite_desktop.simulator.values import check, check_record, check_text, conforms, stored_text


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("bool", "maybe", "Failure(\"Expected bool, got 'S(maybe)'\")"),
        ("int", "abc", 'Failure("Int64.of_string")'),
        ("string", 5, "Failure(\"Expected string, got 'I(5)'\")"),
        ("(string -> string) map", ["a"], "Failure(\"Expecting Rpc.Dict, but found '[S(a)]'\")"),
        ("enum on_crash_behaviour", "explode", 'Failure("Unknown tag/contents")'),
    ],
)
def test_wrong_types_give_the_recorded_texts(kind, value, text):
    with pytest.raises(Failure) as caught:
        check(parse_type(kind), value)
    assert caught.value.description == ["INTERNAL_ERROR", text]


def test_numbers_may_come_as_text():
    assert check(parse_type("int"), "5") == 5
    assert check(parse_type("float"), "1.5") == 1.5
    with pytest.raises(Failure):
        check(parse_type("int"), True)


def test_dates_come_in_both_spellings():
    for text in ("20260821T15:31:45Z", "2026-08-21T15:31:45Z", "20260821T15:31:45"):
        assert check(parse_type("datetime"), text) == "20260821T15:31:45Z"


def test_an_empty_ref_is_null():
    assert check(parse_type("host ref"), "") == NULL_REF


def test_control_characters_cannot_be_stored():
    with pytest.raises(Failure, match="Invalid_value"):
        check_text({"key": "a\x00b"})
    assert check_text("tab\tand\U0001f600") == "tab\tand\U0001f600"


def test_create_demands_fields_without_default():
    vdi = load_schema().classes["VDI"]
    with pytest.raises(Failure) as caught:
        check_record(vdi, {"name_label": "x"})
    assert caught.value.params == ('Server_helpers.Dispatcher_FieldNotFound("SR")',)


def test_every_default_conforms_to_its_type():
    schema = load_schema()
    for cls in schema.classes.values():
        for field in cls.fields.values():
            assert conforms(schema, field.type, field.default), (cls.name, field.name)


@given(st.recursive(st.text() | st.integers() | st.booleans(), lambda each: st.lists(each)))
def test_anything_can_be_shown_as_stored(value):
    assert isinstance(stored_text(value), str)
