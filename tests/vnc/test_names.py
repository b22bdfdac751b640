# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The numbers are those of the specification."""

from __future__ import annotations

from xolite_desktop.vnc.names import ClientMessage, Encoding, Power, ResizeStatus, SecurityType, ServerMessage


def test_numbers():
    assert [*ServerMessage] == [0, 1, 2, 3, 150, 248, 250]
    assert [*ClientMessage] == [0, 2, 3, 4, 5, 6, 150, 248, 250, 251, 254, 255]
    assert [*SecurityType] == [0, 1, 2]
    real = [0, 1, 5, 6, 7, 16]
    pseudo = [-223, -224, -239, -240, -257, -258, -260, -261, -307, -308, -309, -312, -313, -314, -316]
    assert [*Encoding] == [*real, *pseudo, 0xC0A1E5CE - (1 << 32)]
    assert [*Power] == [2, 3, 4]
    assert [*ResizeStatus] == [0, 1, 2, 3, 4, 255]
