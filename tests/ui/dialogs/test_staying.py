# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The box "Stay signed in"."""

from __future__ import annotations

from xolite_desktop.ui.dialogs.staying import StayingBox


def test_it_cannot_be_ticked_before_the_keyring_is_known() -> None:
    box = StayingBox()
    assert box.choice is None
    assert not box.box.isEnabled()
    assert box.reason.text() == ""


def test_it_is_off_by_default_and_says_what_is_kept_and_where() -> None:
    box = StayingBox()
    box.allow("the macOS Keychain")
    assert box.choice is False
    assert "in the macOS Keychain" in box.box.toolTip()
    assert "The password is never kept." in box.box.toolTip()
    box.box.click()
    assert box.choice is True


def test_what_was_chosen_before_is_shown_once_it_can_be_had() -> None:
    box = StayingBox()
    box.choose(True)
    assert not box.box.isChecked()
    box.allow("KWallet")
    assert box.box.isChecked()


def test_a_reason_stands_beside_a_box_that_cannot_be_used() -> None:
    box = StayingBox()
    box.choose(True)
    settled: list[bool] = []
    box.settled.connect(lambda: settled.append(True))
    box.refuse("The keyring is locked.")
    assert box.choice is None
    assert not box.box.isChecked()
    assert box.reason.text() == box.box.toolTip() == "The keyring is locked."
    assert settled == [True]
