# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which of the pool's tasks is the one whose answer was lost: rather none than another's."""

from datetime import UTC, datetime
from typing import Any

import pytest

from xolite_desktop.xapi.client import task_tag
from xolite_desktop.xapi.client.task_search import Found, Sought, candidates, choose
from xolite_desktop.xapi.records.task import Task
from xolite_desktop.xapi.refs import Ref

VM, T = Ref("OpaqueRef:vm"), Ref("OpaqueRef:task")
SOUGHT = Sought("VM.start", VM, frozenset(), 0.0)
OLDEST = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)


def _fits(sought: Sought = SOUGHT, claimed: frozenset[Ref] = frozenset(), **fields: Any) -> bool:
    task = Task(**{"name_label": "Async.VM.start", "created": "20261122T14:30:00Z", **fields})
    return candidates({T: task}, sought, claimed, OLDEST) == [T]


def test_a_new_task_of_the_same_call_fits() -> None:
    assert _fits()
    assert _fits(other_config={"applies_to": VM})
    assert _fits(created="unreadable")
    assert _fits(Sought("VM.start", None, frozenset(), 0.0), other_config={"applies_to": "OpaqueRef:other"})


@pytest.mark.parametrize(
    "fields",
    [
        {"name_label": "Async.VM.start_on"},
        {"name_label": "VM.start"},
        {"subtask_of": Ref("OpaqueRef:whole")},
        {"created": "20261122T14:29:59Z"},
        {"other_config": {"applies_to": "OpaqueRef:other"}},
        {"other_config": {task_tag.XENCENTER_KEY: "x"}},
        {"other_config": {task_tag.KEY: "someone/else"}},
    ],
)
def test_another_task_does_not(fields: dict[str, Any]) -> None:
    assert not _fits(**fields)


def test_a_task_that_was_there_before_or_is_followed_already_does_not_fit() -> None:
    assert not _fits(Sought("VM.start", VM, frozenset({T}), 0.0))
    assert not _fits(claimed=frozenset({T}))
    assert candidates({T: "no record"}, SOUGHT, (), OLDEST) == []


ONE, TWO = Ref("OpaqueRef:1"), Ref("OpaqueRef:2")


@pytest.mark.parametrize(
    ("fitting", "operating", "ours", "rivals", "expected"),
    [
        ([], {}, (), False, None),
        ([ONE], {}, (), False, Found(ONE, False)),
        ([ONE], {ONE: "start"}, (), False, Found(ONE, True)),
        ([ONE], {}, (ONE,), False, Found(ONE, True)),
        ([ONE], {}, (TWO,), False, None),
        ([ONE], {}, (), True, None),
        ([ONE, TWO], {}, (), False, None),
        ([ONE, TWO], {TWO: "start"}, (), True, Found(TWO, True)),
        ([ONE, TWO], {}, (TWO,), False, Found(TWO, True)),
        ([ONE, TWO], {}, (ONE, TWO), False, None),
    ],
)
def test_one_is_chosen_only_if_it_can_be_told_apart(
    fitting: list[Ref], operating: dict[str, str], ours: tuple[Ref, ...], rivals: bool, expected: Found | None
) -> None:
    assert choose(fitting, operating, ours, rivals) == expected
