# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One place for logging: logger names, the line's format, secrets cut out of every line, and the newest lines kept in memory."""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections import deque
from dataclasses import dataclass
from typing import TextIO

__all__ = ["KeptLine", "RedactingFormatter", "recent_lines", "redact", "start_logging"]

LINE = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
REPLACEMENT = "[redacted]"
MOST_KEPT = 2000
LONGEST_KEPT = 4096
_OURS = "xolite_desktop."

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


@dataclass(frozen=True)
class KeptLine:
    """A line as it is written, and what is left of it without anything that came from a pool or a person."""

    text: str
    nameless: str


class _Recent(logging.Handler):
    """Keeps the newest lines, from INFO on, for the bundle a person may make of them; they are written nowhere else."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(RedactingFormatter(LINE))
        self.lines: deque[KeptLine] = deque(maxlen=MOST_KEPT)

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self.lines.append(KeptLine(self.format(record)[:LONGEST_KEPT], _nameless(record)))
        except (TypeError, ValueError, KeyError, AttributeError):  # a line that cannot be put together
            self.handleError(record)


_recent = _Recent()


def recent_lines() -> tuple[KeptLine, ...]:
    """The newest lines of this run, redacted, oldest first."""
    return tuple(_recent.lines)


def _nameless(record: logging.LogRecord) -> str:
    """When, who, and our own words before values were put in; of an error its kind and where it was raised."""
    when = logging.Formatter().formatTime(record)
    words = str(record.msg) if record.name.startswith(_OURS) else "(a library's words)"
    lines = [f"{when} {record.levelname:7} {record.name}: {words}"]
    kind, _, trace = record.exc_info if record.exc_info else (None, None, None)
    if kind is not None:
        lines += [
            f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(trace)
        ]
        lines.append(f"  {kind.__name__}")
    return "\n".join(lines)


def start_logging(level: str = "WARNING", stream: TextIO | None = None) -> None:
    """Send everything of `level` and above to `stream` (standard error), redacted; keep the newest of INFO and above.

    Raises ValueError if `level` is not one of logging's names.
    """
    names = logging.getLevelNamesMapping()
    if level.upper() not in names:
        raise ValueError(f"{level!r} is not a log level; use one of {', '.join(sorted(names))}")
    out = logging.StreamHandler(stream or sys.stderr)
    out.setFormatter(RedactingFormatter(LINE))
    out.setLevel(names[level.upper()])
    _recent.lines.clear()
    root = logging.getLogger()
    root.handlers[:] = [out, _recent]
    root.setLevel(min(names[level.upper()], logging.INFO))
    # These two log whole requests, with bodies and cookies, at DEBUG: never, whatever was asked.
    for name in ("httpcore", "httpx", "websockets"):
        logging.getLogger(name).setLevel(max(logging.WARNING, names[level.upper()]))
