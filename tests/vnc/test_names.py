# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The numbers are those of the specification."""

from __future__ import annotations

from xolite_desktop.vnc.names import ClientMessage, Encoding, SecurityType, ServerMessage


def test_numbers():
    assert [*ServerMessage] == [0, 1, 2, 3]
    assert [*ClientMessage] == [0, 2, 3, 4, 5, 6, 255]
    assert [*SecurityType] == [0, 1, 2]
    assert [*Encoding] == [0, 1, 5, 6, 7, 16, -223, -224, -239, -257, -258]
