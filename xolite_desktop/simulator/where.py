# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The small language of `get_all_records_where`: `field "power_state"="Running" and not field "a"="b"`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NoReturn

from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.values import stored_text

Test = Callable[[dict[str, Any]], bool]

_TOKEN = re.compile(r'\s*(?:(?P<word>field|not|and|or|true|false|[()=])|"(?P<text>[^"]*)")')


def parse(expression: str) -> Test:
    """A test for records; `Failure` INVALID_VALUE if the expression makes no sense."""
    parser = _Parser(expression)
    test = parser.disjunction()
    if parser.peek() is not None:
        parser.fail("Parsing.Parse_error")
    return test


class _Parser:
    def __init__(self, expression: str) -> None:
        self._expression = expression
        self._tokens: list[tuple[str, str]] = []
        position = 0
        while expression[position:].strip():
            match = _TOKEN.match(expression, position)
            if match is None:
                self.fail('Failure("lexing: empty token")')
            kind = match.lastgroup or "word"
            self._tokens.append((kind, match[kind]))
            position = match.end()

    def fail(self, reason: str) -> NoReturn:
        raise Failure("INVALID_VALUE", self._expression, reason)

    def peek(self) -> str | None:
        """The next word, or None at the end; quoted text is never a word."""
        if not self._tokens:
            return None
        kind, text = self._tokens[0]
        return text if kind == "word" else ""

    def disjunction(self) -> Test:
        left = self._conjunction()
        while self.peek() == "or":
            self._tokens.pop(0)
            left = _either(left, self._conjunction())
        return left

    def _conjunction(self) -> Test:
        left = self._term()
        while self.peek() == "and":
            self._tokens.pop(0)
            left = _both(left, self._term())
        return left

    def _term(self) -> Test:
        word = self.peek()
        if word == "not":
            self._tokens.pop(0)
            inner = self._term()
            return lambda record: not inner(record)
        if word in ("true", "false"):
            self._tokens.pop(0)
            return lambda record: word == "true"
        if word == "(":
            self._tokens.pop(0)
            test = self.disjunction()
            self._expect(")")
            return test
        left = self._operand()
        self._expect("=")
        right = self._operand()
        return lambda record: left(record) == right(record)

    def _operand(self) -> Callable[[dict[str, Any]], str]:
        if self.peek() == "field":
            self._tokens.pop(0)
            name = self._text()
            return lambda record: stored_text(record[name]) if name in record else self.fail("Not_found")
        text = self._text()
        return lambda record: text

    def _text(self) -> str:
        if not self._tokens or self._tokens[0][0] != "text":
            self.fail("Parsing.Parse_error")
        return self._tokens.pop(0)[1]

    def _expect(self, word: str) -> None:
        if self.peek() != word:
            self.fail("Parsing.Parse_error")
        self._tokens.pop(0)


def _both(left: Test, right: Test) -> Test:
    return lambda record: left(record) and right(record)


def _either(left: Test, right: Test) -> Test:
    return lambda record: left(record) or right(record)
