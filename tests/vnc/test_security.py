# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which security type is chosen, and what is said then."""

from __future__ import annotations

import pytest

from xolite_desktop.vnc.buffer import ReceiveBuffer
from xolite_desktop.vnc.errors import PasswordRequired, SecurityUnsupported
from xolite_desktop.vnc.names import SecurityType
from xolite_desktop.vnc.security import choose, prove, response


def test_none_is_chosen_wherever_it_stands():
    assert choose([16, 2, 1], has_password=True) == SecurityType.NONE


def test_a_password_is_used_where_there_is_one_and_missed_where_there_is_none():
    assert choose([16, 2], has_password=True) == SecurityType.VNC_AUTHENTICATION
    with pytest.raises(PasswordRequired):
        choose([16, 2])


def test_without_a_common_type_there_is_no_choice():
    with pytest.raises(SecurityUnsupported):
        choose([5, 16], has_password=True)


def test_none_proves_nothing():
    sent: list[bytes] = []
    assert list(prove(SecurityType.NONE, ReceiveBuffer(), sent.append)) == []
    assert sent == []


def test_the_response_is_des_with_the_bits_of_each_byte_reversed():
    # The vector of DES everybody has: key 133457799BBCDFF1, plain 0123456789ABCDEF, cipher 85E813540F0AB405.
    key = bytes(int(f"{byte:08b}"[::-1], 2) for byte in bytes.fromhex("133457799bbcdff1"))
    challenge = bytes.fromhex("0123456789abcdef") * 2
    assert response(key.decode("latin-1"), challenge) == bytes.fromhex("85e813540f0ab405") * 2


def test_only_eight_characters_of_a_password_count_and_shorter_ones_are_filled_with_zeros():
    challenge = bytes(16)
    assert response("12345678", challenge) == response("123456789", challenge)
    assert response("1234", challenge) == response("1234\0\0\0\0", challenge)
    assert response("1234", challenge) != response("1235", challenge)
