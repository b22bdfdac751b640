# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tabs of GPUs and USB devices: there where an object has such a thing, or its pool offers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.xapi.refs import Ref

Find = Callable[[PoolWindow, str, str], Ref]


def titles(window: PoolWindow) -> list[str]:
    """The tabs of the page, without their counts."""
    bar, page = window.pages.page.bar, window.pages.page
    return [tab.title for number, tab in enumerate(page.tabs) if bar.isTabVisible(number)]


def row(window: PoolWindow, tab: str) -> dict[str, str]:
    """The first row of a table by the titles of its columns."""
    assert window.pages.page.choose_tab_called(tab)
    model = window.pages.page.tab.panel.model
    model.flush()
    return {column.title: model.cell(0, number).text for number, column in enumerate(model.table.columns)}


async def test_a_host_has_tabs_for_what_is_in_it(window: PoolWindow, find: Find) -> None:
    window.select(find(window, "host", "xcp-02"))
    gpu = row(window, "GPUs")
    assert (gpu["GPU"], gpu["PCI address"], gpu["vGPUs in use"]) == ("GA107GL [A16]", "0000:3b:00.0", "0")
    assert gpu["vGPU types enabled"] == "NVIDIA A16-2Q, NVIDIA A16-4Q"
    usb = row(window, "USB")
    assert (usb["Device"], usb["Speed"], usb["Pass-through"]) == (
        "APC Smart-UPS 1500",
        "480 Mbit/s",
        "Enabled",
    )
    window.select(find(window, "host", "xcp-01"))
    assert not {"GPUs", "USB"} & set(titles(window))


async def test_a_vm_shows_what_it_has_of_them(window: PoolWindow, find: Find) -> None:
    window.select(find(window, "VM", "win10-vdi-02"))
    gpu = row(window, "GPU")
    assert (gpu["Type"], gpu["Memory"], gpu["Screens"]) == ("NVIDIA A16-2Q", "2 GiB", "4 of 4096 × 2160")
    window.select(find(window, "VM", "win2016-print"))
    usb = row(window, "USB")
    assert (usb["Device"], usb["ID"], usb["Host"]) == ("HASP4 licence key", "0529:0001", "xcp-02")


async def test_tabs_come_and_go_with_the_device(
    window: PoolWindow, find: Find, simulator: Simulator, heard: Callable[..., Any]
) -> None:
    window.select(find(window, "host", "xcp-02"))
    assert window.pages.page.choose_tab_called("USB")
    for ref in list(window.connection.store.cache.records("PUSB")):
        simulator.run(lambda db=simulator.db, ref=ref: db.destroy("PUSB", ref))
    await heard(window.connection.store.changed, lambda _: not window.connection.store.cache.records("PUSB"))
    window.pages.page._soon.flush()
    assert "USB" not in titles(window)
    assert window.pages.page.tab.title != "USB"
    assert window.pages.page.stack.currentWidget() is window.pages.page.tab


async def test_a_template_has_none(window: PoolWindow) -> None:
    vms = window.connection.store.cache.records("VM")
    template = next(ref for ref, vm in vms.items() if vm.is_a_template and not vm.is_a_snapshot)
    window.select(template)
    assert not {"GPU", "USB"} & set(titles(window))
