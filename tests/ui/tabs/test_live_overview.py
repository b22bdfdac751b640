# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Overviews and the dashboard on a live pool: filled while shown, silent while hidden."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.tabs.busiest_card import MEASURES
from xolite_desktop.ui.tabs.overview import Overview
from xolite_desktop.ui.tabs.pool_dashboard import PoolDashboard

Heard = Callable[..., Any]
Find = Callable[..., Any]


async def test_a_vm_shows_what_it_does_now_and_did_in_the_last_half_hour(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    window.show()
    window.select(find(window, "VM", "postgres-primary"))
    assert window.pages.page is not None
    tab = window.pages.page.tab
    assert isinstance(tab, Overview)
    assert tab.glance is not None
    glance = tab.glance
    await heard(glance.changed, lambda: bool(glance.cpu.chart.glance.curves) and glance.live.network > 0)
    texts = dict(tab.meters.texts)
    assert texts["vCPUs · 8 of max 16"].endswith(" %")
    assert "Network in / out" in texts
    figures = window.connection.figures
    assert figures is not None
    window.hide()
    assert figures._pollers == {}


async def test_the_dashboard_has_the_last_hour_and_the_busiest_vms(window: PoolWindow, heard: Heard) -> None:
    window.show()
    assert window.pages.page is not None
    tab = window.pages.page.tab
    assert isinstance(tab, PoolDashboard)
    if not tab.busiest.list.lines:
        await heard(tab.figures.busiest_changed)
    while sum(not points.is_empty for _, points in tab.cpu_chart.chart.glance.curves) < 3:
        await heard(tab.figures.changed)
        tab.show_charts()
    assert [name for name, _ in tab.cpu_chart.chart.glance.curves] == ["xcp-01", "xcp-02", "xcp-03"]
    assert [name for name, _ in tab.network_chart.chart.glance.curves] == ["in", "out"]
    assert tab.cpu.texts[0][0] == "Used now"
    for measure in MEASURES:
        tab.busiest.choose(measure)
        assert tab.busiest.list.lines
        assert tab.busiest.choice.accessibleName() == f"Ranked by {measure.title}"
    assert window.connection.figures is not None
    window.hide()
    assert window.connection.figures._pollers == {}
