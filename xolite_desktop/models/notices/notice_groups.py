# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`NoticeGroups`: alarms that say the same of the same object belong together; every event stands alone."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from xolite_desktop.models.notices.notice import is_alarm
from xolite_desktop.xapi.records.task import Message
from xolite_desktop.xapi.refs import Ref

Key = tuple[str, Ref]
"""When it happened, as on the wire, and the message: keys are in order of time."""
Group = tuple[str, ...]
_LONGEST = 60


def group_of(ref: Ref, message: Message) -> Group:
    """What a message has in common with those it belongs to: name, priority, object, and what an alarm measures."""
    if not is_alarm(message):
        return (ref,)
    _, _, rest = message.body.partition('<name value="') if message.name == "ALARM" else ("", "", "")
    return message.name, str(message.priority), message.obj_uuid, rest.partition('"')[0][:_LONGEST]


class NoticeGroups:
    """A group is known by its head, the key of its newest message."""

    def __init__(self, found: Iterable[tuple[Key, Group]] = ()) -> None:
        self._members: dict[Group, list[Key]] = {}
        self._group_of: dict[Ref, Group] = {}
        for key, group in found:
            self._members.setdefault(group, []).append(key)
            self._group_of[key[1]] = group
        for members in self._members.values():
            members.sort()

    @property
    def message_count(self) -> int:
        return len(self._group_of)

    def heads(self) -> list[Key]:
        """Oldest first."""
        return sorted(members[-1] for members in self._members.values())

    def members(self, ref: Ref) -> Sequence[Key]:
        """All messages of the group that a message is in, oldest first."""
        group = self._group_of.get(ref)
        return self._members[group] if group is not None else ()

    def add(self, key: Key, group: Group) -> tuple[Key | None, Key]:
        """The head before, if there was a group, and the head now."""
        members = self._members.setdefault(group, [])
        before = members[-1] if members else None
        insort(members, key)
        self._group_of[key[1]] = group
        return before, members[-1]

    def remove(self, key: Key) -> tuple[Key | None, Key | None]:
        """The head before and the head now; nothing and nothing for a message that is in no group."""
        group = self._group_of.pop(key[1], None)
        if group is None:
            return None, None
        members = self._members[group]
        before = members[-1]
        del members[bisect_left(members, key)]
        if not members:
            del self._members[group]
        return before, members[-1] if members else None
