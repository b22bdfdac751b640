# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One request outstanding."""

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


def test_the_end_of_an_update_asks_for_the_next():
    pacing = Pacing()
    pacing.request(incremental=False)
    assert not pacing.taken()
    pacing.update_finished()
    assert pacing.is_wanted
    assert pacing.taken()


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
