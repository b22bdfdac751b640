# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Esc unless another key is chosen."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.boot_menu import KEYS
from xolite_desktop.ui.dialogs.boot_key import BootKeyDialog
from xolite_desktop.vnc.keyboard import key


@pytest.mark.parametrize("wanted", [None, "F12", "Delete"])
def test_the_chosen_key_is_the_answer(demo_store: Any, wanted: str | None) -> None:
    selection = Selection.of(demo_store.store.cache, [demo_store.ref("VM", "old-jira")])
    dialog = BootKeyDialog(demo_store.store, selection)
    if wanted is not None:
        dialog.keys[wanted].click()
    dialog.go.click()
    assert dialog.answer == (wanted or "Escape")


def test_every_key_is_one_a_console_can_send() -> None:
    assert all(key(name).scancode for name in KEYS)
