# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A few letters find the right thing first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xolite_desktop.models.search import fit, search

TEXTS = [
    "Migrate gitlab…",
    "gitlab",
    "gitlab console",
    "Start legacy-erp",
    "web-frontend-01",
    "Migrate mail-relay…",
]


def best(query: str) -> list[str]:
    return [found.text for found in search(query, [(text, None) for text in TEXTS])]


def test_words_may_be_cut_short_and_mixed():
    assert best("migr gitl") == ["Migrate gitlab…"]
    assert best("gitl")[0] == "gitlab"
    assert best("wf01") == ["web-frontend-01"]
    assert best("xyz") == []


def test_an_empty_query_finds_the_first():
    assert best("") == TEXTS
    assert len(search("", [(text, None) for text in TEXTS], limit=2)) == 2


def test_the_letters_found_are_marked():
    score_and_positions = fit("git", "Migrate gitlab")
    assert score_and_positions is not None
    assert score_and_positions[1] == (8, 9, 10)


@given(st.text(max_size=8), st.text(max_size=30))
def test_positions_are_inside_the_text(query, text):
    hit = fit(query, text)
    if hit is not None:
        assert all(0 <= position < len(text) for position in hit[1])


@given(st.text(min_size=1, max_size=20).filter(str.strip))
def test_every_text_finds_itself(text):
    assert fit(text, text) is not None
