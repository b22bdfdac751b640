# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Who shares the work of a decoder: by itself the core does it all, a pump has a second thread for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

Work = Callable[[], None]
"""Raises RfbError for what cannot be right. Pieces of work must not mind in which order they are done."""


class Aside(Protocol):
    """Serves the thread that decodes, and no other."""

    def do_all(self, works: Sequence[Work]) -> None:
        """Do all of it and return. Raises what the first that failed of them raised; others may have been done, too."""


class Alone:
    """No aside at all: one piece of work after the other."""

    def do_all(self, works: Sequence[Work]) -> None:
        for work in works:
            work()
