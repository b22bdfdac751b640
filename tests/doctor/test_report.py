# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The report says the same to programs and to people."""

from __future__ import annotations

import json

from xolite_desktop.doctor.report import (
    NAMED_CONSOLES,
    CertificateFound,
    ConsoleFound,
    EventsFound,
    LoadFound,
    LoginFound,
    PoolFound,
    Report,
    TlsFound,
)


def _healthy() -> Report:
    return Report(
        host="xcp-01",
        tls=TlsFound("TLSv1.3", "TLS_AES_256_GCM_SHA384"),
        certificate=CertificateFound("ab" * 32, "xcp-01", "2025-03-02", "2035-02-28", "RSA 4096"),
        trust="pinned",
        login=LoginFound(ok=True, redirected_to="xcp-02"),
        pool=PoolFound("read-only", -0.24, 3, 3),
        load=LoadFound(1.25, 3 * 2**20),
        objects={"VM": 60, "host": 3},
        events=EventsFound(count=12, delay_ms_median=55.2, delay_ms_p95=80.0),
        consoles=[ConsoleFound("web-01", "wsproxy", "3.8")],
    )


def test_the_json_has_exactly_the_documented_shape() -> None:
    told = json.loads(_healthy().as_json())
    assert list(told) == [
        "host", "tls", "certificate", "trust", "login", "pool", "load", "objects", "events", "consoles", "problems",
    ]  # fmt: skip
    assert set(told["tls"]) == {"version", "cipher"}
    assert set(told["certificate"]) == {"sha256", "subject", "not_before", "not_after", "key"}
    assert set(told["login"]) == {"ok", "redirected_to", "error"}
    assert set(told["pool"]) == {"role", "clock_ahead_s", "hosts", "hosts_trusted"}
    assert set(told["load"]) == {"seconds", "bytes"}
    assert set(told["events"]) == {"count", "delay_ms_median", "delay_ms_p95", "reconnects", "errors"}
    assert set(told["consoles"][0]) == {"vm", "transport", "rfb", "error"}


def test_a_healthy_pool_reads_as_well() -> None:
    text = _healthy().as_text()
    assert "TLSv1.3" in text
    assert "63 objects, 3.0 MiB in 1.25 s" in text
    assert "delay 55 ms median, 80 ms p95" in text
    assert "1 of 1 answer" in text
    assert "xcp-02" in text
    assert "-0.2 s against this machine" in text
    assert "certificates known for 3 of 3" in text
    assert text.endswith("All is well.")


def test_a_refused_sign_in_says_so_and_counts_the_problems() -> None:
    report = Report(host="h", login=LoginFound(error="wrong password"), problems=["Signing in failed"])
    text = report.as_text()
    assert "Sign-in      wrong password" in text
    assert text.endswith("1 problem(s).")


def test_a_host_never_reached_has_not_tried_to_sign_in() -> None:
    assert "not tried" in Report(host="h").as_text()


def test_only_the_first_broken_consoles_are_named_to_people() -> None:
    broken = [ConsoleFound(f"vm-{number}", error="refused") for number in range(NAMED_CONSOLES + 5)]
    report = Report(host="h", consoles=broken)
    assert report.as_text().count("refused") == NAMED_CONSOLES
    assert len(json.loads(report.as_json())["consoles"]) == NAMED_CONSOLES + 5
