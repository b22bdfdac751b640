# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the environment says about proxies and TLS changes nothing: a whole run beside a trap that nobody enters."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

from xolite_desktop.simulator import Simulator

PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
RUN_S = 60.0


def test_proxies_and_tls_variables_of_the_environment_have_no_effect(
    simulator: Simulator, tmp_path: Path
) -> None:
    keys, netrc = tmp_path / "keys.log", tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login root password from-netrc\n")
    password = tmp_path / "password"
    password.write_text(simulator.password)
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0)
        proxy = f"http://127.0.0.1:{trap.getsockname()[1]}"
        environment = {
            **os.environ,
            **dict.fromkeys(PROXIES, proxy),
            "NO_PROXY": "",
            "no_proxy": "",
            "SSLKEYLOGFILE": str(keys),
            "SSL_CERT_FILE": str(tmp_path / "none.pem"),
            "SSL_CERT_DIR": str(tmp_path),
            "REQUESTS_CA_BUNDLE": str(tmp_path / "none.pem"),
            "NETRC": str(netrc),
            "PYTHONHTTPSVERIFY": "0",
        }
        arguments = [f"127.0.0.1:{simulator.port}", "--password-file", str(password), "--json"]
        arguments += ["--trust", simulator.fingerprint, "--profile", str(tmp_path), "--max-consoles", "1"]
        ran = subprocess.run(
            [sys.executable, "-m", "xolite_desktop", "doctor", *arguments],
            env=environment, capture_output=True, text=True, timeout=RUN_S, check=False,
        )  # fmt: skip
        report = json.loads(ran.stdout)
        assert report["problems"] == []
        assert report["consoles"][0]["rfb"] == "3.8"
        try:
            trap.accept()
        except BlockingIOError:
            pass
        else:
            raise AssertionError("somebody asked the proxy")
    assert not keys.exists(), "the keys of the connection were written down"
    assert simulator.password not in ran.stderr
