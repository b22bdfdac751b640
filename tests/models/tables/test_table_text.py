# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A table as text says what it shows, and nothing that a spreadsheet would calculate."""

from __future__ import annotations

import json

from xolite_desktop.models.tables.table_text import BOM, as_csv, as_json, as_lines, harmless

TITLES = ["Name", "Size"]


def test_lines_have_tabs_and_titles() -> None:
    assert as_lines(TITLES, [["a\tb", "1\n2"], ["c", ""]]) == "Name\tSize\na b\t1 2\nc\t"


def test_csv_is_quoted_and_marked() -> None:
    assert as_csv(TITLES, [['say "x", y', "-1"]]) == BOM + 'Name,Size\r\n"say ""x"", y",\'-1\r\n'


def test_formulas_are_disarmed() -> None:
    for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"):
        assert harmless(text) == "'" + text
    for text in ("", "web-01", "1 GiB", "–"):
        assert harmless(text) == text


def test_json_is_an_object_for_each_row() -> None:
    assert json.loads(as_json(TITLES, [["é", "1"]])) == [{"Name": "é", "Size": "1"}]
    assert json.loads(as_json(TITLES, [])) == []
