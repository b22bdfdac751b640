# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Error replies and the end of cancelled work."""

from __future__ import annotations

from xolite_desktop.simulator.failure import Cancelled, Failure, internal_error


def test_a_failure_is_a_code_and_parameters():
    failure = Failure("VM_BAD_POWER_STATE", "vm", "halted", "running")
    assert failure.description == ["VM_BAD_POWER_STATE", "vm", "halted", "running"]
    assert internal_error("x").description == ["INTERNAL_ERROR", "x"]


def test_who_catches_failures_does_not_catch_cancellation():
    assert not issubclass(Cancelled, Exception)
