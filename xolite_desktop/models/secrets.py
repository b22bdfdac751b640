# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Passwords that servers keep in their records: never shown, copied or exported."""

from __future__ import annotations

import re
from typing import Final

MASK: Final = "••••••"
_SECRET: Final = re.compile(
    r"pass(word|wd|phrase)?(?![a-z]*through)|secret|token|credential|private_?key|chappw|cifspass",
    re.IGNORECASE,
)


def is_secret(key: str) -> bool:
    """Whether the value under this name is nobody's business: "chappassword", "password_secret"."""
    return _SECRET.search(key) is not None


def masked(key: str, value: str) -> str:
    """The value, or a mask where its name says that it is secret."""
    return MASK if value and is_secret(key) else value
