# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Shares of a ring and their legend."""

from __future__ import annotations

from xolite_desktop.ui.widgets.donut import Donut, Slice
from xolite_desktop.ui.widgets.label import Label


def test_the_legend_follows_the_figures_and_can_be_told_by_ear() -> None:
    donut = Donut("VMs")
    donut.show_slices([Slice("Running", 3, "running"), Slice("Halted", 1, "halted")])
    donut.show_slices([Slice("Running", 2, "running"), Slice("Halted", 2, "halted")])
    assert donut.accessibleName() == "2 running, 2 halted"
    assert [label.text() for label in donut.findChildren(Label)].count("2") == 2
    assert not donut.grab().isNull()


def test_nothing_at_all_is_painted_too() -> None:
    donut = Donut("VMs")
    donut.show_slices([Slice("Running", 0, "running")])
    assert not donut.grab().isNull()
