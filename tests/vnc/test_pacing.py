# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One request outstanding, the next one when its update begins, none while nobody looks."""

from __future__ import annotations

from xolite_desktop.vnc.pacing import Pacing


def test_nothing_is_asked_for_by_itself():
    assert not Pacing().is_wanted


def test_no_second_request_while_one_is_outstanding():
    pacing = Pacing()
    pacing.request(incremental=True)
    assert pacing.taken()
    pacing.request(incremental=True)
    assert not pacing.is_wanted


def test_the_beginning_of_an_update_asks_for_the_next():
    pacing = Pacing()
    pacing.request(incremental=False)
    assert not pacing.taken()
    pacing.update_started()
    assert pacing.is_wanted
    assert pacing.taken()


def test_whoever_sends_is_urged_once_the_request_is_wanted():
    wanted: list[bool] = []
    pacing = Pacing(urge=lambda: wanted.append(pacing.is_wanted))
    pacing.request(incremental=True)
    assert wanted == []
    pacing.taken()
    pacing.update_started()
    assert wanted == [True]


def test_a_full_request_goes_out_beside_an_outstanding_one():
    pacing = Pacing()
    pacing.request(incremental=True)
    pacing.taken()
    pacing.request(incremental=False)
    assert pacing.is_wanted
    assert not pacing.taken()


def test_many_wishes_are_one_request_and_full_if_one_of_them_is():
    pacing = Pacing()
    pacing.request(incremental=True)
    pacing.request(incremental=False)
    pacing.request(incremental=True)
    assert not pacing.taken()
    assert not pacing.is_wanted


def test_a_held_console_asks_for_nothing_and_for_one_update_when_it_is_looked_at_again():
    pacing = Pacing()
    pacing.request(incremental=True)
    pacing.taken()
    pacing.hold()
    pacing.update_started()
    assert not pacing.is_wanted
    pacing.release()
    assert pacing.is_wanted
    assert pacing.taken()


def test_released_while_the_server_owes_an_update_asks_for_no_second_one():
    pacing = Pacing()
    pacing.request(incremental=True)
    pacing.taken()
    pacing.hold()
    pacing.release()
    assert not pacing.is_wanted


def test_a_held_console_gives_a_picture_to_whoever_asks_for_one():
    pacing = Pacing()
    pacing.hold()
    pacing.request(incremental=True)
    assert pacing.taken()
    pacing.update_started()
    assert not pacing.is_wanted
