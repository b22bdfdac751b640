# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which security type is chosen, and what is said then."""

from __future__ import annotations

import pytest

from xolite_desktop.vnc.buffer import ReceiveBuffer
from xolite_desktop.vnc.errors import SecurityUnsupported
from xolite_desktop.vnc.names import SecurityType
from xolite_desktop.vnc.security import choose, prove


def test_none_is_chosen_wherever_it_stands():
    assert choose([16, 2, 1]) == SecurityType.NONE


def test_without_a_common_type_there_is_no_choice():
    with pytest.raises(SecurityUnsupported):
        choose([2])


def test_none_proves_nothing():
    sent: list[bytes] = []
    assert list(prove(SecurityType.NONE, ReceiveBuffer(), sent.append)) == []
    assert sent == []
