# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Pins are kept, kept private, and never silently forgotten."""

import os
import stat
from pathlib import Path

import pytest
from xapi.tls_server import made_certificate

from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins

HOST = Endpoint("xcp-01")
OTHER = Endpoint("fd00::1", 8443)
FIRST, SECOND = made_certificate("first").ours, made_certificate("second").ours


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "pins.json"


def test_a_trusted_certificate_is_known_to_the_next_run(path: Path) -> None:
    kept = Pins(path).trust(HOST, FIRST)
    Pins(path).trust(OTHER, SECOND)
    again = Pins(path)
    assert again.get(HOST) == kept
    assert [pin.endpoint for pin in again.all()] == [OTHER, HOST]
    assert again.problem is None
    assert kept.der == FIRST.der
    assert kept.since.tzinfo is not None


def test_the_same_host_on_another_port_is_another_endpoint(path: Path) -> None:
    pins = Pins(path)
    pins.trust(HOST, FIRST)
    assert pins.get(Endpoint("xcp-01", 8443)) is None


def test_trusting_once_leaves_no_trace(path: Path) -> None:
    pins = Pins(path)
    pins.trust_once(HOST, FIRST)
    pin = pins.get(HOST)
    assert pin is not None
    assert pin.sha256 == FIRST.sha256
    assert not path.exists()
    assert Pins(path).get(HOST) is None


def test_trusting_once_goes_before_what_was_kept_until_it_is_trusted_for_good(path: Path) -> None:
    pins = Pins(path)
    pins.trust(HOST, FIRST)
    pins.trust_once(HOST, SECOND)
    assert [pin.sha256 for pin in pins.all()] == [SECOND.sha256]
    pins.trust(HOST, FIRST)
    assert [pin.sha256 for pin in pins.all()] == [FIRST.sha256]


def test_a_forgotten_endpoint_stays_forgotten(path: Path) -> None:
    pins = Pins(path)
    pins.trust(HOST, FIRST)
    pins.forget(HOST)
    pins.forget(OTHER)
    assert pins.get(HOST) is None
    assert Pins(path).all() == ()


def test_only_the_owner_can_read_the_file(path: Path) -> None:
    Pins(path).trust(HOST, FIRST)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [entry.name for entry in path.parent.iterdir()] == ["pins.json"]


def test_two_windows_do_not_undo_each_other(path: Path) -> None:
    one, two = Pins(path), Pins(path)
    one.trust(HOST, FIRST)
    two.trust(OTHER, SECOND)
    assert len(Pins(path).all()) == 2


def _damaged(text: bytes) -> list[bytes]:
    cuts = [text[:size] for size in range(len(text))]
    return [
        *cuts,
        b"[]",
        b"null",
        b'{"format": 1, "pins": ' + b'{"a":' * 100_000,
        b"\xff\xfe",
        text.replace(b'"format": 1', b'"format": 2'),
        text.replace(b"sha", b"x"),
    ]


def test_a_damaged_file_is_set_aside_and_reported(path: Path) -> None:
    Pins(path).trust(HOST, FIRST)
    for number, damaged in enumerate(_damaged(path.read_bytes())):
        path.write_bytes(damaged)
        pins = Pins(path)
        assert pins.get(HOST) is None
        assert pins.problem is not None
        assert "damaged" in pins.problem
        aside = [entry for entry in path.parent.iterdir() if "damaged" in entry.name]
        assert [entry.read_bytes() for entry in aside] == [damaged]
        aside[0].unlink()
        if number % 100 == 0:
            pins.trust(OTHER, SECOND)
            assert Pins(path).problem is None


def test_a_pin_that_does_not_match_its_certificate_is_damage(path: Path) -> None:
    Pins(path).trust(HOST, FIRST)
    path.write_bytes(path.read_bytes().replace(FIRST.sha256.encode(), SECOND.sha256.encode()))
    assert Pins(path).problem is not None


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_reported_and_not_overwritten(path: Path) -> None:
    Pins(path).trust(HOST, FIRST)
    path.chmod(0)
    pins = Pins(path)
    pins.trust(OTHER, SECOND)
    path.chmod(0o600)
    assert pins.problem is not None
    assert [pin.endpoint for pin in Pins(path).all()] == [HOST]


def test_a_directory_in_the_place_of_the_file_is_reported_and_left_alone(path: Path) -> None:
    path.mkdir(parents=True)
    pins = Pins(path)
    assert pins.problem is not None
    pins.trust(HOST, FIRST)
    assert path.is_dir()
    assert pins.get(HOST) is not None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in this file system")
def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)
    pins = Pins(path)
    assert pins.problem is not None
    assert "regular file" in pins.problem


def test_a_link_is_read_and_then_replaced_never_written_through(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.json"
    Pins(elsewhere).trust(HOST, FIRST)
    before = elsewhere.read_bytes()
    path.parent.mkdir()
    path.symlink_to(elsewhere)
    pins = Pins(path)
    assert pins.get(HOST) is not None
    pins.trust(OTHER, SECOND)
    assert elsewhere.read_bytes() == before
    assert not path.is_symlink()
    assert len(Pins(path).all()) == 2


def test_a_link_to_nothing_is_replaced(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "nowhere.json")
    Pins(path).trust(HOST, FIRST)
    assert not (tmp_path / "nowhere.json").exists()
    assert Pins(path).get(HOST) is not None


def test_what_others_could_read_is_for_the_owner_alone_after_the_next_save(path: Path) -> None:
    Pins(path).trust(HOST, FIRST)
    path.chmod(0o666)
    Pins(path).trust(OTHER, SECOND)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_reported(path: Path) -> None:
    Pins(path).trust(HOST, FIRST)
    path.parent.chmod(0o500)
    pins = Pins(path)
    pins.trust(OTHER, SECOND)
    path.parent.chmod(0o700)
    assert pins.problem is not None
    assert "cannot be saved" in pins.problem
    assert pins.get(OTHER) is not None


def test_a_write_that_fails_leaves_the_old_file_and_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Pins(path).trust(HOST, FIRST)
    before = path.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    pins = Pins(path)
    pins.trust(OTHER, SECOND)
    assert pins.problem is not None
    assert "No space left" in pins.problem
    assert pins.get(OTHER) is not None
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == ["pins.json"]


def test_without_a_path_pins_live_in_memory() -> None:
    pins = Pins(None)
    pins.trust(HOST, FIRST)
    assert pins.get(HOST) is not None
    assert pins.problem is None
    pins.forget(HOST)
    assert pins.get(HOST) is None


@pytest.fixture
def no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xolite_desktop.xapi.net.pins._LOOK_AGAIN_S", 0.0)


def test_what_another_program_forgets_or_trusts_counts_here_too(path: Path, no_wait: None) -> None:
    ours, theirs = Pins(path), Pins(path)
    theirs.trust(HOST, FIRST)
    assert ours.get(HOST) is not None
    theirs.trust(HOST, SECOND)
    found = ours.get(HOST)
    assert found is not None
    assert found.sha256 == SECOND.sha256
    theirs.forget(HOST)
    assert ours.get(HOST) is None


def test_a_pin_forgotten_elsewhere_does_not_come_back_with_our_next_one(path: Path) -> None:
    ours, theirs = Pins(path), Pins(path)
    ours.trust(HOST, FIRST)
    theirs.forget(HOST)
    ours.trust(OTHER, SECOND)
    assert [pin.endpoint for pin in Pins(path).all()] == [OTHER]


def test_a_write_of_another_program_in_the_middle_of_ours_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = Pins(path), Pins(path)
    ours.trust(HOST, FIRST)
    save, interrupted = Pins._save, []

    def interrupt(self: Pins) -> bool:
        if self is ours and not interrupted:
            interrupted.append(True)
            theirs.trust(Endpoint("between"), SECOND)
        return save(self)

    monkeypatch.setattr(Pins, "_save", interrupt)
    ours.trust(OTHER, SECOND)
    assert len(Pins(path).all()) == 3


def test_a_file_that_is_taken_away_means_that_everything_is_asked_anew(path: Path, no_wait: None) -> None:
    pins = Pins(path)
    pins.trust(HOST, FIRST)
    path.unlink()
    assert pins.get(HOST) is None


def test_a_file_of_another_user_is_not_believed_and_not_overwritten(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Pins(path).trust(HOST, FIRST)
    if os.geteuid() == 0:
        os.chown(path, 12345, 12345)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: 12345)
    before, pins = path.read_bytes(), Pins(path)
    assert pins.get(HOST) is None
    assert pins.problem is not None
    assert "another user" in pins.problem
    pins.trust(OTHER, SECOND)
    assert path.read_bytes() == before


def test_when_a_host_was_seen_is_kept_to_the_day(path: Path) -> None:
    pins = Pins(path)
    pins.trust(HOST, FIRST)
    pins.note_use(HOST, "pool-1")
    before = path.stat().st_mtime_ns
    pins.note_use(HOST, "pool-1")
    assert path.stat().st_mtime_ns == before, "written once a day"
    found = Pins(path).get(HOST)
    assert found is not None
    assert found.seen is not None
    assert found.pool == "pool-1"


def test_listeners_hear_of_every_change(path: Path) -> None:
    pins, told = Pins(path), []
    pins.listeners.append(lambda: told.append(len(pins.all())))
    pins.trust(HOST, FIRST)
    pins.trust_once(OTHER, SECOND)
    assert not pins.is_kept(OTHER)
    assert pins.is_kept(HOST)
    pins.forget(OTHER)
    pins.forget(HOST)
    pins.forget(HOST)
    assert told == [1, 2, 1, 0]
