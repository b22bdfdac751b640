# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Answers of the updater plugin, and what packages need afterwards."""

from __future__ import annotations

import json

import pytest

from xolite_desktop.simulator.updater import PACKAGES
from xolite_desktop.xapi.plans.updates import Afterwards, parse_packages, proposed


def test_packages_are_read_with_their_changes() -> None:
    found = parse_packages(json.dumps(PACKAGES))
    assert [package.name for package in found] == sorted(each["name"] for each in PACKAGES)
    kernel = next(package for package in found if package.name == "kernel")
    assert kernel.whole_version == "4.19.19-8.0.44.1.xcpng8.3"
    assert kernel.change is not None
    assert kernel.change.date is not None
    assert "network stack" in kernel.change.text
    assert parse_packages('{"result": []}') == ()


@pytest.mark.parametrize("text", ["", "null", "{}", '{"error": {"code": "x"}}', "7", "[", '"[]"'])
def test_what_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_packages(text)


def test_entries_of_any_shape_do_no_harm() -> None:
    odd = [
        7,
        {},
        {"name": 3},
        {"name": "a", "size": -1, "changelog": []},
        {"name": "b", "changelog": {"date": 1e30}},
    ]
    assert [package.name for package in parse_packages(json.dumps(odd))] == ["a", "b"]


def test_the_kind_of_package_says_what_it_needs() -> None:
    found = {package.name: package for package in parse_packages(json.dumps(PACKAGES))}
    assert proposed((found["sm"], found["kernel"])) is Afterwards.REBOOT
    assert proposed((found["xapi-core"],)) is Afterwards.RESTART_TOOLSTACK
    assert proposed(()) is Afterwards.NOTHING
