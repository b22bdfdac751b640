# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Loads`: how busy hosts and VMs are, told by whatever parts of a window ask for figures; it asks nobody itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from math import inf, isnan, nan

from PySide6.QtCore import QObject, QTimer, Signal

from xolite_desktop.xapi.refs import Ref

KEPT_S = 90.0
"""A share that nobody has said again for so long is not known any more."""
TOLD_MS = 500


class Loads(QObject):
    """Shares of the processors from 0 to 1. Signals: `changed()` after some came or grew old, twice a second at most."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, *, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._now = now
        self._found: dict[Ref, tuple[float, float]] = {}
        self._tell = QTimer(self, singleShot=True, interval=TOLD_MS)
        self._tell.timeout.connect(self.changed)
        self._age = QTimer(self, singleShot=True, interval=round(KEPT_S * 1000))
        self._age.timeout.connect(self._drop_old)

    def of(self, ref: str) -> float:
        """NaN where it is not known."""
        found = self._found.get(Ref(ref))
        return nan if found is None or self._now() - found[1] > KEPT_S else found[0]

    def age_s(self, ref: Ref) -> float:
        """How long ago it was said; infinite where it never was."""
        found = self._found.get(ref)
        return inf if found is None else self._now() - found[1]

    def take(self, found: Mapping[Ref, float]) -> None:
        """What somebody was told just now; NaN says nothing."""
        now = self._now()
        self._found.update({ref: (share, now) for ref, share in found.items() if not isnan(share)})
        self._tell_soon()

    def clear(self) -> None:
        """Nobody can be asked any more: what was known grows old."""
        self._found.clear()
        self._tell_soon()

    def _drop_old(self) -> None:
        now = self._now()
        self._found = {ref: pair for ref, pair in self._found.items() if now - pair[1] <= KEPT_S}
        self._tell_soon()

    def _tell_soon(self) -> None:
        if not self._tell.isActive():
            self._tell.start()
        if self._found and not self._age.isActive():
            self._age.start()
