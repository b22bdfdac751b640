# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""An edit of an object as a difference: one value, what it was when editing began and what it shall be.

Only that value is written. A set, such as tags, is added to and removed from, so that nobody else's change is lost;
any other value that changed meanwhile is a conflict, which a person decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.refs import Ref

Value = str | int | bool | tuple[str, ...] | None
"""None is an entry that a map does not have."""

_AFTER: Final[Mapping[tuple[str, str], str]] = {("host", "logging"): "host.syslog_reconfigure"}
"""What has to be called before a value that was written counts."""
_SETTERS: Final[Mapping[tuple[str, str], str]] = {("host", "hostname"): "host.set_hostname_live"}
"""What writes a value where it is not `set_` and the name of the field."""
_SWITCHES: Final[Mapping[tuple[str, str], tuple[str, str]]] = {
    ("host", "ssh_enabled"): ("host.enable_ssh", "host.disable_ssh"),
}
"""What writes yes and what writes no, where these are calls of their own."""
_WHOLE: Final = frozenset({("host", "ntp_custom_servers")})
"""Sets whose members cannot be added and removed one by one."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a value stands: a field of an object, or with `key` one entry of a field that is a map."""

    cls: str
    ref: Ref
    field: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A value before and after."""

    slot: Slot
    before: Value
    after: Value

    @property
    def is_set(self) -> bool:
        """Whether the value is a set, whose members are changed one by one."""
        return isinstance(self.after, tuple)

    @property
    def changes(self) -> bool:
        """Whether there is anything to do."""
        return _unordered(self.before) != _unordered(self.after)

    @property
    def undo(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.slot, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Write:
    """One call of an edit, its parameters after the object, and the call that takes it back if a later one fails."""

    method: str
    params: tuple[Value, ...] = ()
    undo: "Write | None" = None


def value_in(record: AnyRecord, slot: Slot) -> Value:
    """The value as a record has it. A field the record has not is an empty text."""
    found = record.get(slot.field, "") if isinstance(record, dict) else getattr(record, slot.field, "")
    return as_value(found, slot.key)


def as_value(found: object, key: str = "") -> Value:
    """A field's value from the wire or a record; with a key, that entry of the map it is."""
    if isinstance(found, Mapping):
        entry = found.get(key)
        return None if entry is None else str(entry)
    if isinstance(found, list | tuple):
        return tuple(map(str, found))
    return found if isinstance(found, bool | int | str) else str(found)


def current(cache: Cache, slot: Slot) -> Value:
    """The value now; None if the object is gone."""
    record = cache.get(slot.cls, slot.ref)
    return None if record is None else value_in(record, slot)


def conflicts(edit: Edit, now: Value) -> bool:
    """Whether the value was changed by somebody else to something that is not wanted either."""
    return not edit.is_set and now not in (edit.before, edit.after)


def rebased(edit: Edit, now: Value) -> Edit:
    """The edit as if it had begun with the value of now; of a set only what was added and removed counts."""
    if not edit.is_set:
        return replace(edit, before=now)
    return Edit(edit.slot, now, merged(edit, _members(now)))


def merged(edit: Edit, now: tuple[str, ...]) -> tuple[str, ...]:
    """The members a set has after the edit, if it has those of `now` before it."""
    before, after = _members(edit.before), _members(edit.after)
    kept = [member for member in now if member in after or member not in before]
    return tuple(dict.fromkeys((*kept, *(member for member in after if member not in before))))


def writes(edit: Edit, now: Value) -> list[Write]:
    """The calls that make the edit where the value is `now`, in order; none where it is done already."""
    slot = edit.slot
    place = (slot.cls, slot.field)
    if edit.is_set and place in _WHOLE:
        wanted = merged(edit, _members(now))
        made = [Write(_setter(slot), (wanted,))] if _unordered(wanted) != _unordered(now) else []
    elif edit.is_set:
        made = _set_writes(edit, _members(now))
    elif slot.key:
        made = _map_writes(slot, now, edit.after)
    elif now == edit.after:
        made = []
    elif place in _SWITCHES:
        made = [Write(_SWITCHES[place][0 if edit.after else 1])]
    else:
        made = [Write(_setter(slot), (edit.after,))]
    after = _AFTER.get(place)
    return [*made, Write(after)] if made and after else made


def possible_calls(slot: Slot, *, is_set: bool = False) -> tuple[str, ...]:
    """The calls an edit of this value may take: what a session must be permitted to do."""
    place = (slot.cls, slot.field)
    after = _AFTER.get(place)
    more = (after,) if after else ()
    if place in _SWITCHES:
        return _SWITCHES[place]
    if is_set and place not in _WHOLE:
        return (f"{slot.cls}.add_{slot.field}", f"{slot.cls}.remove_{slot.field}", *more)
    if slot.key:
        return (f"{slot.cls}.add_to_{slot.field}", f"{slot.cls}.remove_from_{slot.field}", *more)
    return (_setter(slot), *more)


def _setter(slot: Slot) -> str:
    return _SETTERS.get((slot.cls, slot.field)) or f"{slot.cls}.set_{slot.field}"


def _set_writes(edit: Edit, now: tuple[str, ...]) -> list[Write]:
    slot, wanted = edit.slot, merged(edit, now)
    removed = [Write(f"{slot.cls}.remove_{slot.field}", (each,)) for each in now if each not in wanted]
    added = [Write(f"{slot.cls}.add_{slot.field}", (each,)) for each in wanted if each not in now]
    return [*removed, *added]


def _map_writes(slot: Slot, now: Value, after: Value) -> list[Write]:
    """An entry cannot be replaced, only removed and added; without the second the first is taken back."""
    if now == after:
        return []
    add, remove = f"{slot.cls}.add_to_{slot.field}", f"{slot.cls}.remove_from_{slot.field}"
    made = []
    if now is not None:
        made.append(Write(remove, (slot.key,), Write(add, (slot.key, now))))
    if after is not None:
        made.append(Write(add, (slot.key, after)))
    return made


def _members(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _unordered(value: Value) -> object:
    return frozenset(value) if isinstance(value, tuple) else value
