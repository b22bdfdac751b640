# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a pool with repositories says its hosts lack."""

from __future__ import annotations

import json
from typing import Any

import pytest

from xolite_desktop.xapi.plans.pool_updates import parse_pool_updates
from xolite_desktop.xapi.plans.updates import Afterwards, proposed
from xolite_desktop.xapi.refs import Ref

HOST = Ref("OpaqueRef:h")


def answer(**host: Any) -> bytes:
    updates = [{"id": "XS-1", "summary": "Fixes"}]
    return json.dumps({"hash": "abc", "updates": updates, "hosts": [{"ref": HOST} | host]}).encode()


def test_packages_have_names_versions_and_what_their_updates_are() -> None:
    names = ["xapi-core-1:25.6.0-1.xs8.x86_64.rpm", "linux-firmware-20240503-1.xs8.noarch", "odd"]
    found = parse_pool_updates(answer(RPMS=names, updates=["XS-1", "XS-2"]))
    assert found.hash == "abc"
    assert [(package.name, package.whole_version) for package in found.hosts[HOST]] == [
        ("linux-firmware", "20240503-1.xs8"), ("odd", ""), ("xapi-core", "25.6.0-1.xs8"),
    ]  # fmt: skip
    change = found.hosts[HOST][0].change
    assert change is not None
    assert change.text == "XS-1: Fixes\nXS-2"


@pytest.mark.parametrize(
    ("more", "afterwards"),
    [
        ({"guidance": {"mandatory": [], "recommended": ["RestartToolstack"]}}, Afterwards.RESTART_TOOLSTACK),
        ({"guidance": {"mandatory": ["EvacuateHost"]}}, Afterwards.REBOOT),
        ({"guidance": {"recommended": ["RebootHost"]}}, Afterwards.REBOOT),
        ({"guidance": {"full": ["RebootHost"]}}, Afterwards.RESTART_TOOLSTACK),
        ({"recommended-guidance": ["RebootHost"]}, Afterwards.REBOOT),
        ({"guidance": 7}, Afterwards.RESTART_TOOLSTACK),
    ],
)
def test_the_advice_of_the_pool_counts_and_not_the_name(more: dict[str, Any], afterwards: Afterwards) -> None:
    found = parse_pool_updates(answer(RPMS=["kernel-4-1.x86_64"], **more))
    assert proposed(found.hosts[HOST]) is afterwards


def test_live_patches_alone_are_something_to_install() -> None:
    assert [each.name for each in parse_pool_updates(answer(livepatches=[{}])).hosts[HOST]] == ["livepatches"]
    assert parse_pool_updates(answer()).hosts[HOST] == ()


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b"null", b'{"hash": 3}', b"<html>"])
def test_what_is_no_list_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_pool_updates(text)


def test_odd_entries_do_no_harm() -> None:
    odd = {"hash": "", "hosts": [3, {}, {"ref": "h", "RPMS": 4, "updates": {}}], "updates": [None]}
    assert set(parse_pool_updates(json.dumps(odd).encode()).hosts) == {"None", "h"}
