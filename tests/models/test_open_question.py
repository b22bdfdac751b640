# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A question is answered once, and only while it is open."""

from __future__ import annotations

import asyncio

from xolite_desktop.models.open_question import OpenQuestion


async def test_the_first_answer_counts() -> None:
    question = OpenQuestion[str]()
    question.answer("before anybody asked")
    assert not question.is_open
    shown = asyncio.Event()
    asking = asyncio.create_task(question.ask(shown.set))
    await shown.wait()
    assert question.is_open
    question.answer("yes")
    question.answer("no")
    assert await asking == "yes"
    assert not question.is_open


async def test_a_slot_may_answer_at_once() -> None:
    question = OpenQuestion[int]()
    assert await question.ask(lambda: question.answer(1)) == 1


async def test_who_stops_waiting_leaves_no_question() -> None:
    question = OpenQuestion[int]()
    shown = asyncio.Event()
    asking = asyncio.create_task(question.ask(shown.set))
    await shown.wait()
    asking.cancel()
    await asyncio.wait([asking])
    assert not question.is_open
