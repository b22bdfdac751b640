# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A table turned round holds what a dict of sets would hold."""

from hypothesis import given
from hypothesis import strategies as st

from xolite_desktop.xapi.backlinks import Backlinks
from xolite_desktop.xapi.refs import NULL_REF, Ref

KEYS = ("one", "two", "", NULL_REF)
A, B = Ref("OpaqueRef:a"), Ref("OpaqueRef:b")
moves = st.lists(st.tuples(st.booleans(), st.sampled_from(KEYS), st.sampled_from([A, B, Ref("OpaqueRef:c")])))


@given(moves)
def test_it_is_a_dict_of_sets_that_names_nothing_for_nothing(moves: list[tuple[bool, str, Ref]]) -> None:
    table = Backlinks()
    plain: dict[str, set[Ref]] = {key: set() for key in KEYS}
    for added, key, ref in moves:
        if added:
            table.add(key, ref)
        else:
            table.discard(key, ref)
        if added and key not in ("", NULL_REF):
            plain[key].add(ref)
        else:
            plain[key].discard(ref)
    anew = Backlinks()
    for key, refs in plain.items():
        assert table.of(key) == refs
        assert table.one_of(key) == min(refs, default=None)
        anew.exchange((), (key for _ in refs), A)
        for ref in refs:
            anew.add(key, ref)
        if A not in refs:
            anew.discard(key, A)
    assert table == anew
    assert len(table) == sum(bool(refs) for refs in plain.values())


def test_exchanging_keys_moves_an_object() -> None:
    table = Backlinks()
    table.exchange((), ("one", "two"), A)
    table.exchange(("one", "two"), ("two", "three"), A)
    assert table.of("one") == set()
    assert table.of("two") == table.of("three") == {A}
    assert table != Backlinks()
    assert table != "a table"
