# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""An idle connection asks after the other side in seconds, not hours."""

from __future__ import annotations

import socket

from xolite_desktop.xapi.net.keep_alive import BETWEEN_S, IDLE_S, PROBES, keep_alive


def test_the_system_is_told_to_ask_soon() -> None:
    with socket.socket() as made:
        keep_alive(made)
        assert made.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        if hasattr(socket, "TCP_KEEPIDLE"):
            assert made.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == IDLE_S
    assert IDLE_S + BETWEEN_S * PROBES <= 45
