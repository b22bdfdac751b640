# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Caps Lock and Num Lock of the guest, brought in step with the person's own when a key depends on them."""

from __future__ import annotations

from collections.abc import Iterator

from xolite_desktop.vnc.keyboard import Key, key

CAPS_LOCK = key("Caps_Lock")
NUM_LOCK = key("Num_Lock")
SCROLL_LOCK = key("Scroll_Lock")


class LockKeys:
    """What the guest's lights show, as far as it told.

    A lock key that was pressed counts as toggled at once: the guest's word comes later, and in the meantime
    another key must not take the light for out of step and press the lock key once more. A guest that never
    says anything is left alone.
    """

    def __init__(self) -> None:
        self._is_on: dict[int, bool] = {}

    def told(self, *, scroll: bool, num: bool, caps: bool) -> None:
        """The guest's lights are these."""
        self._is_on = {
            SCROLL_LOCK.scancode: scroll,
            NUM_LOCK.scancode: num,
            CAPS_LOCK.scancode: caps,
        }

    def forget(self) -> None:
        """Another guest, or the same one after a while."""
        self._is_on.clear()

    def pressed(self, pressed: Key) -> None:
        """A key went down, not as a repeat."""
        if pressed.scancode in self._is_on:
            self._is_on[pressed.scancode] = not self._is_on[pressed.scancode]

    @property
    def is_caps_locked(self) -> bool:
        """Whether Caps Lock is known to be on in the guest."""
        return self._is_on.get(CAPS_LOCK.scancode, False)

    def out_of_step(self, *, caps: bool | None, num: bool | None) -> Iterator[Key]:
        """The lock keys to tap so that the guest's are as the person's, None being unknown."""
        for lock, wanted in ((CAPS_LOCK, caps), (NUM_LOCK, num)):
            known = self._is_on.get(lock.scancode)
            if wanted is not None and known is not None and known != wanted:
                yield lock
