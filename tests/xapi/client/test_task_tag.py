# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Marks on tasks: ours, XenCenter's, and none."""

import pytest

from xolite_desktop.xapi.client import task_tag
from xolite_desktop.xapi.client.task_tag import Starter


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ({}, Starter.UNKNOWN),
        ({"applies_to": "OpaqueRef:a"}, Starter.UNKNOWN),
        ({"XenCenterUUID": "x"}, Starter.XENCENTER),
        ({task_tag.KEY: task_tag.mark()}, Starter.THIS_RUN),
        ({task_tag.KEY: f"{task_tag.installation()}/before"}, Starter.EARLIER_RUN),
        ({task_tag.KEY: "0123456789abcdef/0123"}, Starter.OTHER_DESKTOP),
        ({task_tag.KEY: ""}, Starter.OTHER_DESKTOP),
    ],
)
def test_marks_tell_who_started_a_task(marks: dict[str, str], expected: Starter) -> None:
    assert task_tag.starter(marks) is expected


def test_the_mark_is_the_same_for_each_run_and_names_nobody() -> None:
    import getpass
    import platform

    assert task_tag.mark() == f"{task_tag.installation()}/{task_tag.RUN}"
    assert getpass.getuser() not in task_tag.mark()
    assert platform.node() not in task_tag.mark()


def test_a_user_without_a_name_has_an_installation_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    task_tag.installation.cache_clear()
    assert len(task_tag.installation()) == 16
    task_tag.installation.cache_clear()


def test_objects_are_read_from_a_list_of_refs() -> None:
    assert task_tag.applies_to({"applies_to": "OpaqueRef:a, OpaqueRef:b,,"}) == ("OpaqueRef:a", "OpaqueRef:b")
    assert len(task_tag.applies_to({"applies_to": "x," * 10_000})) == task_tag.MOST_REFS


def test_objects_of_a_call_are_the_refs_among_its_parameters() -> None:
    params = ("OpaqueRef:a", False, "name", "OpaqueRef:NULL", {"x": "y"}, "OpaqueRef:b", "OpaqueRef:a")
    assert task_tag.objects_in(params) == ("OpaqueRef:a", "OpaqueRef:b")
