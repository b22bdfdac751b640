# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The doctor connects as the application does: nothing leaves before a certificate is accepted, and all is told."""

from __future__ import annotations

import pytest

from xolite_desktop.doctor.examination import Order, examine
from xolite_desktop.doctor.report import Report
from xolite_desktop.simulator import Simulator
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins


def _endpoint(simulator: Simulator) -> Endpoint:
    return Endpoint("127.0.0.1", simulator.port)


async def _examine(simulator: Simulator, pins: Pins | None = None, **changes: object) -> Report:
    order: dict[str, object] = {
        "endpoint": _endpoint(simulator),
        "user": simulator.user,
        "password": simulator.password,
        "trust": simulator.fingerprint,
        "watch_s": 0.0,
        "max_consoles": None,
    }
    return await examine(Order(**{**order, **changes}), pins or Pins(None))  # type: ignore[arg-type]


async def test_a_healthy_pool_has_no_problem(simulator: Simulator) -> None:
    report = await _examine(simulator)
    assert report.problems == []
    assert report.trust == "accepted"
    assert report.login.ok
    assert report.tls.version in ("TLSv1.2", "TLSv1.3")
    assert report.certificate.sha256 == simulator.fingerprint
    assert report.objects["host"] == 1
    assert report.load.bytes
    assert report.consoles
    assert {console.rfb for console in report.consoles} == {"3.8"}


async def test_an_unknown_certificate_ends_the_run_before_a_byte_is_sent(simulator: Simulator) -> None:
    report = await _examine(simulator, trust=None)
    assert report.trust == "unknown"
    assert report.certificate.sha256 == simulator.fingerprint
    assert not report.login.ok
    assert report.problems
    assert simulator.bytes_received == 0


async def test_accepting_another_certificate_does_not_help(simulator: Simulator) -> None:
    report = await _examine(simulator, trust="00" * 32)
    assert report.trust == "unknown"
    assert simulator.bytes_received == 0


async def test_a_changed_certificate_ends_the_run_before_a_byte_is_sent(simulator: Simulator) -> None:
    pins = Pins(None)
    pins.trust(_endpoint(simulator), Certificate(simulator.certificate))
    simulator.replace_certificate()
    report = await _examine(simulator, pins, trust=None)
    assert report.trust == "changed"
    assert simulator.bytes_received == 0


async def test_a_pinned_certificate_needs_nothing_more(simulator: Simulator) -> None:
    pins = Pins(None)
    pins.trust(_endpoint(simulator), Certificate(simulator.certificate))
    report = await _examine(simulator, pins, trust=None)
    assert report.trust == "pinned"
    assert report.problems == []


async def test_a_wrong_password_is_a_problem_and_is_not_repeated_in_the_report(simulator: Simulator) -> None:
    report = await _examine(simulator, password="not-the-password")
    assert not report.login.ok
    assert "SESSION_AUTHENTICATION_FAILED" in report.problems[0]
    assert "not-the-password" not in report.as_json()


async def test_a_member_sends_the_examination_to_its_coordinator(simulator: Simulator) -> None:
    with Simulator("one_host") as member:
        member.faults.coordinator_address = f"127.0.0.1:{simulator.port}"
        pins = Pins(None)
        pins.trust(_endpoint(member), Certificate(member.certificate))
        report = await _examine(simulator, pins, endpoint=_endpoint(member))
    assert report.login.ok
    assert report.login.redirected_to == str(_endpoint(simulator))


async def test_a_host_that_is_not_there_is_a_problem_not_a_crash(simulator: Simulator) -> None:
    simulator.refuse_connections()
    report = await _examine(simulator)
    assert not report.login.ok
    assert report.problems


async def test_watching_times_the_way_of_an_event(simulator: Simulator) -> None:
    report = await _examine(simulator, watch_s=0.4)
    assert report.events.count > 0
    assert report.events.delay_ms_median is not None
    assert report.events.delay_ms_p95 is not None
    assert report.events.delay_ms_median <= report.events.delay_ms_p95
    left = simulator.run(lambda: [record["name_label"] for record in simulator.db.records("task").values()])
    assert not any("doctor" in name for name in left)


async def test_a_console_that_does_not_answer_is_named(simulator: Simulator) -> None:
    def spoil() -> str:
        db = simulator.db
        running = db.find("VM", power_state="Running", is_control_domain=False)[0]
        for console in db.get("VM", running)["consoles"]:
            db.update("console", console, location=f"{simulator.url}/console?uuid=nobody")
        return str(db.get("VM", running)["name_label"])

    name = simulator.run(spoil)
    report = await _examine(simulator)
    assert [console.vm for console in report.consoles if console.error] == [name]
    assert any(name in problem for problem in report.problems)


@pytest.mark.parametrize("most", [0, 1])
async def test_the_number_of_consoles_can_be_limited(simulator: Simulator, most: int) -> None:
    report = await _examine(simulator, max_consoles=most)
    assert len(report.consoles) == most


def test_an_order_does_not_show_its_password() -> None:
    order = Order(Endpoint("h"), "root", "s3cret", None, 0, None)
    assert "s3cret" not in repr(order)
