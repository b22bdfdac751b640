# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Natural order and the words of a search field."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xolite_desktop.models.filters import TextFilter, natural_key


def test_numbers_sort_by_value_and_case_does_not_matter():
    names = ["web-10", "Web-2", "alpha", "web-1", "", "2", "10"]
    assert sorted(names, key=natural_key) == ["", "2", "10", "alpha", "web-1", "Web-2", "web-10"]


@given(st.lists(st.text(alphabet="aB19²٣-", max_size=40)))
def test_any_names_can_be_compared(names):
    sorted(names, key=natural_key)


def test_thousands_of_digits_are_just_a_name():
    assert natural_key("9" * 10_000) > natural_key("8" * 10_000)


def test_all_words_must_occur():
    wanted = TextFilter.parse("  PROD web ")
    assert wanted.matches("web-01\nprod")
    assert not wanted.matches("web-01")
    assert TextFilter.parse(" ").is_empty
    assert TextFilter().matches("anything")
