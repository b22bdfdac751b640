# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a status report can hold, and where files of hosts go."""

from __future__ import annotations

from pathlib import Path

import pytest

from xolite_desktop.models.export_vm.folder_look import folder_at
from xolite_desktop.xapi.plans.host_files import Entry, HostFile, Privacy, SaveHostFile, parse_entries

XML = (
    '<?xml version="1.0" ?><system-status-capabilities>'
    '<capability content-type="text/plain" default-checked="no" key="blobs" max-size="1024" pii="no"/>'
    '<capability key="a"/><capability default-checked="yes" key="xapi" max-size="-1" pii="strange"/><capability/>'
    "</system-status-capabilities>"
)


def test_entries_are_read() -> None:
    assert parse_entries(XML) == (
        Entry("a"),
        Entry("blobs", 1024, Privacy.NO, False),
        Entry("xapi", -1, Privacy.MAYBE, True),
    )
    assert parse_entries("<system-status-capabilities/>") == ()


@pytest.mark.parametrize("text", ["", "<a", '<!DOCTYPE a [<!ENTITY b "c">]><a/>', "x" * 300_000])
def test_what_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no "):
        parse_entries(text)


def test_files_are_called_after_their_hosts(tmp_path: Path) -> None:
    plan = SaveHostFile(HostFile.STATUS, tmp_path, "20261129-160000")
    assert plan.path("a/../b") == tmp_path / "status-a_.._b-20261129-160000.tar.bz2"
    assert plan.problems(folder_at(str(tmp_path))) == []
    with pytest.raises(ValueError, match="no folder"):
        SaveHostFile(HostFile.LOGS, None).path("a")


def test_a_folder_and_something_to_save_are_needed(tmp_path: Path) -> None:
    def codes(plan: SaveHostFile) -> list[str]:
        seen = folder_at(str(plan.folder)) if plan.folder is not None else None
        return [problem.code for problem in plan.problems(seen)]

    assert codes(SaveHostFile(HostFile.LOGS, None)) == ["FIELD_MISSING"]
    (unknown,) = SaveHostFile(HostFile.LOGS, tmp_path).problems(None)
    assert unknown.code == "EXPORT_FOLDER_LOOKED_AT"
    assert codes(SaveHostFile(HostFile.LOGS, tmp_path / "none")) == ["EXPORT_FOLDER_MISSING"]
    assert codes(SaveHostFile(HostFile.STATUS, tmp_path, needs_entries=True)) == ["ENTRY_MISSING"]
