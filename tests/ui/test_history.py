# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Back and forward."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xolite_desktop.ui.history import MOST, History
from xolite_desktop.xapi.refs import Ref

A, B, C = Ref("a"), Ref("b"), Ref("c")


def walked(*refs: Ref) -> History:
    history = History()
    for ref in refs:
        history.visit(ref)
    return history


def test_back_and_forward_are_opposites() -> None:
    history = walked(A, B, C)
    assert [history.back(), history.back(), history.back()] == [B, A, None]
    assert [history.forward(), history.forward(), history.forward()] == [B, C, None]


def test_visiting_something_new_forgets_what_was_forward() -> None:
    history = walked(A, B)
    history.back()
    history.visit(C)
    assert not history.can_go_forward
    assert history.back() == A


def test_staying_is_no_visit() -> None:
    assert not walked(A, A, A).can_go_back


def test_a_deleted_object_is_on_no_way() -> None:
    history = walked(A, B, A, C)
    history.forget(A)
    assert history.back() == B
    assert not history.can_go_back


@given(
    st.lists(
        st.sampled_from(
            [("visit", "a"), ("visit", "b"), ("visit", "c"), ("back", ""), ("forward", ""), ("forget", "a")]
        )
    )
)
def test_whatever_is_done_the_place_is_on_the_line(steps: list[tuple[str, str]]) -> None:
    history = History()
    for step, ref in steps:
        getattr(history, step)(*([Ref(ref)] if ref else []))
        assert -1 <= history._at < max(1, len(history._refs))


def test_it_does_not_grow_without_end() -> None:
    assert len(walked(*(Ref(str(number)) for number in range(MOST + 50)))._refs) == MOST
