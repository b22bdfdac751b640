# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which messages are shown: by severity, kind of object, age and words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from xolite_desktop.models.notices.notice import Severity, severity_of
from xolite_desktop.xapi.records.task import Message

SEVERITIES: tuple[tuple[str, frozenset[Severity]], ...] = (
    ("All alarms", frozenset(Severity) - {Severity.EVENT}),
    ("Critical and serious", frozenset({Severity.CRITICAL, Severity.SERIOUS})),
    ("Warnings", frozenset({Severity.WARNING})),
    ("Minor", frozenset({Severity.MINOR})),
    ("Events only", frozenset({Severity.EVENT})),
    ("Alarms and events", frozenset(Severity)),
)
KINDS: tuple[tuple[str, str], ...] = (
    ("All objects", ""),
    ("Pool", "Pool"),
    ("Hosts", "Host"),
    ("VMs", "VM"),
    ("Storage", "SR"),
    ("Disks", "VDI"),
)
AGES: tuple[tuple[str, timedelta | None], ...] = (
    ("Any time", None),
    ("Last hour", timedelta(hours=1)),
    ("Last day", timedelta(days=1)),
    ("Last 7 days", timedelta(days=7)),
    ("Last 30 days", timedelta(days=30)),
)


@dataclass(frozen=True)
class NoticeFilter:
    """`cls` is the wire's word for the kind of object, empty for all; `since` a wire date; `words` are folded."""

    severities: frozenset[Severity] = frozenset(Severity)
    cls: str = ""
    since: str = ""
    words: tuple[str, ...] = ()

    def admits(self, message: Message) -> bool:
        """Whether a message passes all but the words, which need its text."""
        return (
            severity_of(message) in self.severities
            and (not self.cls or message.cls == self.cls)
            and message.timestamp >= self.since
        )


def wire_date(moment: datetime) -> str:
    """A date that compares with those of messages, as text."""
    return f"{moment:%Y%m%dT%H:%M:%SZ}"
