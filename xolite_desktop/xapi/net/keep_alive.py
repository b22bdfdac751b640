# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Finding out that the other side of an idle connection is gone: after a sleep, or another network, nobody says so."""

import socket
from contextlib import suppress
from typing import Final

IDLE_S: Final = 20
BETWEEN_S: Final = 5
PROBES: Final = 4
"""Gone for 40 s in all; the usual of most systems is two hours."""
_OPTIONS: Final = (
    ("TCP_KEEPIDLE", IDLE_S),
    ("TCP_KEEPALIVE", IDLE_S),  # what macOS calls the same
    ("TCP_KEEPINTVL", BETWEEN_S),
    ("TCP_KEEPCNT", PROBES),
)


def keep_alive(connection: socket.socket) -> None:
    """Have the system ask the other side now and then, as far as this system can be told how often."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in _OPTIONS:
        if (option := getattr(socket, name, None)) is not None:
            with suppress(OSError):
                connection.setsockopt(socket.IPPROTO_TCP, option, value)
