# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The language of get_all_records_where."""

from __future__ import annotations

import pytest

from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.where import parse

RECORD = {"power_state": "Running", "is_a_template": False, "tags": ["a", "b"], "n": 5, "map": {"k": "v"}}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('field "power_state"="Running"', True),
        ('field "power_state" = "Halted"', False),
        ('field "power_state"="Running" and field "is_a_template"="false"', True),
        ('not field "is_a_template"="false" or true', True),
        ('not (field "is_a_template"="false" or true)', False),
        ('field "n"="5"', True),
        ("field \"tags\"=\"('a' 'b')\"", True),
        ("field \"map\"=\"(('k' 'v'))\"", True),
        ("false", False),
    ],
)
def test_expressions_test_the_stored_text(expression, expected):
    assert parse(expression)(RECORD) is expected


@pytest.mark.parametrize(
    "expression", ['field "nope', "", "field", 'field "a"', "(true", 'field "a"="b" true']
)
def test_nonsense_is_an_invalid_value(expression):
    with pytest.raises(Failure) as caught:
        parse(expression)
    assert caught.value.code == "INVALID_VALUE"
    assert caught.value.params[0] == expression


def test_an_unknown_field_is_noticed_when_asked():
    with pytest.raises(Failure, match="INVALID_VALUE"):
        parse('field "nope"="x"')(RECORD)
