# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What all records have in common."""

from xolite_desktop.xapi.records.record import Record
from xolite_desktop.xapi.records.vm import VM


def test_every_record_has_a_uuid() -> None:
    assert VM().uuid == ""
    assert isinstance(VM(), Record)
