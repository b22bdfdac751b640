# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A guest reports the same system and addresses after each boot."""

from __future__ import annotations

import ipaddress
from typing import Any

import pytest

from xolite_desktop.simulator.building.templates import TEMPLATES
from xolite_desktop.simulator.guests import ADDRESS_KEY, AGENT_KEY, GUESTS, address, guest_os, guest_record
from xolite_desktop.simulator.schema import load_schema
from xolite_desktop.simulator.values import conforms

UUID = "0d3c1f8a-64d1-42b1-8a0e-1b8f4ac2d010"


def _vm(system: str = "debian-12", **fields: Any) -> dict[str, Any]:
    return {
        "uuid": UUID,
        "name_label": "postgres-primary",
        "reference_label": system,
        "xenstore_data": {},
        "VIFs": ["OpaqueRef:a", "OpaqueRef:b"],
        **fields,
    }


def test_reports_are_the_same_each_time_and_differ_between_guests() -> None:
    assert guest_record(_vm(), 1) == guest_record(_vm(), 1)
    other = _vm(uuid="1d3c1f8a-64d1-42b1-8a0e-1b8f4ac2d010")
    assert guest_record(other, 1)["networks"] != guest_record(_vm(), 1)["networks"]


def test_reports_have_the_types_of_the_data_model() -> None:
    schema = load_schema()
    fields = schema.classes["VM_guest_metrics"].fields
    for system in GUESTS:
        for name, value in guest_record(_vm(system), 1).items():
            assert conforms(schema, fields[name].type, value), (system, name)


def test_every_interface_has_its_addresses() -> None:
    networks = guest_record(_vm(), 1)["networks"]
    assert set(networks) == {f"{device}/{kind}" for device in (0, 1) for kind in ("ip", "ipv4/0", "ipv6/0")}
    assert networks["0/ip"] == networks["0/ipv4/0"] != networks["1/ip"]
    assert ipaddress.ip_address(networks["0/ipv6/0"]).is_link_local


def test_an_address_that_was_given_is_kept() -> None:
    vm = _vm(xenstore_data={ADDRESS_KEY.format(device=0): "10.0.12.31"})
    assert address(vm, 0) == "10.0.12.31"
    assert guest_record(vm, 1)["networks"]["0/ip"] == "10.0.12.31"
    assert address(vm, 1) != "10.0.12.31"


def test_windows_names_its_boot_partition_and_itself() -> None:
    record = guest_record(_vm("windows-server-2022", name_label="win2022-ad"), 1)
    assert record["os_version"]["name"].split("|")[:2] == [
        "Microsoft Windows Server 2022 Standard",
        "C:\\Windows",
    ]
    assert record["os_version"]["distro"] == "windows"
    assert record["netbios_name"] == {"host_name": "WIN2022-AD"}
    assert record["other"]["data-ts"] == "1"


@pytest.mark.parametrize(
    "vm",
    [_vm("other-install-media"), _vm(xenstore_data={AGENT_KEY: "none"}), {"uuid": UUID, "name_label": ""}],
)
def test_guests_without_an_agent_report_nothing(vm: dict[str, Any]) -> None:
    assert guest_record(vm, 1) == {}


def test_systems_are_known_by_the_labels_of_the_templates() -> None:
    unknown = {each.label for each in TEMPLATES} - GUESTS.keys()
    assert unknown == {"almalinux-8", "generic-linux-uefi", "other-install-media"}
    system = guest_os(_vm("rocky-9"))
    assert system is not None
    assert system.name.startswith("Rocky Linux 9")
    assert system.version()["uname"]
