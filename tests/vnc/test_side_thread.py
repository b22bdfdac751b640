# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Work shared by two threads is all done, two pieces at a time, and the first mistake is told."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest

from tests.vnc.pumped import DEADLINE_S
from xolite_desktop.vnc.aside import Alone
from xolite_desktop.vnc.errors import ProtocolError
from xolite_desktop.vnc.side_thread import SideThread

ASIDE = "console-aside"


@pytest.fixture
def side_thread() -> Iterator[SideThread]:
    side_thread = SideThread()
    yield side_thread
    side_thread.close()
    assert ASIDE not in _threads()


def _threads() -> list[str]:
    return [thread.name for thread in threading.enumerate()]


def _fail(error: Exception) -> None:
    raise error


def test_all_is_done_once(side_thread):
    done: list[int] = []
    for size in (0, 1, 5, 300):
        done.clear()
        side_thread.do_all([partial(done.append, number) for number in range(size)])
        assert sorted(done) == list(range(size))


def test_two_at_a_time(side_thread):
    meeting = threading.Barrier(2, timeout=DEADLINE_S)
    side_thread.do_all([meeting.wait, meeting.wait])  # type: ignore[list-item]
    assert not meeting.broken


def test_one_piece_of_work_needs_no_thread(side_thread):
    where: list[str] = []
    side_thread.do_all([lambda: where.append(threading.current_thread().name)])
    assert where == [threading.current_thread().name]
    assert ASIDE not in _threads()


@pytest.mark.parametrize("aside", [Alone, SideThread])
@pytest.mark.parametrize("first", [ProtocolError("the first"), ValueError("a mistake of ours")])
def test_the_first_that_failed_is_told(aside, first):
    shared = aside()
    fine = [lambda: None] * 20
    with pytest.raises(type(first)) as told:
        shared.do_all([*fine, partial(_fail, first), *fine, partial(_fail, ProtocolError("the second"))])
    assert told.value is first
    done: list[int] = []
    shared.do_all([partial(done.append, 1)] * 3)
    assert done == [1, 1, 1]
    if isinstance(shared, SideThread):
        shared.close()


def test_closing_twice_and_closing_what_never_worked(side_thread):
    side_thread.close()
    side_thread.do_all([lambda: None] * 2)
    side_thread.close()
    side_thread.close()
