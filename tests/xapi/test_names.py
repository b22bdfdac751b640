# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The words of the wire are the data model's."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from xolite_desktop.xapi import names

MODEL = Path(__file__).parents[2] / "resources" / "datamodel.json"
ENUMS = [
    ("VM", "vm_power_state", names.PowerState),
    ("VM", "vm_operations", names.VmOperation),
    ("VM", "domain_type", names.DomainType),
    ("task", "task_status_type", names.TaskStatus),
    ("event", "event_operation", names.EventOperation),
    ("VBD", "vbd_type", names.VbdType),
    ("VBD", "vbd_mode", names.VbdMode),
    ("VDI", "vdi_type", names.VdiType),
    ("console", "console_protocol", names.ConsoleProtocol),
    ("PIF", "ip_configuration_mode", names.IpConfigurationMode),
    ("Bond", "bond_mode", names.BondMode),
    ("Certificate", "certificate_type", names.CertificateType),
]


def _words(enum: Any) -> set[str]:
    return {word if isinstance(word, str) else word["n"] for word in enum}


@pytest.mark.parametrize(("cls", "name", "ours"), ENUMS)
def test_every_word_is_in_the_data_model(cls: str, name: str, ours: type[StrEnum]) -> None:
    model = json.loads(MODEL.read_text(encoding="utf-8"))["classes"]
    assert set(ours) <= _words(model[cls]["enums"][name])


def test_a_final_status_is_none_that_can_still_change() -> None:
    assert names.TaskStatus.PENDING not in names.FINAL_TASK_STATUSES
    assert names.TaskStatus.CANCELLING not in names.FINAL_TASK_STATUSES
    assert "success" in names.FINAL_TASK_STATUSES
