# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rows stand in the order of their keys, and a ref finds its row."""

from __future__ import annotations

import random

import pytest

from xolite_desktop.models.tables.row_order import Falling, RowOrder
from xolite_desktop.xapi.refs import Ref


@pytest.mark.parametrize("is_falling", [False, True])
def test_rows_and_refs_agree_after_anything(is_falling: bool) -> None:
    chance = random.Random(3)
    order = RowOrder(is_falling=is_falling)
    keys = {Ref(f"r{number}"): (chance.randrange(20),) for number in range(60)}
    for ref, key in keys.items():
        order.insert(ref, key)
    for number in range(200):
        if chance.random() < 0.5 and len(order):
            gone = chance.choice(order.refs)
            order.remove(gone)
            del keys[gone]
        else:
            ref = Ref(f"n{number}")
            keys[ref] = (chance.randrange(20),)
            place = order.place(ref, keys[ref])
            order.insert(ref, keys[ref])
            assert order.row(ref) == place
        assert order.refs == tuple(sorted(keys, key=lambda ref: (keys[ref], ref), reverse=is_falling))
        assert all(order.at(order.row(ref)) == ref for ref in keys)
        assert all(order.key(ref) == key for ref, key in keys.items())
    even = order.narrowed(lambda ref: int(ref[1:]) % 2 == 0)
    assert even.refs == tuple(ref for ref in order.refs if int(ref[1:]) % 2 == 0)
    assert all(even.at(even.row(ref)) == ref for ref in even.refs)
    assert order.row("gone") == -1
    assert "gone" not in order


def test_a_part_may_fall() -> None:
    assert sorted([(1, Falling(2)), (1, Falling(5)), (0, Falling(1))]) == [
        (0, Falling(1)), (1, Falling(5)), (1, Falling(2)),
    ]  # fmt: skip
