# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The simulator as a program."""

from __future__ import annotations

import json
import os
import signal
import threading

import pytest

from tests.simulator.json_caller import Caller
from xolite_desktop.simulator.__main__ import main, make, parser, write_ready
from xolite_desktop.simulator.clock import RealClock


def test_arguments_become_a_simulator():
    words = ["--hosts", "2", "--console", "web=127.0.0.1:5900", "--http10-websocket", "--speed", "3"]
    simulator = make(parser().parse_args(words))
    assert simulator.console_targets == {"web": ("127.0.0.1", 5900)}
    assert simulator.http10_websocket
    assert isinstance(simulator.clock, RealClock)
    assert simulator.clock.speed == 3


def test_a_member_is_told_its_coordinator(capsys):
    assert main(["--member-of", "nonsense"]) == 2
    assert "not the URL of a coordinator" in capsys.readouterr().err


def test_a_console_needs_a_name_and_an_address(capsys):
    with pytest.raises(SystemExit):
        parser().parse_args(["--console", "nonsense"])
    assert "VM=host:port" in capsys.readouterr().err


def test_the_ready_file_appears_whole(tmp_path, simulator):
    write_ready(tmp_path / "ready", simulator)
    content = json.loads((tmp_path / "ready").read_text())
    assert content == {
        "url": simulator.url,
        "user": "root",
        "password": "demo",
        "fingerprint": simulator.fingerprint,
    }
    assert list(tmp_path.iterdir()) == [tmp_path / "ready"]


def test_an_unknown_scenario_is_said_in_a_sentence(capsys):
    assert main(["--scenario", "nope"]) == 2
    assert "nope" in capsys.readouterr().err


def test_a_signal_ends_it(tmp_path, capsys, monkeypatch):
    signalled = threading.Event()

    def tell(path, simulator):
        write_ready(path, simulator)
        threading.Thread(target=interrupt, args=(simulator,)).start()

    def interrupt(simulator):
        caller = Caller(simulator)
        caller.login()
        caller.close()
        signalled.set()
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr("xolite_desktop.simulator.__main__.write_ready", tell)
    assert main(["--scenario", "one_host", "--ready", str(tmp_path / "ready")]) == 0
    assert signalled.is_set()
    assert "https://127.0.0.1:" in capsys.readouterr().out
