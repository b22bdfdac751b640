# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The performance tab on the demo pool: one window of time, one cursor, charts that a person changes, and exports."""

from __future__ import annotations

import csv
import itertools
import subprocess
import sys
from collections.abc import Awaitable, Callable
from datetime import datetime
from math import nan
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from xolite_desktop.models.charts.ranges import range_called
from xolite_desktop.models.charts.specs import DEFAULTS
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.charts.board import Board
from xolite_desktop.ui.charts.chart import Chart
from xolite_desktop.ui.charts.choosing import ChartDialog
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.style import theme
from xolite_desktop.ui.tabs.performance import PerformanceTab

Heard = Callable[..., Any]
Opened = Callable[..., Awaitable[PerformanceTab]]


@pytest.fixture
def opened(window: PoolWindow, find: Callable[..., Any], heard: Heard) -> Opened:
    async def open_tab(cls: str = "VM", name: str = "postgres-primary", span: str = "10min") -> Any:
        window.show()
        window.select(find(window, cls, name))
        page = window.pages.page
        assert page is not None
        page.choose_tab_called("Performance")
        tab = page.tab
        assert isinstance(tab, PerformanceTab)
        assert tab.board is not None
        tab.board.choose_range(range_called(span))
        while tab.subjects.is_loading or not tab.board.charts or not tab.board.charts[0].curves:
            await heard(tab.board.drawn)
        return tab

    return open_tab


def board_of(tab: PerformanceTab) -> Board:
    assert tab.board is not None
    return tab.board


def chart(tab: PerformanceTab, title: str) -> Chart:
    return next(each for each in board_of(tab).charts if each.title == title)


def test_pyqtgraph_is_not_imported_before_charts_are_shown() -> None:
    """It takes a third of a second, and most windows never show a chart."""
    code = (
        "import sys, xolite_desktop.main, xolite_desktop.ui.application; sys.exit('pyqtgraph' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


async def test_charts_are_those_of_the_class_and_nothing_is_asked_when_hidden(
    opened: Opened, window: PoolWindow, simulator: Simulator
) -> None:
    tab = await opened()
    titles = [each.title for each in board_of(tab).charts]
    assert titles == [spec.title for spec in DEFAULTS["VM"]]
    assert len(chart(tab, "CPU").curves) == 9
    figures = window.connection.figures
    assert figures is not None
    assert figures._pollers
    window.hide()
    assert figures._pollers == {}
    window.show()
    assert figures._pollers


async def test_zoom_and_pan_move_all_charts_and_stop_following(opened: Opened) -> None:
    tab = await opened()
    board = board_of(tab)
    first, second = board.charts[:2]
    since, until = board.window_shown
    assert until - since == 600
    QTest.keyClick(first.plot, Qt.Key.Key_Plus)
    assert not board.is_live
    assert second.plot.shown_window == first.plot.shown_window == board.window_shown
    assert board.window_shown[1] - board.window_shown[0] == pytest.approx(480)
    QTest.keyClick(second.plot, Qt.Key.Key_Left)
    assert board.window_shown[0] == pytest.approx(since + 60 - 48)
    assert not any(button.isChecked() for button in board.bar.ranges.values())
    QTest.keyClick(first.plot, Qt.Key.Key_End)
    assert board.is_live
    assert board.bar.ranges["10min"].isChecked()
    assert board.window_shown[1] >= until


async def test_panning_back_asks_for_what_is_further_back(opened: Opened, heard: Heard) -> None:
    tab = await opened()
    board = board_of(tab)
    end = tab.subjects.end_s
    board.show_window(end - 6_000, end - 4_800)
    assert tab.subjects.span_s == 6_000
    while tab.subjects.is_loading:
        await heard(board.drawn)
    board.redraw()
    times = board.charts[0].curves[0].points.times
    assert times[0] <= end - 5_900
    assert {later - before for before, later in itertools.pairwise(times)} == {60}


async def test_each_range_has_its_rows(opened: Opened, heard: Heard) -> None:
    tab = await opened()
    board = board_of(tab)
    for key, step in (("10min", 5), ("2h", 60), ("1w", 3_600), ("1y", 86_400)):
        board.choose_range(range_called(key))
        while tab.subjects.is_loading:
            await heard(board.drawn)
        board.redraw()
        times = board.charts[0].curves[0].points.times
        assert times[1] - times[0] == step
    since, until = (datetime.fromtimestamp(moment) for moment in board._window)
    assert since.year < until.year
    assert f"{since.year}" in board.bar.note.text()


async def test_one_cursor_shows_the_values_of_all_curves_in_all_charts(opened: Opened) -> None:
    tab = await opened()
    board = board_of(tab)
    curve = chart(tab, "Network").curves[0]
    moment = curve.points.times[20]
    board.charts[0].plot.cursor_moved.emit(float(moment))
    entry = next(each for each in chart(tab, "Network").legend.entries if each.id == curve.id)
    from xolite_desktop.models.charts.quantity import in_words

    assert entry.value == in_words(curve.quantity, curve.points.values[20])
    assert all(each.plot._cursor.isVisible() for each in board.charts)
    assert "at " in board.bar.note.text()
    board.show_cursor(nan)
    assert not board.charts[1].plot._cursor.isVisible()


async def test_the_legend_hides_curves_and_has_one_stand_out(opened: Opened) -> None:
    tab = await opened()
    network = chart(tab, "Network")
    before = len(network.curves)
    first = network.legend.entries[0].id
    network.legend.setFocus()
    QTest.keyClick(network.legend, Qt.Key.Key_Space)
    assert len(network.curves) == before - 1
    assert not network.plot._items[first].isVisible()
    QTest.keyClick(network.legend, Qt.Key.Key_Space)
    assert len(network.curves) == before
    network.legend.stands_out.emit(first)
    widths = {key: item.opts["pen"].widthF() for key, item in network.plot._items.items()}
    assert max(widths, key=lambda key: widths[key]) == first


async def test_a_chart_is_made_changed_moved_and_removed_and_comes_back(
    opened: Opened, window: PoolWindow
) -> None:
    tab = await opened()
    board = board_of(tab)
    board.edit(None)
    dialog = board.dialog
    assert isinstance(dialog, ChartDialog)
    assert not dialog.go.isEnabled()
    dialog.name.setText("Mine & <b>yours</b>")
    dialog.search.setText("eth0")
    shown = [line.text() for line in dialog.list.lines() if not line.isHidden()]
    assert shown == ["eth0 received  (bit/s)", "eth0 sent  (bit/s)"]
    for line in dialog.list.lines():
        if line.text().startswith(("eth0 received", "Memory  ")):
            line.setCheckState(Qt.CheckState.Checked)
    assert "one unit" in dialog.problem.text()
    memory = next(line for line in dialog.list.lines() if line.text().startswith("Memory  "))
    memory.setCheckState(Qt.CheckState.Unchecked)
    assert dialog.go.isEnabled()
    dialog.accept()
    board.redraw()
    made = chart(tab, "Mine & <b>yours</b>")
    assert [curve.name for curve in made.curves] == ["eth0 received"]
    board._on_chart_chosen(made, "up")
    board.redraw()
    assert board.charts[-2].title == made.title
    kept = window._profile.settings.charts(window.pool_uuid)
    assert any(key.startswith("VM/") for key in kept)
    board._on_chart_chosen(chart(tab, made.title), "remove")
    board._on_chosen("usual")
    board.redraw()
    assert [each.title for each in board.charts] == [spec.title for spec in DEFAULTS["VM"]]


async def test_several_objects_are_compared_in_one_chart(
    opened: Opened, window: PoolWindow, find: Callable[..., Any], heard: Heard
) -> None:
    tab = await opened()
    tab.compare()
    assert tab.dialog is not None
    assert tab.dialog.list.lines()[0].text() == "appliance-pbx"
    tab.dialog.reject()
    tab.compare_with([find(window, "VM", "gitlab"), find(window, "VM", "build-runner")])
    while tab.subjects.is_loading:
        await heard(tab.subjects.changed)
    board_of(tab).redraw()
    names = [curve.name for curve in chart(tab, "CPU").curves]
    assert names == ["postgres-primary", "gitlab", "build-runner"]
    assert len({curve.look for curve in chart(tab, "Network").curves}) == 6
    assert not board_of(tab).bar.new.isEnabled()
    board_of(tab)._on_chosen("single")
    while len(chart(tab, "CPU").curves) != 9:
        await heard(board_of(tab).drawn)


async def test_values_are_saved_as_they_are_and_a_picture_as_it_is_seen(
    opened: Opened, tmp_path: Path
) -> None:
    tab = await opened()
    board = board_of(tab)
    board.go_live(False)
    network = chart(tab, "Network")
    board._on_chart_chosen(network, "values")
    dialog = board.dialog
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "values.csv"))
    dialog.reject()
    with (tmp_path / "values.csv").open(newline="", encoding="utf-8") as file:
        head, *rows = list(csv.reader(file))
    assert head == ["Time (UTC)", *(f"{curve.name} (bit/s)" for curve in network.curves)]
    first = network.curves[0].points.between(*board.window_shown)
    assert [float(row[1]) for row in rows] == list(first.values)
    board._on_chart_chosen(network, "picture")
    picture = board.dialog
    assert isinstance(picture, QFileDialog)
    picture.fileSelected.emit(str(tmp_path / "picture.png"))
    picture.fileSelected.emit(str(tmp_path / "nowhere" / "picture.png"))
    picture.reject()
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")
    assert "could not be written" in board.bar.note.text()


async def test_charts_wear_the_theme_at_once(opened: Opened) -> None:
    tab = await opened()
    plot = chart(tab, "CPU").plot
    theme.appearance().choose("dark")
    assert plot.backgroundBrush().color() == theme.color("panel")
    line = next(iter(plot._items.values())).opts["pen"].color()
    assert QColor(line.rgb()) == theme.color("accent")
    theme.appearance().choose("light")
    assert plot.backgroundBrush().color() == theme.color("panel")


async def test_a_vm_that_stopped_says_until_when_it_has_figures(opened: Opened) -> None:
    tab = await opened("VM", "backup-proxy", "2h")
    assert "these are the figures until" in board_of(tab).bar.note.text()
    assert [event.word for event in chart(tab, "CPU").plot._events] == ["Shut down"]


async def test_hosts_and_storage_have_charts_of_their_own(opened: Opened) -> None:
    host = await opened("host", "xcp-01")
    assert [each.title for each in board_of(host).charts][:2] == ["CPU", "Memory"]
    storage = await opened("SR", "NFS vol1")
    names = [curve.name for curve in chart(storage, "Throughput").curves]
    assert names == ["Read by all hosts", "Written by all hosts"]


async def test_charts_kept_by_another_page_are_drawn_here_too(opened: Opened, heard: Heard) -> None:
    tab = await opened()
    board = board_of(tab)
    fewer = [each.spec for each in board.charts[:2]]
    board.book.keep("VM", tab.subjects.uuid, fewer)
    await heard(board.drawn, lambda *_: len(board.charts) == 2)
    assert [each.spec for each in board.charts] == fewer
