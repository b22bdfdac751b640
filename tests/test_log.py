# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Secrets never reach a log line."""

from __future__ import annotations

import io
import logging

import pytest

from xolite_desktop.log import recent_lines, redact, start_logging

SESSION = "OpaqueRef:f8d1bca5-57dc-8577-9631-824f73725ae6"
PASSWORD = "s3cr3t, with 'quotes'"


@pytest.fixture(autouse=True)
def _logging_put_back() -> object:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    for name in ("httpcore", "httpx", "websockets"):
        logging.getLogger(name).setLevel(logging.NOTSET)


@pytest.mark.parametrize(
    "line",
    [
        f"GET /console?uuid=1&session_id={SESSION} HTTP/1.1",
        f"Cookie: session_id={SESSION}",
        f"calling VM.start('{SESSION}', …)",
        f"SESSION_INVALID ['{SESSION}']",
        f'{{"session_id": "{SESSION}"}}',
    ],
)
def test_a_session_reference_is_not_in_the_line(line: str) -> None:
    assert SESSION not in redact(line)
    assert "824f73725ae6" not in redact(line)


@pytest.mark.parametrize(
    "line",
    [
        f'{{"method":"session.login_with_password","params":["root","{PASSWORD}","1.0","x"]}}',
        f'password="{PASSWORD}"',
        f'{{"chappassword": "{PASSWORD}"}}',
        f"passwd={PASSWORD.split(',')[0]}",
        f"Authorization: Basic {PASSWORD.split(',')[0]}",
    ],
)
def test_a_password_is_not_in_the_line(line: str) -> None:
    assert "s3cr3t" not in redact(line)


def test_ordinary_words_stay_readable() -> None:
    line = "VM.start of web-01 on xcp-01 failed: HOST_NOT_ENOUGH_FREE_MEMORY 4294967296, 1073741824"
    assert redact(line) == line


def test_a_traceback_is_redacted_too() -> None:
    stream = io.StringIO()
    start_logging("DEBUG", stream)
    try:
        raise RuntimeError(f"session_id={SESSION}")
    except RuntimeError:
        logging.getLogger("xolite_desktop.test").debug("it went wrong", exc_info=True)
    assert "it went wrong" in stream.getvalue()
    assert SESSION not in stream.getvalue()


def test_libraries_that_log_whole_requests_stay_quiet() -> None:
    stream = io.StringIO()
    start_logging("DEBUG", stream)
    logging.getLogger("httpcore").debug("body %s", PASSWORD)
    assert stream.getvalue() == ""


def test_an_unknown_level_is_refused_with_the_choices() -> None:
    with pytest.raises(ValueError, match="DEBUG"):
        start_logging("LOUD")


def test_the_newest_lines_are_kept_redacted_and_without_what_was_put_into_them() -> None:
    stream = io.StringIO()
    start_logging("ERROR", stream)
    logging.getLogger("xolite_desktop.test").info("%s is away, session_id=%s", "xcp-01", SESSION)
    logging.getLogger("asyncio").warning("a task of xcp-01")
    logging.getLogger("xolite_desktop.test").debug("too small to keep")
    ours, theirs = recent_lines()
    assert stream.getvalue() == "", "what is kept is not written"
    assert "xcp-01 is away" in ours.text
    assert SESSION not in ours.text
    assert ours.nameless.endswith("%s is away, session_id=%s")
    assert "xcp-01" not in theirs.nameless
