# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One place for logging: logger names, the line's format, and secrets cut out of every line."""

from __future__ import annotations

import logging
import re
import sys
from typing import TextIO

__all__ = ["RedactingFormatter", "redact", "start_logging"]

LINE = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
REPLACEMENT = "[redacted]"

# A session reference opens the whole pool for a day; other references are useful in a report, but they
# look the same, so all of them are shortened to their first group, which is enough to tell them apart.
_REFERENCE = re.compile(r"(OpaqueRef:[0-9a-fA-F]{8})-[0-9a-fA-F-]{4,}")
_SESSION = re.compile(r"(session_id\s*[=:]\s*[\"']?)[^\s\"'&;,)]+", re.IGNORECASE)
_QUOTED = r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')"
_SECRET = re.compile(
    r"([\"']?\b(?:password|passwd|pwd|passphrase|secret|chappassword|cifspassword|token)[\"']?\s*[=:]\s*)"
    rf"({_QUOTED}|[^\s,;)}}\]]+)",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"(login_with_password\W+)(.*)", re.DOTALL)
_BASIC = re.compile(r"(authorization\s*[=:]\s*)(?:basic|bearer)?\s*\S+", re.IGNORECASE)


def redact(text: str) -> str:
    """The text with passwords, cookies and session references taken out; what is left still tells the story."""
    text = _LOGIN.sub(rf"\1{REPLACEMENT}", text)
    text = _BASIC.sub(rf"\1{REPLACEMENT}", text)
    text = _SESSION.sub(rf"\1{REPLACEMENT}", text)
    text = _SECRET.sub(rf"\1{REPLACEMENT}", text)
    return _REFERENCE.sub(r"\1…", text)


class RedactingFormatter(logging.Formatter):
    """Formats a record, traceback included, and redacts the result as a whole."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


def start_logging(level: str = "WARNING", stream: TextIO | None = None) -> None:
    """Send everything of `level` and above to `stream` (standard error), redacted.

    Raises ValueError if `level` is not one of logging's names.
    """
    names = logging.getLevelNamesMapping()
    if level.upper() not in names:
        raise ValueError(f"{level!r} is not a log level; use one of {', '.join(sorted(names))}")
    out = logging.StreamHandler(stream or sys.stderr)
    out.setFormatter(RedactingFormatter(LINE))
    root = logging.getLogger()
    root.handlers[:] = [out]
    root.setLevel(names[level.upper()])
    # These two log whole requests, with bodies and cookies, at DEBUG: never, whatever was asked.
    for name in ("httpcore", "httpx", "websockets"):
        logging.getLogger(name).setLevel(max(logging.WARNING, names[level.upper()]))
