# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is typed into the filter, understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xolite_desktop.models.query.facts import Facts
from xolite_desktop.models.query.query import Query, Term, Value, own_test

FACTS = Facts(
    text="web-01\nfront end\nprod", kind="vm", states=("running",), tags=("prod", "tier 1"), folder="/a/b", os="debian 12"
)  # fmt: skip


def lets_through(text: str, facts: Facts = FACTS) -> bool:
    query = Query.parse(text)
    tests = [(own_test(term), term.negated) for term in query.terms]
    return query.has_words(facts.text) and all(
        test is not None and test(facts) is not negated for test, negated in tests
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", True),
        ("WEB prod", True),
        ("web -prod", False),
        ('"front end"', True),
        ('"end front"', False),
        ("state:run", True),
        ("state:halted,running", True),
        ("-state:running", False),
        ("kind:vm", True),
        ("kind:s", False),
        ("tag:pro", True),
        ('tag:"pro"', False),
        ('tag:"tier 1"', True),
        ("tag:", True),
        ("folder:/a", True),
        ("folder:/a/b/", True),
        ("folder:/b", False),
        ("folder:b", True),
        ('folder:"/a"', True),
        ("os:debian", True),
        ("-os:windows", True),
        ("-", True),
    ],
)
def test_what_is_let_through(text: str, expected: bool) -> None:
    assert lets_through(text) is expected


def test_addresses_have_colons_and_are_words() -> None:
    for text in ("52:54:00:12:ab:cd", "aa:bb:cc", "fe80::1", "http://x"):
        query = Query.parse(text)
        assert query.words == (text,)
        assert not query.problem


def test_terms_with_their_values() -> None:
    query = Query.parse('HOST:"XCP 1",xcp-2 -tag:old x')
    assert query.words == ("x",)
    assert query.terms == (
        Term("host", (Value("xcp 1", exact=True), Value("xcp-2"))),
        Term("tag", (Value("old"),), negated=True),
    )


def test_what_means_nothing_is_said_and_left_out() -> None:
    query = Query.parse("color:red web")
    assert query.words == ("web",)
    assert query.terms == ()
    assert "color:" in query.problem
    assert "state:" in query.problem
    assert "asleep" in Query.parse("state:asleep").problem
    assert not Query.parse("state:").problem
    assert Query.parse("state: ").is_empty


@pytest.mark.parametrize(
    ("longer", "shorter", "expected"),
    [
        ("vm-7", "vm", True),
        ("vm-7 web", "vm", True),
        ("vm", "vm-7", False),
        ("vm state:run", "vm", True),
        ("vm state:running", "vm state:run", False),
        ("vm -x", "vm", True),
        ("vm", "vm -x", False),
        ("vm", "", True),
    ],
)
def test_typing_on_narrows(longer: str, shorter: str, expected: bool) -> None:
    assert Query.parse(longer).narrows(Query.parse(shorter)) is expected


@given(st.text(max_size=40) | st.text(alphabet='-:" ,astehok', max_size=20))
def test_anything_can_be_typed(text: str) -> None:
    query = Query.parse(text)
    lets_through(text)
    assert query == Query.parse(text)
