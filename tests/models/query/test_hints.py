# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What could be meant while a filter is typed."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from xolite_desktop.models.query.hints import MOST, Vocabulary, hints
from xolite_desktop.models.query.query import TERMS

WORDS = {"host": ["xcp-01", "xcp 02", 'od"d'], "tag": [f"tag{n}" for n in range(20)]}


def titles(text: str, cursor: int | None = None) -> list[str]:
    at = len(text) if cursor is None else cursor
    return [hint.title for hint in hints(text, at, lambda term: WORDS.get(term, []))]


def taken(text: str, number: int = 0) -> str:
    hint = hints(text, len(text), lambda term: WORDS.get(term, []))[number]
    return text[: hint.start] + hint.text


def test_an_empty_filter_hints_at_every_term() -> None:
    assert titles("") == [f"{term.name}:" for term in TERMS]


def test_a_word_hints_at_the_terms_it_begins() -> None:
    assert titles("st") == ["state:"]
    assert titles("web -ho") == ["host:"]
    assert titles("s") == []  # most words begin with some letter
    assert titles("web ") == []
    assert taken("web -ho") == "web -host:"


def test_a_term_hints_at_its_values() -> None:
    assert titles("host:02") == ["xcp 02"]
    assert taken("host:02") == 'host:"xcp 02" '
    assert taken('web host:"xcp 0') == 'web host:"xcp 02" '
    assert taken("host:xcp-01,02") == 'host:xcp-01,"xcp 02" '
    assert titles("host:xcp-01") == []  # there is nothing left to say
    assert len(titles("tag:")) == MOST
    assert titles("unknown:x") == []


def test_what_stands_behind_the_cursor_does_not_matter() -> None:
    assert titles("host:02 web", 7) == ["xcp 02"]


@given(st.text(alphabet='-:" ,astehok', max_size=20), st.integers(0, 20))
def test_any_text_and_cursor_will_do(text: str, cursor: int) -> None:
    for hint in hints(text, min(cursor, len(text)), lambda term: WORDS.get(term, [])):
        assert 0 <= hint.start <= cursor


def test_the_values_are_those_of_the_pool(pool: Any) -> None:
    words = Vocabulary(pool.store)
    assert words.of("host") == ["xcp-01", "xcp-02", "xcp-03"]
    assert words.of("tag") == ["prod"]
    assert "running" in words.of("state")
    assert words.of("nothing") == []
    gathered = words.of("tag")
    pool.change("VM", "erp", current_operations={"t": "start"})
    assert words.of("tag") is gathered
    pool.change("VM", "erp", tags=("new",))
    assert words.of("tag") == ["new", "prod"]
    pool.add("VM_guest_metrics", "gm", os_version={"name": "Debian GNU/Linux 12|/dev/xvda1"})
    assert words.of("os") == ["Debian GNU/Linux 12"]
