# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The messages that are shown as rows of text, one for each: those that share a row on the screen stand apart here."""

from __future__ import annotations

from collections.abc import Iterator

from xolite_desktop.models.notices.notice_table import NoticeTable
from xolite_desktop.models.text import exact
from xolite_desktop.models.wording import later, tr

_TITLES = later(("Time", "Severity", "Message", "Object", "Text", "Advice", "Code"))


def titles() -> list[str]:
    return [tr(title) for title in _TITLES]


def lines(table: NoticeTable) -> Iterator[list[str] | None]:
    """A row after the other, newest first; None for a message that went meanwhile."""
    for ref in table.refs:
        notice = table.notice_of(ref)
        if notice is None:
            yield None
            continue
        when = exact(notice.when) if notice.when is not None else ""
        yield [
            when, notice.severity.word, notice.title, notice.object_name, notice.text, notice.advice, notice.code,
        ]  # fmt: skip
