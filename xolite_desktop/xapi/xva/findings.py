# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What was found in an archive, and what is wrong with it."""

from dataclasses import dataclass, field
from typing import Final

from xolite_desktop.xapi.xva.description import XvaDescription
from xolite_desktop.xapi.xva.unpacker import Packing

CHECKSUM_WRONG: Final = "XVA_CHECKSUM_WRONG"
"""Ours: a block is not what was written. Parameters: block, name of the disk, position in the disk."""
NO_CHECKSUM: Final = "XVA_NO_CHECKSUM"
"""Ours: a block has no checksum. Parameter: block."""
BLOCK_OUT_OF_ORDER: Final = "XVA_BLOCK_OUT_OF_ORDER"
"""Ours: the number of a block does not follow that of the one before. Parameter: block."""
BLOCK_TOO_LARGE: Final = "XVA_BLOCK_TOO_LARGE"
"""Ours: a block is larger than the first one of its disk. Parameter: block."""
BLOCK_BEHIND_END: Final = "XVA_BLOCK_BEHIND_END"
"""Ours: a block would be behind the end of its disk. Parameter: block."""
DISK_OUT_OF_ORDER: Final = "XVA_DISK_OUT_OF_ORDER"
"""Ours: a disk should have come before another one. Parameter: its first block."""
CHECKSUM_STRAY: Final = "XVA_CHECKSUM_STRAY"
"""Ours: a checksum is not behind its block. Parameter: the checksum's name."""
DISK_INCOMPLETE: Final = "XVA_DISK_INCOMPLETE"
"""Ours: blocks are missing at the end of a disk. Parameters: id, name, bytes there are, bytes there should be."""
PADDING_FILLED: Final = "XVA_PADDING_FILLED"
"""Ours: something stands where only zeros may. Parameter: the file before it."""
MOST_FINDINGS: Final = 100
"""Kept; the others are counted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong; `code` has a sentence in resources/reasons.toml."""

    code: str
    params: tuple[str, ...] = ()


@dataclass(slots=True)
class DiskFound:
    """What came of one disk: blocks, and up to where it was written."""

    id: str
    name: str
    size: int
    blocks: int = 0
    reached: int = 0

    @property
    def is_complete(self) -> bool:
        """Hosts write the last block of a disk always, some with zeros behind its end."""
        return self.reached >= self.size


@dataclass(slots=True)
class XvaReport:
    """`bytes_unpacked` is the size of the archive without what it is packed with."""

    description: XvaDescription | None = None
    packing: Packing = Packing.NONE
    disks: dict[str, DiskFound] = field(default_factory=dict)
    blocks: int = 0
    unchecked: int = 0
    bytes_unpacked: int = 0
    checksums: str = ""
    """"SHA-1" or "XXH64"."""
    findings: list[Finding] = field(default_factory=list)
    finding_count: int = 0

    @property
    def is_sound(self) -> bool:
        return not self.finding_count

    def note(self, code: str, *params: str) -> None:
        """Something is wrong."""
        self.finding_count += 1
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(code, params))
