# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The table of relation pairs agrees with the data model."""

from xolite_desktop.simulator.relations import FOLLOWING, MIRRORS
from xolite_desktop.simulator.schema import load_schema


def test_both_ends_exist_and_name_each_other():
    classes = load_schema().classes
    for cls, mirrors in MIRRORS.items():
        for mirror in mirrors.values():
            there = classes[mirror.back_class].fields[mirror.back_field].type
            assert there.kind == "set", mirror
            assert there.of[0].name == cls, mirror
            here = classes[cls].fields[mirror.field].type
            named = here.of[0] if here.kind == "set" else here
            assert (named.kind, named.name) == ("ref", mirror.back_class), mirror


def test_a_vm_lists_its_disks_because_they_name_it():
    assert "VBDs" in FOLLOWING["VM"]
    assert "resident_VMs" in FOLLOWING["host"]
