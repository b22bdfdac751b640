# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The head of a file in a tar that we write (POSIX ustar; sizes from 8 GiB on as GNU tar writes them)."""

from typing import Final

SECTOR: Final = 512
END: Final = bytes(2 * SECTOR)
_MOST_OCTAL: Final = 8**11


def tar_head(name: str, size: int, modified: int = 0) -> bytes:
    """`name` has at most 99 bytes of UTF-8, `modified` is Unix time. Raises ValueError for a longer name."""
    encoded = name.encode()
    if len(encoded) > 99:
        raise ValueError(f"a name of {len(encoded)} bytes in a tar")
    said = b"%011o\0" % size if size < _MOST_OCTAL else b"\x80" + size.to_bytes(11, "big")
    head = b"".join(
        (
            encoded.ljust(100, b"\0"), b"0000644\0", b"0000000\0" * 2, said, b"%011o\0" % modified, b" " * 8, b"0",
            bytes(100), b"ustar\x0000", bytes(247),
        )
    )  # fmt: skip
    return head[:148] + b"%06o\0 " % sum(head) + head[156:]


def padding(size: int) -> bytes:
    """What stands behind a file of this size."""
    return bytes(-size % SECTOR)
