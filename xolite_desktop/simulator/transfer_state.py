# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What transfers leave in a simulator, and what they do wrong on purpose."""

from __future__ import annotations

from dataclasses import dataclass, field

from xolite_desktop.simulator.disk_contents import DiskContents


@dataclass
class TransferFaults:
    """Set the attributes at any time; they hold from the next transfer on."""

    # Send clients to this location with a 302, before anything is looked at; "{target}" in it is what they asked for.
    redirect: str | None = None
    # So many times; None is always.
    redirects: int | None = None
    # After so many bytes of a body neither send nor read any more, until the client leaves or the task is cancelled.
    stall_after_bytes: int | None = None
    # After so many bytes of a body reset the connection.
    cut_after_bytes: int | None = None
    # The next transfers are cut so, one after the other; those after them are not.
    cuts: list[int] = field(default_factory=list)
    # Let the task fail with this code and parameters at its end, whatever HTTP said.
    failure: list[str] | None = None
    # Let the task succeed whatever happens.
    succeed: bool = False
    # Let the task vanish instead of ending.
    forget: bool = False
    # What the checksums of an export are, as the end of their names: hosts before XCP-ng 8.1 write ".checksum".
    checksums: str = ".xxhash"
    # Put an empty piece before each but the first, as hosts do that read zeros for long.
    keeps_alive: bool = False
    # Change a bit of the body that goes out, so many bytes after its beginning.
    flip_at_byte: int | None = None

    def next_redirect(self) -> str | None:
        """Where to send this client, if anywhere."""
        if self.redirects is not None:
            if self.redirects <= 0:
                return None
            self.redirects -= 1
        return self.redirect


@dataclass
class Transfers:
    """The files of one simulator."""

    disks: DiskContents
    faults: TransferFaults = field(default_factory=TransferFaults)
    # blob ref -> what was put into it
    blobs: dict[str, bytes] = field(default_factory=dict)
    # Body bytes of transfers that went out and came in, for tests.
    sent: int = 0
    received: int = 0
