# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The command line of the doctor: arguments, exit codes, and one JSON object."""

from __future__ import annotations

import io
import json
import stat
from pathlib import Path

import pytest

from xolite_desktop.doctor.command import main
from xolite_desktop.simulator import Simulator


@pytest.fixture
def arguments(simulator: Simulator, tmp_path: Path) -> list[str]:
    password = tmp_path / "password"
    password.write_text(f"{simulator.password}\n")
    return [
        f"127.0.0.1:{simulator.port}",
        *("--password-file", str(password)),
        *("--profile", str(tmp_path / "profile")),
    ]


def test_all_well_is_exit_code_zero(
    simulator: Simulator, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    colons = ":".join(simulator.fingerprint[at : at + 2].upper() for at in range(0, 64, 2))
    assert main([*arguments, "--trust", colons]) == 0
    assert "All is well." in capsys.readouterr().out


def test_json_is_one_object_on_standard_output(
    simulator: Simulator, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--trust", simulator.fingerprint, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["problems"] == []
    assert told["login"]["ok"] is True


def test_an_untrusted_host_is_exit_code_one(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["trust"] == "unknown"


def test_the_run_leaves_no_pin_behind(simulator: Simulator, arguments: list[str], tmp_path: Path) -> None:
    main([*arguments, "--trust", simulator.fingerprint])
    assert not (tmp_path / "profile").exists()


def test_the_password_can_come_from_standard_input(
    simulator: Simulator, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{simulator.password}\n"))
    assert main([arguments[0], *arguments[3:], "--password-file", "-", "--trust", simulator.fingerprint]) == 0


@pytest.mark.parametrize(
    "unusable",
    [
        ["a host with spaces", "--password-file", "-"],
        ["host", "--password-file", "/does/not/exist"],
        ["host", "--password-file", "-", "--trust", "short"],
        ["host", "--password-file", "-", "--log-level", "LOUD"],
        ["host"],
    ],
)
def test_unusable_arguments_are_exit_code_two(
    unusable: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("x\n"))
    with pytest.raises(SystemExit) as ended:
        main(unusable)
    assert ended.value.code == 2
    assert capsys.readouterr().err


def test_an_empty_password_file_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty"
    empty.touch()
    with pytest.raises(SystemExit):
        main(["host", "--password-file", str(empty)])
    assert "empty" in capsys.readouterr().err


def test_a_bundle_without_a_host_needs_no_pool_and_no_password(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = tmp_path / "bundle.txt"
    assert main(["--bundle", str(bundle), "--profile", str(tmp_path / "profile")]) == 0
    told = bundle.read_text()
    assert "== Versions" in told
    assert "== Examination" not in told
    assert stat.S_IMODE(bundle.stat().st_mode) == 0o600
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("without", [False, True], ids=["with names", "without names"])
def test_a_bundle_of_an_examination_holds_the_report_and_no_password(
    simulator: Simulator, arguments: list[str], tmp_path: Path, without: bool
) -> None:
    bundle = tmp_path / "bundle.txt"
    options = ["--bundle", str(bundle), *(["--without-names"] if without else [])]
    assert main([*arguments, "--trust", simulator.fingerprint, *options]) == 0
    told = bundle.read_text()
    assert "== Examination" in told
    assert "All is well." in told
    assert f'password="{simulator.password}"' not in told
    assert ("127.0.0.1" in told) is not without


def test_a_bundle_that_cannot_be_saved_is_exit_code_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert main(["--bundle", str(tmp_path / "file" / "b.txt"), "--profile", str(tmp_path)]) == 1
    assert "could not be saved" in capsys.readouterr().err


def test_neither_a_host_nor_a_bundle_is_nothing_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([])
    assert "HOST" in capsys.readouterr().err
