# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What wants attention, as far as the pool's records tell: its newest alarms, and what is known of updates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest

from xolite_desktop.models.known_updates import wants_step
from xolite_desktop.models.notices.notice import is_alarm
from xolite_desktop.models.notices.notice_groups import Group, group_of
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.text import DAY, ago, count, day, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.records.access import Certificate
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.task import Message
from xolite_desktop.xapi.records.wire_time import parse_wire_time
from xolite_desktop.xapi.refs import Ref

_CLASSES = {"vm": "VM", "host": "host", "sr": "SR", "pool": "pool"}
_WORDS = later(
    {
        "physical_utilisation": "Storage nearly full",
        "cpu_usage": "Processors busy for long",
        "memory_free_kib": "Memory running short",
        "network_usage": "Network busy for long",
        "disk_usage": "Disks busy for long",
        "fs_usage": "Disk of the control domain filling up",
        "log_fs_usage": "Log disk of the control domain filling up",
        "mem_usage": "Control domain short of memory",
        "sr_io_throughput_total_per_host": "Storage busy for long",
    }
)
"""What alarms measure, and what that means."""
_EXPIRY = ("HOST_SERVER_CERTIFICATE_EXPIRING", "HOST_SERVER_CERTIFICATE_EXPIRED")
"""What the pool writes of certificates of hosts, whose records tell the same for as long as it is so."""
WARNED_DAYS = 30
_KINDS = {1: StateKind.BAD, 2: StateKind.BAD, 3: StateKind.WARN}


@dataclass(frozen=True)
class AlarmLine:
    """One message: the ref of what it is about ("" if that is gone), its name, what happened, and how long ago."""

    ref: str
    name: str
    what: str
    when: str
    kind: StateKind


def newest_alarms(store: PoolStore, most: int, now: datetime) -> tuple[list[AlarmLine], int]:
    """Certificates about to expire, then the newest messages that warn, equal ones of one object in one line; and how
    many lines there would be."""
    certificates = expiring_certificates(store, now)
    groups = [(max(each, key=_age), len(each)) for each in alarm_groups(store).values()]
    newest = nlargest(most - len(certificates), groups, key=lambda group: _age(group[0]))
    lines = [*certificates[:most], *(_line(store, message, times, now) for message, times in newest)]
    return lines, len(groups) + len(certificates)


def alarm_groups(store: PoolStore) -> dict[Group, list[Message]]:
    """The messages that want attention, equal ones of one object together. Without those of certificates that end, since
    `expiring_certificates` tells them as long as it is so."""
    found: dict[Group, list[Message]] = {}
    for key, message in store.cache.of(Message, "message").items():
        if is_alarm(message) and not message.name.startswith(_EXPIRY):
            found.setdefault(group_of(key, message), []).append(message)
    return found


def expiring_certificates(store: PoolStore, now: datetime) -> list[AlarmLine]:
    """The certificates that hosts show and that end within a month, or have ended; the first to end first. The records
    say so sooner than the messages of the pool, and only as long as it is so."""
    ends: list[tuple[datetime, Ref]] = []
    for certificate in store.cache.of(Certificate, "Certificate").values():
        when = parse_wire_time(certificate.not_after)
        if (
            certificate.type == "host"
            and when is not None
            and (when - now).total_seconds() < WARNED_DAYS * DAY
        ):
            ends.append((when, certificate.host))
    return [_expiry(store, when, host, now) for when, host in sorted(ends)]


def _expiry(store: PoolStore, when: datetime, host: Ref, now: datetime) -> AlarmLine:
    record = store.cache.host(host)
    name = visible(record.name_label) if record is not None else tr("(gone)")
    if when < now:
        return AlarmLine(host, name, tr("Certificate has expired"), day(when), StateKind.BAD)
    left = count(max(1, round((when - now).total_seconds() / DAY)), "day")
    return AlarmLine(host, name, tr("Certificate expires in {days}").format(days=left), "", StateKind.WARN)


def _age(message: Message) -> tuple[str, str]:
    return message.timestamp, message.uuid


def _line(store: PoolStore, message: Message, times: int, now: datetime) -> AlarmLine:
    ref, name = _about(store, message)
    moment = parse_wire_time(message.timestamp)
    when = ago(moment, now) if moment is not None else ""
    what = f"{_words(message)} ×{times}" if times > 1 else _words(message)
    return AlarmLine(ref, name, what, when, _KINDS.get(message.priority, StateKind.WARN))


def _about(store: PoolStore, message: Message) -> tuple[str, str]:
    cls = _CLASSES.get(message.cls.lower(), "")
    records: Mapping[Ref, object] = store.cache.records(cls) if cls else {}
    for ref, record in records.items():
        if getattr(record, "uuid", "") == message.obj_uuid:
            return ref, visible(str(getattr(record, "name_label", "")))
    return "", tr("(gone)")


def _words(message: Message) -> str:
    """ "Alarm: cpu_usage", "Host server certificate expiring"; the name on the wire as words where we have none."""
    words = visible(message.name).replace("_", " ").strip().capitalize()
    if message.name == "ALARM":
        _, found, rest = message.body.partition('<name value="')
        measure = rest.partition('"')[0][:60]
        if measure in _WORDS:
            return tr(_WORDS[measure])
        return tr("{title}: {text}").format(title=words, text=visible(measure)) if found else words
    return words


def updates_in_words(store: PoolStore) -> tuple[str, str]:
    """A figure and a sentence: the hosts that want something done after an update, else those that lack packages."""
    hosts = store.cache.of(Host, "host").values()
    waiting = [host for host in hosts if wants_step(host)]
    if waiting:
        figure = tr("{count} of {total} hosts").format(count=len(waiting), total=len(hosts))
        return figure, tr("want a restart or another step after updates that were installed.")
    lacking = store.updates.lacking()
    if lacking:
        figure = tr("{count} of {total} hosts").format(count=len(lacking), total=len(hosts))
        return figure, tr("lack packages that could be installed, as far as it is known.")
    pool = store.cache.pool
    synced = parse_wire_time(pool.last_update_sync) if pool is not None else None
    if synced is None:
        sentence = tr(
            "No installed update waits for a restart. What could be installed is not in this pool's records."
        )
        return "", sentence
    text = tr("No installed update waits for a restart. The list of updates was fetched {date}.")
    return "", text.format(date=day(synced.astimezone()))
