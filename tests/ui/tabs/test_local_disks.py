# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The disks of a host are asked for by a button, and what it cannot tell is said."""

from __future__ import annotations

import pytest

from helpers.doing import Doing
from helpers.person import click, until
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.tabs.local_disks import LocalDisksTab


@pytest.fixture
async def tab(window: PoolWindow) -> LocalDisksTab:
    window.show()
    window.hub.select([Doing(window).ref("host", "xcp-01")])
    window.pages.show_object(Doing(window).ref("host", "xcp-01"))
    page = window.pages.page
    assert page is not None
    assert page.choose_tab_called("Local disks")
    assert isinstance(page.tab, LocalDisksTab)
    return page.tab


async def asked(tab: LocalDisksTab) -> None:
    click(tab.ask)
    await until(lambda: not tab.disks.is_asking, tab.disks.changed)
    tab.refresh()


async def test_nothing_is_asked_by_itself(tab: LocalDisksTab, simulator: Simulator) -> None:
    assert simulator.calls["host.call_plugin"] == 0
    assert not any(part.card.isVisible() for part in tab.parts)
    await asked(tab)
    disks, raid, zfs = tab.parts
    assert disks.fields.text("/dev/nvme0") == "SIM NVME 960 · 894 GiB · healthy · 34 °C · 12 % worn"
    assert "health not told" in disks.fields.text("/dev/sdc")
    assert raid.fields.text("Array") == "clean, degraded · raid1 · 60.00 GiB"
    assert raid.fields.text("Place 2") == "no disk · removed"
    assert zfs.note.text() == "The host has no file system of ZFS."
    assert not zfs.fields.isVisible()


async def test_another_host_is_another_question(
    tab: LocalDisksTab, simulator: Simulator, window: PoolWindow
) -> None:
    await asked(tab)
    window.pages.show_object(Doing(window).ref("host", "xcp-02"))
    tab.refresh()
    assert not any(part.card.isVisible() for part in tab.parts)
    await asked(tab)
    assert tab.parts[2].fields.text("tank") == "/tank, 161M used, 57.5G free"
    assert "8 bad blocks" in tab.parts[0].fields.text("/dev/sdb")


async def test_a_host_without_plugins_says_so(tab: LocalDisksTab, simulator: Simulator) -> None:
    simulator.faults.failures["host.call_plugin"] = ["XENAPI_MISSING_PLUGIN", "raid.py"]
    await asked(tab)
    assert "The host has no plug-in lsblk.py, smartctl.py" in tab.parts[0].note.text()
    assert "xcp-ng-xapi-plugins" in tab.parts[1].note.text()
