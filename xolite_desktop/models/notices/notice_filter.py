# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which messages are shown: by severity, kind of object, age and words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from xolite_desktop.models.notices.notice import Severity, severity_of
from xolite_desktop.models.wording import later
from xolite_desktop.xapi.records.task import Message

SEVERITIES: tuple[tuple[str, frozenset[Severity]], ...] = (
    (later("All alarms"), frozenset(Severity) - {Severity.EVENT}),
    (later("Critical and serious"), frozenset({Severity.CRITICAL, Severity.SERIOUS})),
    (later("Warnings"), frozenset({Severity.WARNING})),
    (later("Minor"), frozenset({Severity.MINOR})),
    (later("Events only"), frozenset({Severity.EVENT})),
    (later("Alarms and events"), frozenset(Severity)),
)
KINDS: tuple[tuple[str, str], ...] = (
    (later("All objects"), ""),
    (later("Pool"), "Pool"),
    (later("Hosts"), "Host"),
    (later("VMs"), "VM"),
    (later("Storage"), "SR"),
    (later("Disks"), "VDI"),
)
AGES: tuple[tuple[str, timedelta | None], ...] = (
    (later("Any time"), None),
    (later("Last hour"), timedelta(hours=1)),
    (later("Last day"), timedelta(days=1)),
    (later("Last 7 days"), timedelta(days=7)),
    (later("Last 30 days"), timedelta(days=30)),
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
