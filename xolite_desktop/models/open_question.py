# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A question to the person that a coroutine waits for and a slot answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


class OpenQuestion(Generic[Answer]):
    """One kind of question; it is open from `ask` to `answer`, and nothing is answered twice."""

    def __init__(self) -> None:
        self._answer: asyncio.Future[Answer] | None = None

    @property
    def is_open(self) -> bool:
        return self._answer is not None and not self._answer.done()

    def answer(self, answer: Answer) -> None:
        """Ignored when nothing is asked."""
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(answer)

    async def ask(self, show: Callable[[], None]) -> Answer:
        """Call `show`, which puts the question, and wait for the answer."""
        self._answer = asyncio.get_running_loop().create_future()
        show()
        try:
            return await self._answer
        finally:
            self._answer = None
