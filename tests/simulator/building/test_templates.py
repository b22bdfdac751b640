# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Default templates are what wizards expect."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

from xolite_desktop.simulator.building.builder import GIB, Builder
from xolite_desktop.simulator.building.templates import (
    BY_LABEL,
    TEMPLATES,
    Template,
    add_templates,
    hardware,
    memory,
    platform,
    recommendations,
)


def test_all_templates_are_added_as_default_ones() -> None:
    builder = Builder(1, 0.0)
    add_templates(builder)
    vms = list(builder.of("VM").values())
    assert len({vm["name_label"] for vm in vms}) == len(TEMPLATES) >= 20
    assert all(vm["is_default_template"] and vm["is_a_template"] for vm in vms)
    assert all('sr=""' in vm["other_config"]["disks"] for vm in vms)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.label)
def test_recommendations_are_limits_as_xml(template: Template) -> None:
    limits = ElementTree.fromstring(recommendations(template))
    names = {each.get("field") or each.get("property") for each in limits}
    assert {
        "memory-static-max",
        "vcpus-max",
        "number-of-vbds",
        "number-of-vifs",
        "has-vendor-device",
    } <= names


def test_windows_11_wants_a_tpm_and_secure_boot() -> None:
    template = BY_LABEL["windows-11"]
    assert 'field="vtpm"' in recommendations(template)
    assert platform(template)["secureboot"] == "true"
    assert hardware(template)["HVM_boot_params"]["firmware"] == "uefi"


def test_old_systems_boot_by_bios() -> None:
    assert hardware(BY_LABEL["centos-7"])["HVM_boot_params"]["firmware"] == "bios"
    assert "secureboot" not in platform(BY_LABEL["centos-7"])


def test_the_least_memory_is_never_more_than_the_most() -> None:
    assert memory(GIB // 2, GIB)["memory_static_min"] == GIB // 2
    assert memory(GIB)["memory_static_min"] == GIB
