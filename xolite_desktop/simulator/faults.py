# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the simulator does wrong on purpose."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Faults:
    """Set the attributes at any time; they hold from the next call or connection on.

    The faults that act at once (drop connections, refuse, end sessions) are methods of the simulator.
    """

    # Answer every sign-in, before the password is looked at, and every other call with HOST_IS_SLAVE and this address.
    coordinator_address: str | None = None
    # The SHA-256 of that coordinator's certificate (hex), told to clients that ask for it with a header.
    coordinator_thumbprint: str | None = None
    # Wait this many real seconds before answering any call.
    answer_delay_s: float = 0.0
    # Answer these methods ("VM.start") with this code and parameters.
    failures: dict[str, list[str]] = field(default_factory=dict)
    # Read each request, then close without an answer, so many times.
    unanswered: int = 0
    # Break the next JSON answers in half, so many times.
    truncated: int = 0


@dataclass
class Counts:
    """What the simulator was asked."""

    calls: Counter[str] = field(default_factory=Counter)
    # Application bytes after TLS, one number for each connection, in the order of their beginning.
    connection_bytes: list[int] = field(default_factory=list)

    @property
    def bytes_received(self) -> int:
        """Application bytes received over all connections."""
        return sum(self.connection_bytes)
