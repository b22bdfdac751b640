# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What belongs together among messages, and where its newest is."""

from __future__ import annotations

from xolite_desktop.models.notices.notice_groups import NoticeGroups, group_of
from xolite_desktop.xapi.records.task import Message
from xolite_desktop.xapi.refs import Ref

A, B, C = (("1", Ref("a")), ("2", Ref("b")), ("3", Ref("c")))


def test_alarms_belong_together_by_name_object_and_measure() -> None:
    one = Message(name="ALARM", priority=3, obj_uuid="u", body='<name value="cpu_usage"/>')
    other = Message(name="ALARM", priority=3, obj_uuid="u", body='<name value="mem_usage"/>')
    event = Message(name="VM_STARTED", priority=5, obj_uuid="u")
    assert group_of(Ref("a"), one) == group_of(Ref("b"), one) != group_of(Ref("c"), other)
    assert group_of(Ref("a"), event) != group_of(Ref("b"), event)


def test_the_head_is_the_newest() -> None:
    groups = NoticeGroups([(B, ("x",)), (A, ("x",))])
    assert (groups.heads(), groups.message_count) == ([B], 2)
    assert groups.add(C, ("x",)) == (B, C)
    assert groups.members(A[1]) == [A, B, C]
    assert groups.remove(C) == (C, B)
    assert groups.remove(A) == (B, B)
    assert groups.remove(B) == (B, None)
    assert groups.remove(B) == (None, None)
    assert groups.add(A, ("y",)) == (None, A)
    assert groups.members(Ref("gone")) == ()
