# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A table shows the objects of its class, in order, and changes cell by cell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from xolite_desktop.models.columns import HOST_COLUMNS, SR_COLUMNS, VM_COLUMNS
from xolite_desktop.models.object_table import ObjectTable
from xolite_desktop.models.roles import ItemRole, StateKind
from xolite_desktop.xapi.records.kinds import is_vm
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref


def real_vm(record) -> bool:
    return isinstance(record, VM) and is_vm(record)


@pytest.fixture
def table(pool, judged):
    return judged(ObjectTable(pool.store, "VM", VM_COLUMNS, real_vm))


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
    number = table.index(0, 4).data(Qt.ItemDataRole.TextAlignmentRole)
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
    table.dataChanged.connect(lambda first, last: changes.append((first.row(), first.column())))
    pool.change("VM", "erp", power_state="Running", resident_on=Ref("h1"), memory_target=1)
    pool.change("VM", "web-2", memory_target=77)
    table.flush()
    assert changes == [(1, 1), (1, 2)]


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


def test_hosts_and_storage_have_tables_too(pool, judged):
    hosts = judged(ObjectTable(pool.store, "host", HOST_COLUMNS))
    assert column(hosts, 0) == ["xcp-01", "xcp-02", "xcp-03"]
    assert column(hosts, 1) == ["Running", "Running", "Maintenance"]
    assert hosts.index(0, 5).data(ItemRole.PROGRESS) == 0.0
    storage = judged(ObjectTable(pool.store, "SR", SR_COLUMNS))
    storage.sort(4, Qt.SortOrder.DescendingOrder)
    assert column(storage, 4) == ["91 %", "62 %", "–"]


def test_a_cell_of_another_class_is_empty(pool):
    for columns in (VM_COLUMNS, HOST_COLUMNS, SR_COLUMNS):
        for entry in columns[1:]:
            assert entry.cell(pool.store, Ref("x"), pool.cache.pool).text == ""
