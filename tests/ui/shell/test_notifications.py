# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the notifications show goes into a file: as CSV for spreadsheets, as JSON for programs."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from helpers.person import until
from xolite_desktop.ui.notices.notice_view import NoticeView
from xolite_desktop.ui.pool_window import PoolWindow


@pytest.fixture
async def notices(window: PoolWindow) -> NoticeView:
    window.show()
    window.shell.toggle_notifications()
    page = window.shell.notifications
    assert page is not None
    view = page.notices
    view.severities.setCurrentIndex(view.severities.count() - 1)
    if view.table.is_building:
        await until(lambda: not view.table.is_building, view.table.settled)
    return view


async def written(notices: NoticeView, path: Path) -> str:
    notices.said.setText("")
    dialog = notices.exporting.ask(notices)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    await until(lambda: bool(notices.said.text()), notices.exporting.said)
    return notices.said.text()


async def test_a_spreadsheet_and_a_program_get_every_message_that_is_shown(
    notices: NoticeView, tmp_path: Path
) -> None:
    as_csv, as_json = tmp_path / "shown.csv", tmp_path / "shown.json"
    assert notices.export.isEnabled()
    assert str(as_csv) in await written(notices, as_csv)
    assert str(as_json) in await written(notices, as_json)
    rows = list(csv.DictReader(as_csv.read_text(encoding="utf-8-sig").splitlines()))
    objects = json.loads(as_json.read_text(encoding="utf-8"))
    assert len(rows) == len(objects) == notices.table.message_count > 1
    newest = notices.table.notice(0)
    assert newest is not None
    assert (objects[0]["Message"], objects[0]["Code"]) == (newest.title, newest.code)
    assert [row["Code"] for row in rows] == [each["Code"] for each in objects]


async def test_only_what_the_filters_leave_is_written(notices: NoticeView, tmp_path: Path) -> None:
    words = notices.table.notice(0)
    assert words is not None
    notices.words.setText(words.code)
    if notices.table.is_building:
        await until(lambda: not notices.table.is_building, notices.table.settled)
    await written(notices, tmp_path / "few.json")
    found = json.loads((tmp_path / "few.json").read_text(encoding="utf-8"))
    assert {each["Code"] for each in found} == {words.code}
    notices.words.setText("there is no such message")
    if notices.table.is_building:
        await until(lambda: not notices.table.is_building, notices.table.settled)
    assert not notices.export.isEnabled()


async def test_a_file_that_cannot_be_written_says_so(notices: NoticeView, tmp_path: Path) -> None:
    said = await written(notices, tmp_path / "nowhere" / "shown.csv")
    assert "could not be written" in said


async def test_what_can_be_done_about_a_message_is_asked_for_with_its_object(notices: NoticeView) -> None:
    notices.words.setText("ALARM")
    if notices.table.is_building:
        await until(lambda: not notices.table.is_building, notices.table.settled)
    rows = range(notices.table.rowCount())
    found = [(row, notices.table.notice(row)) for row in rows]
    row, alarm = next((row, each) for row, each in found if each is not None and each.subject is not None)
    asked: list[tuple[str, str]] = []
    notices.fix_asked.disconnect()
    notices.fix_asked.connect(lambda *what: asked.append(what))
    notices.view.selectRow(row)
    shown = [button for button in notices.details.fixes if not button.isHidden()]
    assert [button.text() for button in shown] == ["Set alarms"]
    shown[0].click()
    assert [(action_id.partition(".")[2], ref) for action_id, ref in asked] == [("alerts", alarm.subject)]
