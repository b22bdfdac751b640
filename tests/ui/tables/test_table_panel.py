# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A table with its bar: filter, chips, actions on rows, columns, copies and exports, and a look that is kept."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from xolite_desktop.models.pulse import Live
from xolite_desktop.models.tables import all_tables
from xolite_desktop.models.tables.table_text import BOM
from xolite_desktop.ui.tables.table_card import MARGIN
from xolite_desktop.ui.tables.table_look import Look
from xolite_desktop.ui.tables.table_panel import TableDesk, TablePanel
from xolite_desktop.xapi.refs import Ref

Shown = Callable[..., TablePanel]
VMS = all_tables.POOL_VMS


@pytest.fixture
def panel(shown: Shown) -> TablePanel:
    return shown(VMS, "pool")


def buttons(panel: TablePanel) -> list[str]:
    return [button.accessibleName() for button in panel.bar.buttons if not button.isHidden()]


def test_the_filter_narrows_and_says_when_nothing_is_left(panel: TablePanel) -> None:
    panel.bar.filter.setText("gitlab")
    panel.bar._apply()
    assert panel.model.rowCount() == 1
    panel.bar.filter.setText("no such thing")
    panel.bar._apply()
    assert panel.empty.title.text() == "Nothing matches"
    panel.empty.clear.click()
    assert panel.model.rowCount() == panel.model.total
    assert panel.bar.filter.text() == ""


def test_an_empty_table_says_what_it_is_for(shown: Shown, demo_store: Any) -> None:
    panel = shown(all_tables.HOST_VMS, "nobody")
    assert panel.empty.title.text() == "No VM runs on this host"
    assert panel.empty.clear.isHidden()
    assert panel.card.maximumHeight() < 400


def test_chips_have_counts_and_switch(panel: TablePanel, demo_store: Any) -> None:
    assert buttons(panel)[0] == f"All · {panel.model.total}"
    running = panel.bar.buttons[1]
    running.click()
    assert panel.model.rowCount() == panel.model.chip_counts[0] < panel.model.total
    running.click()
    assert panel.model.rowCount() == panel.model.total
    assert not any("Suspended" in word for word in buttons(shown_without(panel, demo_store, "Suspended")))


def shown_without(panel: TablePanel, demo_store: Any, state: str) -> TablePanel:
    for ref, vm in list(demo_store.store.cache.records("VM").items()):
        if vm.power_state == state:
            demo_store.change("VM", ref, power_state="Halted")
    panel.model.flush()
    panel._show_counts()
    return panel


def test_actions_are_about_the_selected_rows(panel: TablePanel, desk: TableDesk, demo_store: Any) -> None:
    assert panel.bar.row_actions.shown == ()
    refs = [demo_store.ref("VM", name) for name in ("old-jira", "gitlab")]
    panel.view.select(refs)
    assert set(desk.rows.selection.refs) == set(refs)
    assert panel.bar.row_actions.shown
    assert panel.bar.selected.text() == "2 selected"
    assert "vm.start" in [action.objectName() for action in panel.rows_menu().actions()]
    panel.hide()
    panel.view.clearSelection()
    assert desk.rows.selection.refs  # nobody sees it: another table may have the hub


def test_the_menu_of_one_row_leads_to_it(panel: TablePanel, demo_store: Any) -> None:
    followed: list[str] = []
    panel.link_activated.connect(followed.append)
    ref = demo_store.ref("VM", "gitlab")
    panel.view.setCurrentIndex(panel.model.index(panel.model.row_of(ref), 0))
    first = panel.rows_menu().actions()[0]
    assert first.text() == "Go to gitlab"
    first.trigger()
    assert followed == [ref]


def test_columns_are_chosen_and_come_back(panel: TablePanel, shown: Shown) -> None:
    columns = {action.text(): action for action in panel.columns_menu().actions()}
    assert not columns["Name"].isEnabled()
    columns["Guest OS"].setChecked(True)
    columns["Tags"].setChecked(False)
    panel.view.columns.moveSection(3, 1)
    panel.view.columns.resizeSection(0, 333)
    panel.view.columns.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    again = shown(VMS, "pool")
    assert titles(again) == titles(panel)
    assert "Guest OS" in titles(again)
    assert "Tags" not in titles(again)
    assert titles(again)[1] == "Address"
    assert again.view.columns.sectionSize(0) == 333
    assert (again.model.sorted_by.column, again.model.sorted_by.is_falling) == (1, True)
    again.reset_columns()
    assert titles(again)[:4] == ["Name", "State", "Host", "Address"]
    assert "Tags" in titles(shown(VMS, "pool"))


def titles(panel: TablePanel) -> list[str]:
    return panel.export._titles()


@pytest.mark.parametrize("kept", [
    {"shown": 3, "hidden": {}, "order": ["nothing", 4, None], "widths": {"name": "wide", "state": -4}, "sort": [], "falling": 1},
    {"hidden": ["name", "state"], "widths": []},
    {},
])  # fmt: skip
def test_a_look_from_a_strange_file_is_harmless(panel: TablePanel, kept: Any) -> None:
    Look.read(kept).put_on(panel.view)
    assert titles(panel)[0] == "Name"


def test_copied_are_the_selected_rows_with_titles(panel: TablePanel, demo_store: Any, qtbot: Any) -> None:
    panel.view.select([demo_store.ref("VM", "gitlab")])
    with qtbot.waitSignal(panel.export.copied):
        QTest.keyClick(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert len(lines) == 2
    assert lines[0] == titles(panel)
    assert lines[1][0] == "gitlab"


async def test_exported_is_what_is_shown(
    panel: TablePanel, demo_store: Any, tmp_path: Path, heard: Any
) -> None:
    demo_store.change("VM", demo_store.ref("VM", "gitlab"), name_label="=HYPERLINK(1)")
    panel.bar.filter.setText("prod")
    panel.bar._apply()
    panel.model.sort(0, Qt.SortOrder.DescendingOrder)
    panel.show_column(1, is_shown=False)
    for name in ("table.csv", "table.json"):
        panel.export.write(tmp_path / name)
        await heard(panel.export.written)
    names = [panel.model.cell(row, 0).text for row in range(panel.model.rowCount())]
    text = (tmp_path / "table.csv").read_bytes().decode()
    rows = list(csv.reader(io.StringIO(text.removeprefix(BOM))))
    assert text.startswith(BOM)
    assert "State" not in rows[0]
    assert [row[0].removeprefix("'") for row in rows[1:]] == names
    assert all(not row[0].startswith("=") for row in rows[1:])
    document = json.loads((tmp_path / "table.json").read_text(encoding="utf-8"))
    assert [each["Name"] for each in document] == names


async def test_a_file_that_cannot_be_written_is_said(panel: TablePanel, tmp_path: Path, heard: Any) -> None:
    panel.export.write(tmp_path / "no folder" / "table.csv")
    path, reason = await heard(panel.export.failed)
    assert path.endswith("table.csv")
    assert reason == "No such file or directory"


async def test_the_file_is_asked_for(panel: TablePanel, tmp_path: Path, heard: Any) -> None:
    dialog = panel.export.ask_where("../lab pool/VMs")
    assert dialog.selectedFiles()[0].endswith("lab-pool-VMs.csv")
    dialog.filterSelected.emit("JSON (*.json)")
    assert dialog.defaultSuffix() == "json"
    dialog.fileSelected.emit(str(tmp_path / "x.json"))
    await heard(panel.export.written)
    assert [action.text() for action in panel.export_menu().actions()][1] == "Export as CSV or JSON…"
    dialog.reject()


def test_another_owner_begins_unfiltered(shown: Shown, demo_store: Any) -> None:
    hosts = [demo_store.ref("host", name) for name in ("xcp-01", "xcp-02")]
    panel = shown(all_tables.HOST_VMS, hosts[0])
    panel.bar.filter.setText("zzz")
    panel.bar._apply()
    panel.model.set_chip("halted")
    panel.show_owner(Ref(hosts[1]))
    assert panel.model.rowCount() == panel.model.total > 0


def test_a_slash_goes_to_the_filter_and_enter_back(panel: TablePanel) -> None:
    QTest.keyClick(panel.view, Qt.Key.Key_Slash)
    assert panel.focusWidget() is panel.bar.filter
    QTest.keyClick(panel.bar.filter, Qt.Key.Key_Return)
    assert panel.focusWidget() is panel.view


def test_where_room_is_short_field_and_chips_give_way(panel: TablePanel) -> None:
    wide = buttons(panel)
    panel.resize(560, 500)
    panel.layout().activate()
    assert panel.bar.minimumSizeHint().width() <= panel.width()
    assert panel.bar.filter.width() < 240
    assert buttons(panel) == wide[: len(buttons(panel))]
    assert len(buttons(panel)) < len(wide)
    panel.resize(1100, 600)
    panel.layout().activate()
    assert buttons(panel) == wide


def test_of_very_many_rows_nothing_is_offered(
    panel: TablePanel, desk: TableDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xolite_desktop.ui.tables.table_panel.MOST_ACTED_ON", 3)
    panel.view.selectAll()
    assert desk.rows.selection.refs == ()
    assert "up to 3 rows" in panel.bar.selected.toolTip()
    panel.view.select([panel.model.ref_at(0)])
    assert panel.bar.selected.isHidden()
    assert desk.rows.selection.refs == (panel.model.ref_at(0),)


def test_every_control_has_a_name(panel: TablePanel) -> None:
    assert panel.view.accessibleName() == "VMs"
    for widget in (panel.bar.filter, panel.bar.columns, panel.bar.export, *panel.bar.buttons):
        assert widget.accessibleName()


def test_the_menu_copies_the_address_it_is_opened_on(panel: TablePanel, demo_store: Any) -> None:
    row = panel.model.row_of(demo_store.ref("VM", "gitlab"))
    number = VMS.column_number("address")
    panel.view.setCurrentIndex(panel.model.index(row, number))
    copy = next(action for action in panel.rows_menu().actions() if action.text() == "Copy Address")
    copy.trigger()
    assert QGuiApplication.clipboard().text() == panel.model.cell(row, number).text != ""


def test_figures_are_asked_for_while_they_are_seen(panel: TablePanel, desk: TableDesk) -> None:
    assert desk.pulse.is_looking
    panel.show_column(VMS.column_number("cpu"), is_shown=False)
    assert not desk.pulse.is_looking
    panel.show_column(VMS.column_number("uptime"), is_shown=True)
    assert desk.pulse.is_looking
    panel.hide()
    assert not desk.pulse.is_looking


def test_rows_sorted_by_figures_go_where_they_belong(panel: TablePanel, demo_store: Any) -> None:
    panel.view.columns.setSortIndicator(VMS.column_number("cpu"), Qt.SortOrder.DescendingOrder)
    host, ref = demo_store.ref("host", "xcp-01"), demo_store.ref("VM", "postgres-primary")
    # Where the pointer of other tests was left: the window may have appeared under it.
    panel.view.underMouse = lambda: False  # type: ignore[method-assign]
    panel.view.select([ref])
    demo_store.store.pulse.take(host, {ref: Live(cpu=0.9)})
    panel._sort_soon.flush()
    panel.model.flush()  # what takes longer than a moment is sorted later
    assert panel.model.row_of(ref) == 0
    assert panel.view.selected == [ref]
    demo_store.store.pulse.take(host, {ref: Live(cpu=0.0)})
    panel.view.underMouse = lambda: True  # type: ignore[method-assign]
    panel._sort_soon.flush()
    panel.model.flush()
    assert panel.model.row_of(ref) == 0


def test_a_lone_chip_is_none(shown: Shown, demo_store: Any) -> None:
    panel = shown(all_tables.POOL_SNAPSHOTS, "pool")
    assert buttons(panel) == []
    gone = demo_store.ref("VM", "gitlab")
    orphans = len(demo_store.store.index.snapshots_of_vm(gone))
    demo_store.remove("VM", gone)
    panel.model.flush()
    panel._show_counts()
    assert buttons(panel) == [f"All · {panel.model.total}", f"Of VMs that are gone · {orphans}"]


def test_a_table_with_one_row_is_no_higher_than_it(panel: TablePanel) -> None:
    panel.bar.filter.setText("gitlab")
    panel.bar._apply()
    bar = panel.view.horizontalScrollBar()
    below = bar.sizeHint().height() if bar.maximum() else 0
    assert panel.card.maximumHeight() == panel.view.content_height() + 2 * MARGIN + below
