# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which objects were looked at, to go back and forward between; no Qt widget, no limit worth naming."""

from __future__ import annotations

from xolite_desktop.xapi.refs import Ref

MOST = 200


class History:
    """A line of refs and a place on it; visiting something new forgets what was forward of it."""

    def __init__(self) -> None:
        self._refs: list[Ref] = []
        self._at = -1

    @property
    def can_go_back(self) -> bool:
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        return self._at < len(self._refs) - 1

    def visit(self, ref: Ref) -> None:
        if self._refs and self._refs[self._at] == ref:
            return
        self._refs = [*self._refs[: self._at + 1], ref][-MOST:]
        self._at = len(self._refs) - 1

    def back(self) -> Ref | None:
        return self._step(-1)

    def forward(self) -> Ref | None:
        return self._step(1)

    def forget(self, ref: Ref) -> None:
        """The object is gone: neither way leads to it any more."""
        before = sum(1 for each in self._refs[: self._at + 1] if each == ref)
        self._refs = [each for each in self._refs if each != ref]
        self._at = min(self._at - before, len(self._refs) - 1)
        if self._refs:
            self._at = max(0, self._at)

    def _step(self, by: int) -> Ref | None:
        if not 0 <= self._at + by < len(self._refs):
            return None
        self._at += by
        return self._refs[self._at]
