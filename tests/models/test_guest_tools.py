# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which system a VM has is told from what it says, else from what it was made for; hints follow."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.models.guest_tools import System, hints, system_of
from xolite_desktop.models.vm_overview import TOOLS, guest_tools
from xolite_desktop.xapi.refs import Ref


@pytest.mark.parametrize(
    ("fields", "said", "system"),
    [
        ({}, {"name": "Debian GNU/Linux 12 (bookworm)"}, System.LINUX),
        ({"reference_label": "windows-server-2022"}, {"distro": "ubuntu"}, System.LINUX),
        ({"reference_label": "windows-server-2022"}, {}, System.WINDOWS),
        ({"other_config": {"base_template_name": "Rocky Linux 9"}}, {}, System.LINUX),
        ({"name_description": "router, FreeBSD 14"}, {}, System.BSD),
        ({"platform": {"viridian": "true"}}, {}, System.WINDOWS),
        ({}, {}, System.UNKNOWN),
    ],
)
def test_the_system_of_a_guest(
    pool: Any, fields: dict[str, Any], said: dict[str, str], system: System
) -> None:
    pool.add("VM_guest_metrics", "gm", os_version=said)
    pool.change("VM", "erp", guest_metrics=Ref("gm"), **fields)
    vm = pool.cache.vm("erp")
    assert system_of(pool.store, vm) is system
    commands = [hint.command for hint in hints(pool.store, vm) if hint.command]
    assert bool(commands) is (system is not System.WINDOWS)


def test_windows_update_is_mentioned_where_it_helps(pool: Any) -> None:
    pool.change("VM", "erp", reference_label="windows-11", has_vendor_device=True)
    assert "Windows Update" in hints(pool.store, pool.cache.vm("erp"))[0].text
    pool.change("VM", "erp", has_vendor_device=False)
    assert "Windows Update" not in hints(pool.store, pool.cache.vm("erp"))[0].text


def test_where_they_are_missing_the_row_leads_to_them(pool: Any) -> None:
    pool.add("VM_guest_metrics", "gm", PV_drivers_detected=False)
    pool.change("VM", "web-2", guest_metrics=Ref("gm"))
    assert guest_tools(pool.store, pool.cache.vm("web-2")).opens == TOOLS
    pool.change("VM_guest_metrics", "gm", PV_drivers_detected=True, PV_drivers_up_to_date=True)
    assert guest_tools(pool.store, pool.cache.vm("web-2")).opens == ""
    assert guest_tools(pool.store, pool.cache.vm("erp")).is_missing
