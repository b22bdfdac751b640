# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Small charts of several hosts: who comes later takes nobody's colour."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from xolite_desktop.models.charts import totals
from xolite_desktop.models.charts.glance import disk_glance, pool_glance
from xolite_desktop.models.charts.points import Points
from xolite_desktop.models.charts.quantity import Quantity


@dataclass
class Host:
    """A host's figures, read or not yet."""

    values: tuple[float, ...] = ()
    is_loading: bool = False
    is_new: bool = False
    reason: str = ""
    sources: tuple[str, ...] = ("cpu_avg",)
    end_s: float = 3600.0

    def points(self, key: str, since_s: float, until_s: float) -> Points:
        times = array("q", [3000 + 60 * number for number in range(len(self.values))])
        return Points(times, array("d", self.values))


def names(*hosts: Host, few: int = 8) -> list[str]:
    feeds = [(f"xcp-0{number}", host) for number, host in enumerate(hosts, 1)]
    glance = pool_glance(feeds, totals.CPU, Quantity.SHARE, lambda count: count <= few)
    return [name for name, _ in glance.curves]


def test_a_host_that_is_still_read_keeps_its_place():
    read, coming = Host((0.2, 0.3)), Host(is_loading=True)
    assert names(coming, read) == ["xcp-01", "xcp-02"]
    assert names(read, read) == ["xcp-01", "xcp-02"]


def test_one_without_figures_and_one_that_failed_have_none():
    assert names(Host(), Host((0.2,)), Host(is_loading=True, reason="It does not answer.")) == ["xcp-02"]


def test_while_nothing_is_read_the_chart_says_so():
    assert names(Host(is_loading=True), Host(is_loading=True)) == []


def test_many_become_three_curves():
    assert names(Host((0.2,)), Host((0.4,)), Host(is_loading=True), few=2) == ["highest", "mean", "lowest"]


def test_right_after_a_start_nothing_is_said_to_be_missing():
    assert disk_glance(Host(is_new=True)).sentence == "The first figures come in a few seconds."
    assert disk_glance(Host(is_new=True, is_loading=True)).sentence == "Reading figures…"
    assert disk_glance(Host()).sentence == "The host records no figures of this kind."
