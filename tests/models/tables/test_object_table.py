# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A table shows the objects of its class, in order, and changes cell by cell."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from xolite_desktop.models.pulse import Live
from xolite_desktop.models.roles import ItemRole, StateKind
from xolite_desktop.models.tables import all_tables
from xolite_desktop.models.tables.object_table import ObjectTable
from xolite_desktop.xapi.refs import Ref

STATE, HOST = (all_tables.POOL_VMS.column_number(name) for name in ("state", "host"))


def shown(pool, table, owner="pool"):
    model = ObjectTable(pool.store, table)
    model.show_owner(Ref(owner))
    return model


@pytest.fixture
def table(pool, judged):
    return judged(shown(pool, all_tables.POOL_VMS))


def column(table: ObjectTable, number: int) -> list[str]:
    return [table.index(row, number).data() for row in range(table.rowCount())]


def test_rows_are_in_natural_order_of_the_first_column(table):
    assert column(table, 0) == ["gitlab", "legacy-erp", "test-centos7", "web-2", "web-10", "win2022-ad"]
    assert column(table, 1) == ["Running", "Halted", "Suspended", "Running", "Running", "Paused"]
    assert column(table, 2)[0] == "xcp-02"


def test_cells_have_state_ref_and_alignment(table):
    index = table.index(1, 1)
    assert index.data(ItemRole.REF) == "erp"
    assert index.data(ItemRole.CLASS) == "VM"
    assert index.data(ItemRole.STATE) == StateKind.IDLE
    number = table.index(0, all_tables.POOL_VMS.column_number("vcpus")).data(
        Qt.ItemDataRole.TextAlignmentRole
    )
    assert number & Qt.AlignmentFlag.AlignRight
    assert table.headerData(0, Qt.Orientation.Horizontal) == "Name"
    assert table.headerData(99, Qt.Orientation.Horizontal) is None
    assert table.data(QModelIndex()) is None


def test_sorting_keeps_selected_rows(table):
    kept = QPersistentModelIndex(table.index(table.row_of("erp"), 0))
    table.sort(0, Qt.SortOrder.DescendingOrder)
    assert column(table, 0)[0] == "win2022-ad"
    assert kept.data(ItemRole.REF) == "erp"


def test_a_changed_cell_is_told_alone(pool, table):
    changes: list[tuple[int, int]] = []
    column(table, STATE), column(table, HOST)  # shown, so that somebody cares
    table.dataChanged.connect(lambda first, last: changes.append((first.row(), first.column())))
    pool.change("VM", "erp", power_state="Running", resident_on=Ref("h1"), memory_target=1)
    pool.change("VM", "web-2", memory_target=77)
    table.flush()
    assert changes == [(1, STATE), (1, HOST)]


def test_cells_nobody_saw_are_not_told_of(pool, table):
    changes: list[object] = []
    table.dataChanged.connect(lambda *_: changes.append(_))
    pool.change("VM", "erp", power_state="Running")
    table.flush()
    assert changes == []
    assert table.index(table.row_of("erp"), STATE).data() == "Running"


def test_objects_come_and_go(pool, table):
    pool.add("VM", "new", name_label="web-3")
    pool.remove("VM", "gitlab")
    pool.change("VM", "erp", is_a_template=True)
    table.flush()
    assert column(table, 0) == ["test-centos7", "web-2", "web-3", "web-10", "win2022-ad"]
    table.sort(0, Qt.SortOrder.DescendingOrder)
    pool.add("VM", "newer", name_label="web-4")
    table.flush()
    assert column(table, 0) == ["win2022-ad", "web-10", "web-4", "web-3", "web-2", "test-centos7"]
    assert table.row_of("gone") == -1


def test_the_filter_looks_at_all_cells(pool, table):
    table.set_filter("paused")
    assert table.refs == ("ad",)
    pool.change("VM", "erp", power_state="Paused", resident_on=Ref("h1"))
    table.flush()
    assert table.refs == ("erp", "ad")
    pool.change("VM", "ad", power_state="Running")
    table.flush()
    assert table.refs == ("erp",)
    table.set_filter("")
    assert table.rowCount() == 6


def test_the_filter_looks_at_shown_columns_only(table):
    table.search_columns([0])
    table.set_filter("paused")
    assert table.rowCount() == 0
    table.search_columns([0, STATE])
    assert table.refs == ("ad",)


def in_slices(monkeypatch):
    """As if there were very many rows."""
    monkeypatch.setattr("xolite_desktop.models.tables.object_table.AT_ONCE_MS", -1.0)
    monkeypatch.setattr("xolite_desktop.models.tables.object_table.AT_ONCE_ROWS", 0)


def test_many_rows_come_when_all_are_found(pool, judged, monkeypatch):
    in_slices(monkeypatch)
    table = judged(shown(pool, all_tables.POOL_VMS))
    assert (table.rowCount(), table.is_complete) == (0, False)
    pool.add("VM", "new", name_label="web-3")
    pool.remove("VM", "erp")
    table.set_filter("web")
    table.flush()
    assert (table.refs, table.is_complete, table.total) == (("web-2", "new", "web-10"), True, 6)
    pool.store.rebuild()
    assert table.refs == ("web-2", "new", "web-10")  # until it is built anew
    table.sort(0, Qt.SortOrder.DescendingOrder)
    table.flush()
    assert table.refs == ("web-10", "new", "web-2")


def test_many_rows_are_sorted_while_things_go_on(pool, table, monkeypatch):
    in_slices(monkeypatch)
    kept = QPersistentModelIndex(table.index(table.row_of("web-2"), 0))
    table.sort(0, Qt.SortOrder.DescendingOrder)
    assert table.refs[0] == "gitlab"
    pool.add("VM", "new", name_label="zz")
    pool.remove("VM", "erp")
    table.sort(STATE)
    table.sort(0, Qt.SortOrder.DescendingOrder)
    table.flush()
    assert table.refs == ("new", "ad", "web-10", "web-2", "test", "gitlab")
    assert kept.data(ItemRole.REF) == "web-2"
    table.sort(0)
    table.pause()
    table.resume()
    table.flush()
    assert table.refs == ("gitlab", "test", "web-2", "web-10", "ad", "new")


def test_another_filter_puts_rows_where_they_belong(pool, table):
    pool.change("VM", "gitlab", name_label="zz")
    table.flush()
    assert table.refs[0] == "gitlab"
    table.set_filter("z")
    table.set_filter("")
    assert table.refs[-1] == "gitlab"


def test_a_long_search_shows_what_it_found_when_it_has_read_all(pool, table, monkeypatch):
    in_slices(monkeypatch)
    table.set_filter("web")
    assert table.rowCount() == 6
    pool.add("VM", "new", name_label="web-3")
    pool.remove("VM", "web-2")
    table.flush()
    assert table.refs == ("new", "web-10")


def test_chips_filter_and_count(pool, table):
    assert [chip.id for chip in table.table.chips] == ["running", "halted", "suspended", "paused"]
    assert table.chip_counts == (3, 1, 1, 1)
    table.set_chip("halted")
    assert (table.refs, table.chip, table.total) == (("erp",), "halted", 6)
    pool.change("VM", "gitlab", power_state="Halted")
    pool.remove("VM", "erp")
    table.flush()
    assert table.refs == ("gitlab",)
    assert table.chip_counts == (2, 1, 1, 1)
    table.set_chip("")
    assert table.rowCount() == 5


def test_equal_rows_keep_the_order_they_had(table):
    table.sort(0, Qt.SortOrder.DescendingOrder)
    table.sort(STATE)
    assert table.refs == ("erp", "ad", "web-10", "web-2", "gitlab", "test")
    table.sort(STATE, Qt.SortOrder.DescendingOrder)
    assert table.refs == ("test", "web-10", "web-2", "gitlab", "ad", "erp")


def test_paused_it_only_notes_what_changed(pool, table):
    table.pause()
    pool.add("VM", "new", name_label="web-3")
    assert not table._flush.is_pending
    assert table.rowCount() == 6
    table.resume()
    assert table.row_of("new") == 4
    table.pause()
    pool.store.rebuild()
    table.show_owner(Ref("other"))
    table.resume()
    assert table.rowCount() == 7


def test_very_many_changes_are_one_reset(pool, table, monkeypatch, qtbot):
    monkeypatch.setattr("xolite_desktop.models.tables.object_table.MOST_TOUCHED", 1)
    pool.change("VM", "erp", name_label="a")
    pool.change("VM", "gitlab", name_label="z")
    with qtbot.waitSignal(table.modelReset):
        table.flush()
    assert column(table, 0)[0] == "a"


def test_cells_are_kept_for_the_rows_looked_at_last(pool, table, monkeypatch):
    monkeypatch.setattr("xolite_desktop.models.tables.object_table.MOST_CELLS", 4)
    column(table, 0)
    assert len(table._cells) <= 4
    assert table.refs[-1] in table._cells


def test_hosts_and_storage_have_tables_too(pool, judged):
    hosts = judged(shown(pool, all_tables.POOL_HOSTS))
    assert column(hosts, 0) == ["xcp-01", "xcp-02", "xcp-03"]
    assert column(hosts, 1) == ["Running", "Running", "Maintenance"]
    memory = hosts.table.column_number("memory")
    assert hosts.index(0, memory).data(ItemRole.PROGRESS) == 0.0
    storage = judged(shown(pool, all_tables.POOL_STORAGE))
    used = storage.table.column_number("used")
    storage.sort(used, Qt.SortOrder.DescendingOrder)
    assert column(storage, used) == ["91 %", "62 %", "–"]


def test_figures_of_the_moment_are_repainted_and_not_searched(pool, table):
    cpu = table.table.column_number("cpu")
    assert column(table, cpu)[0] == "–"
    changes: list[tuple[int, int]] = []
    table.dataChanged.connect(lambda first, last: changes.append((first.column(), last.row())))
    pool.store.pulse.take(Ref("h2"), {Ref("gitlab"): Live(cpu=0.37), Ref("erp"): Live(cpu=0.9)})
    assert (cpu, table.rowCount() - 1) in changes
    assert table.index(0, cpu).data() == "37 %"
    assert table.index(table.row_of("erp"), cpu).data() == "–"  # it does not run
    table.set_filter("37")
    assert table.rowCount() == 0
    table.set_filter("")
    table.sort(cpu, Qt.SortOrder.DescendingOrder)
    assert table.refs[0] == "gitlab"
    table.pause()
    changes.clear()
    pool.store.pulse.clear()
    assert changes == []
    table.resume()
    assert table.index(0, cpu).data() == "–"


def test_a_row_says_where_it_leads(pool):
    assert shown(pool, all_tables.POOL_VMS).opens(0) == "gitlab"
    assert shown(pool, all_tables.HOST_STORAGE, "h2").opens(0) == "nfs"


def test_a_cell_of_another_class_is_empty(pool):
    for table in (all_tables.POOL_VMS, all_tables.POOL_HOSTS, all_tables.POOL_STORAGE):
        for entry in table.columns[2:7]:
            assert entry.cell(pool.store, Ref("x"), pool.cache.pool).text == ""


def test_a_column_more_is_a_line_more(pool):
    extra = replace(all_tables.POOL_VMS.columns[0], id="again", title="Again")
    table = replace(all_tables.POOL_VMS, columns=(*all_tables.POOL_VMS.columns, extra))
    model = shown(pool, table)
    assert column(model, len(table.columns) - 1) == column(model, 0)


def test_first_rows_found_are_shown_while_others_are_read(pool, monkeypatch):
    for name in ("AT_ONCE_ROWS", "AT_ONCE_MS"):
        monkeypatch.setattr(f"xolite_desktop.models.tables.object_table.{name}", 0)
    monkeypatch.setattr("xolite_desktop.models.tables.object_table.FIRST_ANSWER_S", 0)
    monkeypatch.setattr("xolite_desktop.models.sliced_work.SLICE_MS", 0.0)
    table = shown(pool, all_tables.POOL_VMS)
    table.flush()
    table.set_filter("web")
    table.search_columns(range(3))  # what was read counts for nothing now
    while len(table._filter._texts) < 4:
        table._reading._go_on(0.0)
    assert column(table, 0)[:1] == ["gitlab"]  # nothing of it matched: what was shown stays
    table._answer()
    assert column(table, 0) == ["web-2"]
    table.flush()
    assert column(table, 0) == ["web-2", "web-10"]
