# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Text of a stranger."""

from __future__ import annotations

import pytest

from xolite_desktop.vnc.text import decoded, printable


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (b"web-01", "web-01"),
        ("débian ☃".encode(), "débian ☃"),
        (b"caf\xe9", "café"),
        (b" a\tb\r\nc\n", "a b  c"),
        (b"a\0b\x1b[31m", "a\ufffdb\ufffd[31m"),
        ("a\u202eb\u2066c".encode(), "a\ufffdb\ufffdc"),
        (b"<b>x</b>", "<b>x</b>"),
        (b"", ""),
    ],
)
def test_printable(raw, shown):
    assert printable(raw) == shown


def test_decoded_never_fails():
    assert decoded(bytes(range(256))) == bytes(range(256)).decode("latin-1")
