# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A profile file is replaced whole or not at all."""

from __future__ import annotations

import pytest

from xolite_desktop.models.json_file import read_object, write_object


def test_what_is_written_is_read_back(tmp_path):
    write_object(tmp_path / "new" / "a.json", {"name": "Zoë", "numbers": [1, 2]})
    assert read_object(tmp_path / "new" / "a.json") == ({"name": "Zoë", "numbers": [1, 2]}, None)


def test_text_that_has_no_utf_8_is_kept(tmp_path):
    write_object(tmp_path / "a.json", {"lone \ud800": ["\udfff", "\0"]})
    assert read_object(tmp_path / "a.json") == ({"lone \ud800": ["\udfff", "\0"]}, None)


def test_a_missing_file_is_not_a_problem(tmp_path):
    assert read_object(tmp_path / "a.json") == ({}, None)


def test_an_unreadable_file_is_reported_and_left_alone(tmp_path):
    (tmp_path / "a.json").mkdir()
    value, problem = read_object(tmp_path / "a.json")
    assert value == {}
    assert problem is not None
    assert (tmp_path / "a.json").is_dir()


def test_a_failed_write_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.json"
    write_object(path, {"old": True})
    with pytest.raises(TypeError):
        write_object(path, {"new": object()})
    assert read_object(path) == ({"old": True}, None)
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]
