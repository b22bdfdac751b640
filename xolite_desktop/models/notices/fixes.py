# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What can be done at once about a message: the actions its words name, each with what it would be done to."""

from __future__ import annotations

from dataclasses import dataclass

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.all_actions import action as action_called
from xolite_desktop.models.actions.offer import on_whom
from xolite_desktop.models.actions.selection import ONLY_POOL, Selection
from xolite_desktop.models.notices.notice import Notice
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.storage import PBD
from xolite_desktop.xapi.refs import Ref

MOST = 3
_STORAGE = frozenset({NodeKind.SR})


@dataclass(frozen=True)
class Fix:
    """An action and its object. `title` names the object where it is not the one the message is about."""

    action_id: str
    ref: Ref
    title: str


def fixes_of(notice: Notice, cache: Cache) -> tuple[Fix, ...]:
    """Three at most, in the order of the words; none of an object that is gone."""
    found: list[Fix] = []
    if notice.subject is not None:
        for action_id in notice.fixes:
            found += _offered(action_called(action_id), notice.subject, cache)
    return tuple(found[:MOST])


def _offered(action: Action, subject: Ref, cache: Cache) -> list[Fix]:
    selection = Selection.of(cache, [subject])
    if selection.kinds & action.applies_to:
        return [Fix(action.id, subject, tr(action.title))]
    if action.applies_to == ONLY_POOL:
        return [Fix(action.id, pool, tr(action.title)) for pool in cache.records("pool")]
    if action.applies_to == _STORAGE and selection.kinds == {NodeKind.HOST}:
        unplugged = Selection.of(cache, _unplugged(cache, subject)).items
        return [Fix(action.id, item.ref, on_whom(action, item.name)) for item in unplugged]
    return []


def _unplugged(cache: Cache, host: Ref) -> list[Ref]:
    """The storage that a host should reach and does not."""
    connections = cache.of(PBD, "PBD").values()
    return [each.SR for each in connections if each.host == host and not each.currently_attached]
