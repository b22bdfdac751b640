# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Resources are found, and the profile goes where the platform keeps such things."""

from __future__ import annotations

from pathlib import Path

import pytest

from xolite_desktop import paths


def test_the_data_model_is_found() -> None:
    assert paths.resource("datamodel.json").is_file()


def test_resources_inside_the_package_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "package" / "resources"
    inside.mkdir(parents=True)
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "package")
    assert paths.resource("x", "y.json") == inside / "x" / "y.json"


def test_a_package_without_resources_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "package")
    with pytest.raises(FileNotFoundError, match="package"):
        paths.resource("datamodel.json")


@pytest.mark.parametrize(
    ("configured", "expected"),
    [
        ("/elsewhere", "/elsewhere/xolite-desktop"),
        ("", "~/.config/xolite-desktop"),
        ("relative", "~/.config/xolite-desktop"),
    ],
)
def test_linux_follows_the_xdg_folders(
    monkeypatch: pytest.MonkeyPatch, configured: str, expected: str
) -> None:
    monkeypatch.setattr(paths.sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", configured)
    assert paths.default_profile() == Path(expected).expanduser()


def test_other_platforms_have_their_own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths.sys, "platform", "darwin")
    assert "Application Support" in str(paths.default_profile())
    monkeypatch.setattr(paths.sys, "platform", "win32")
    monkeypatch.setenv("APPDATA", "/roaming")
    assert paths.default_profile() == Path("/roaming/XO Lite Desktop")
