# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Settings survive a restart, keep their types and never take the program down."""

from __future__ import annotations

import json
import stat
import sys

import pytest

from xolite_desktop.models.settings import FILE_NAME, SETTINGS, Settings


async def test_settings_come_back_with_their_types(tmp_path):
    settings = Settings(tmp_path)
    heard: list[str] = []
    settings.changed.connect(heard.append)
    settings.set_value("theme", "dark")
    settings.set_value("theme", "dark")
    settings.set_value("console.grab_shortcuts", True)
    settings.set_window("pool-1", {"tab": "console", "splitter": [280, 900]})
    settings.flush()
    again = Settings(tmp_path)
    assert again.text("theme") == "dark"
    assert again.flag("console.grab_shortcuts") is True
    assert again.window("pool-1") == {"tab": "console", "splitter": [280, 900]}
    assert again.window("pool-2") == {}
    assert heard == ["theme", "console.grab_shortcuts"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes are a POSIX matter")
async def test_only_the_owner_may_read_the_file(tmp_path):
    settings = Settings(tmp_path / "profile")
    settings.set_value("theme", "light")
    settings.flush()
    assert stat.S_IMODE((tmp_path / "profile" / FILE_NAME).stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["{", "[1]", "\x00"])
async def test_a_damaged_file_is_kept_aside_and_reported(tmp_path, content):
    (tmp_path / FILE_NAME).write_text(content)
    settings = Settings(tmp_path)
    assert settings.problem is not None
    assert "damaged" in settings.problem
    assert settings.text("theme") == "system"
    assert (tmp_path / f"{FILE_NAME}.damaged").read_text() == content


async def test_impossible_values_fall_back_to_the_default_and_unknown_keys_stay(tmp_path):
    (tmp_path / FILE_NAME).write_text(json.dumps({"theme": 7, "of a newer version": 1, "windows": 3}))
    settings = Settings(tmp_path)
    assert settings.text("theme") == "system"
    assert settings.window("pool") == {}
    settings.set_window("pool", {"tab": "overview"})
    settings.flush()
    assert json.loads((tmp_path / FILE_NAME).read_text())["of a newer version"] == 1


async def test_wrong_use_is_refused(tmp_path):
    settings = Settings(tmp_path)
    with pytest.raises(KeyError):
        settings.value("no such setting")
    with pytest.raises(ValueError, match="theme"):
        settings.set_value("theme", "pink")
    with pytest.raises(ValueError, match="clipboard"):
        settings.set_value("console.clipboard_to_guest", 1)


async def test_an_unwritable_folder_is_reported_not_raised(tmp_path, expected_log):
    expected_log.allow("could not be saved")
    (tmp_path / "file").write_text("")
    settings = Settings(tmp_path / "file" / "profile")
    settings.set_value("theme", "dark")
    settings.flush()
    assert settings.problem is not None


def test_every_default_is_acceptable():
    assert all(setting.accepts(setting.default) for setting in SETTINGS.values())
