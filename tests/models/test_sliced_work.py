# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Long work begins at once, goes on in slices, and is done once or never."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication

from xolite_desktop.models import sliced_work
from xolite_desktop.models.sliced_work import SlicedWork, with_early


def steps(done: list[int], number: int) -> Iterator[None]:
    for step in range(number):
        done.append(step)
        yield


def test_a_little_work_is_done_when_it_is_started(application: object) -> None:
    work, done, ended = SlicedWork(), [], []
    work.start(steps(done, 3), lambda: ended.append(1), at_once=5)
    assert (done, ended, work.is_running) == ([0, 1, 2], [1], False)


def test_much_work_goes_on_by_itself(
    application: object, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sliced_work, "SLICE_MS", -1.0)
    work, done, ended = SlicedWork(), [], []
    work.start(steps(done, 20), lambda: ended.append(1), at_once=5)
    assert (len(done), ended, work.is_running) == (6, [], True)
    qtbot.waitUntil(lambda: bool(ended))
    assert len(done) == 20


async def test_what_was_begun_on_a_loop_stands_still_while_that_does(application: QCoreApplication) -> None:
    work, done, ended = SlicedWork(), [], asyncio.Event()
    loop = asyncio.get_running_loop()
    work.start(steps(done, 3), ended.set, at_once=1)
    asyncio._set_running_loop(None)
    try:
        application.processEvents()
        assert len(done) <= 2
    finally:
        asyncio._set_running_loop(loop)
    await asyncio.wait_for(ended.wait(), 5)
    assert done == [0, 1, 2]


def test_what_is_stopped_or_replaced_is_never_done(application: object) -> None:
    work, done, ended = SlicedWork(), [], []
    work.start(steps(done, 20), lambda: ended.append("first"))
    work.start(steps(done, 20), lambda: ended.append("second"))
    work.finish()
    work.start(steps(done, 20), lambda: ended.append("third"))
    work.stop()
    work.finish()
    assert ended == ["second"]
    assert not work.is_running


def test_done_may_start_more(application: object) -> None:
    work, done, ended = SlicedWork(), [], []
    work.start(steps(done, 1), lambda: work.start(steps(done, 9), lambda: ended.append(1)), at_once=2)
    assert work.is_running
    work.finish()
    assert ended == [1]


def test_long_work_gives_an_early_answer_once_and_short_work_none(application: object) -> None:
    answers: list[int] = []
    assert len(list(with_early(iter(range(50)), 0.0, lambda: answers.append(1)))) == 50
    assert answers == [1]
    assert len(list(with_early(iter(range(50)), 60.0, lambda: answers.append(1)))) == 50
    assert answers == [1]
