# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""An error reply of XAPI: a code and its parameters."""

from __future__ import annotations


class Failure(Exception):
    """Raised anywhere in a method; becomes the error of the reply or of the task. All parameters are strings."""

    def __init__(self, code: str, *params: str) -> None:
        super().__init__(code, *params)
        self.code = code
        self.params = tuple(params)

    @property
    def description(self) -> list[str]:
        """Code and parameters in one list, as in `task.error_info` and the XML-RPC `ErrorDescription`."""
        return [self.code, *self.params]


def internal_error(text: str) -> Failure:
    """What XAPI answers when its own code stumbles: the OCaml exception as text."""
    return Failure("INTERNAL_ERROR", text)


class Cancelled(BaseException):
    """Thrown into a method by `task.cancel`; a `finally` block must leave the pool whole.

    Not an `Exception`, so that a method which catches failures does not swallow it.
    """
