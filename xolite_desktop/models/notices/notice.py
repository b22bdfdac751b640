# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Notice`: one message of the pool for people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from xolite_desktop.models.notices.alarm import parse_alarm
from xolite_desktop.models.notices.message_words import words_of
from xolite_desktop.models.object_name import class_word, name_of
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.text import exact, sentence, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.storage import VDI
from xolite_desktop.xapi.records.task import Message
from xolite_desktop.xapi.records.wire_time import parse_wire_time
from xolite_desktop.xapi.refs import Ref, Uuid

LONGEST = 2_000  # characters of a body that are shown
_UUID_NOTE = re.compile(r" \(uuid: [0-9A-Fa-f-]{36}\)")
_QUOTED = re.compile(r"^VM '(.{1,200}?)' \(uuid")
_TAG = re.compile(r"<[^<>]{0,200}>")
_WIRE_DATE = re.compile(r"\b\d{8}T\d{2}:\d{2}:\d{2}Z\b")
_CLASSES = {"Host": "host", "Pool": "pool"}
_WITH_PAGE = ("VM", "host", "SR", "network", "pool")


class Severity(IntEnum):
    """A message's priority on the wire; EVENT only tells what was done."""

    CRITICAL = 1
    SERIOUS = 2
    WARNING = 3
    MINOR = 4
    EVENT = 5

    @property
    def word(self) -> str:
        return tr(_WORDS[self][0])

    @property
    def kind(self) -> StateKind:
        return _WORDS[self][1]

    @property
    def icon(self) -> str:
        return _WORDS[self][2]


_WORDS = {
    Severity.CRITICAL: (later("Critical"), StateKind.BAD, "warning-octagon"),
    Severity.SERIOUS: (later("Serious"), StateKind.BAD, "warning-circle"),
    Severity.WARNING: (later("Warning"), StateKind.WARN, "warning"),
    Severity.MINOR: (later("Minor"), StateKind.INFO, "info"),
    Severity.EVENT: (later("Event"), StateKind.IDLE, "clock"),
}


@dataclass(frozen=True)
class Notice:
    """What happened (`title`), more about it, what to do, and the object it is about.

    `object_ref` leads to the page of that object, or of the storage of a disk; None if it is gone or has none.
    `subject` is the object itself, None if it is gone; `fixes` are the ids of actions of which `fixes_of` makes offers.
    """

    ref: Ref
    code: str
    severity: Severity
    title: str
    text: str
    advice: str
    object_name: str
    object_ref: Ref | None
    when: datetime | None
    subject: Ref | None = None
    fixes: tuple[str, ...] = ()

    @property
    def searched(self) -> str:
        """What a text filter looks through, folded."""
        return f"{self.title} {self.object_name} {self.text} {self.code} {self.severity.word}".casefold()

    @property
    def copied(self) -> str:
        """All of it as text."""
        when = exact(self.when) if self.when is not None else ""
        lines = (f"{when} {self.severity.word} {self.title}".strip(), self.text, self.advice, self.code)
        return "\n".join(filter(None, lines))


def severity_of(message: Message) -> Severity:
    """Priorities outside of the five count as the nearest."""
    return Severity(min(5, max(1, message.priority)))


def is_alarm(message: Message) -> bool:
    """Whether it wants attention; the others only tell what was done."""
    return message.priority < Severity.EVENT


def notice_of(cache: Cache, ref: Ref, message: Message) -> Notice:
    """A message in words, safe to show."""
    name, object_ref, subject = _object_of(cache, message)
    words, body = words_of(message.name), message.body
    alarm = parse_alarm(body) if message.name == "ALARM" else None
    title = alarm.title if alarm is not None else words.title
    return Notice(
        ref,
        visible(message.name[:80]),
        severity_of(message),
        title.replace("{object}", name),
        sentence(alarm.text) if alarm is not None else body_text(body),
        words.advice,
        name,
        object_ref,
        parse_wire_time(message.timestamp),
        subject,
        words.fixes,
    )


def body_text(body: str) -> str:
    """A body on readable lines of bounded length: no markup, no uuids behind names, dates as they are read here."""
    cut = body[:LONGEST]
    if cut.lstrip().startswith("<"):
        cut = _TAG.sub(" ", cut)
    cut = _WIRE_DATE.sub(_date, _UUID_NOTE.sub("", cut))
    text = "\n".join(filter(None, (visible(" ".join(line.split())) for line in cut.splitlines())))
    return f"{text}…" if len(body) > LONGEST else sentence(text)


def _date(found: re.Match[str]) -> str:
    moment = parse_wire_time(found[0])
    return exact(moment) if moment is not None else found[0]


def _object_of(cache: Cache, message: Message) -> tuple[str, Ref | None, Ref | None]:
    """The name of the object, the ref of the page that is about it, and its own."""
    cls, uuid = _CLASSES.get(message.cls, message.cls), Uuid(message.obj_uuid)
    ref = cache.find(cls, uuid)
    if ref is None:
        cls, ref = cache.find_any(uuid) or (cls, None)
    if ref is None:
        quoted = _QUOTED.match(message.body)
        gone = tr("A {kind} that is gone").format(kind=class_word(visible(cls[:40])) or tr("object"))
        return (visible(quoted[1]) if quoted is not None else gone), None, None
    record = cache.get(cls, ref)
    page = record.SR if isinstance(record, VDI) else ref
    has_page = cls in _WITH_PAGE or isinstance(record, VDI)
    return name_of(record, cache)[:200], page if has_page else None, ref
