# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What goes wrong on purpose."""

from __future__ import annotations

import http.client

import pytest

from xolite_desktop.simulator.faults import Counts


def test_bytes_are_added_over_connections():
    counts = Counts(connection_bytes=[10, 0, 5])
    assert counts.bytes_received == 15


def test_a_request_may_stay_without_answer(simulator, caller):
    simulator.faults.unanswered = 1
    with pytest.raises((http.client.RemoteDisconnected, OSError)):
        caller.call("VM.get_all")
    assert simulator.calls["VM.get_all"] == 1
    caller.connection.close()
    assert caller.call("VM.get_all")


def test_an_answer_may_be_half_an_answer(simulator, caller):
    simulator.faults.truncated = 1
    with pytest.raises(ValueError):
        caller.call("VM.get_all")
    assert caller.call("VM.get_all")
