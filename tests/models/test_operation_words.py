# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Operations in words."""

from __future__ import annotations

from xolite_desktop.models.operation_words import operation_word
from xolite_desktop.models.reasons import explain_code


def test_an_operation_has_a_word_or_keeps_its_name() -> None:
    assert operation_word("pool_migrate") == "its migration"
    assert "\u202e" not in operation_word("some_thing\u202e")


def test_who_is_busy_hears_with_what_in_words() -> None:
    said = explain_code("OTHER_OPERATION_IN_PROGRESS", ("VM", "web", "pool_migrate", "task"))
    assert said.text == "Another operation is going on: its migration."
