# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What windows hear of the certificates a person vouched for, and the rows they become."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from xapi.tls_server import made_certificate, make_certificate

from xolite_desktop.models.certificate_words import common_name, short_fingerprint, two_lines
from xolite_desktop.models.trusted_certificates import TrustedCertificates, pem_of
from xolite_desktop.models.trusted_table import TrustedTable
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins

ONE, TWO = Endpoint("xcp-01"), Endpoint("10.0.0.1", 8443)
FIRST, SECOND = made_certificate("first").ours, made_certificate("second").ours


@pytest.fixture
def pins(tmp_path: Path) -> Pins:
    return Pins(tmp_path / "pins.json")


def _texts(table: TrustedTable) -> list[list[str]]:
    columns = range(table.columnCount())
    return [[table.index(row, column).data() for column in columns] for row in range(table.rowCount())]


def test_every_one_is_there_with_who_uses_it(pins: Pins) -> None:
    pins.trust(ONE, FIRST)
    pins.trust_once(TWO, SECOND)
    trusted = TrustedCertificates(pins, lambda endpoint: ["lab\u202e"] if endpoint == ONE else [])
    by_place = {each.place: each for each in trusted.all()}
    assert by_place["xcp-01"].users == ("lab⟨U+202E⟩",)
    assert by_place["xcp-01"].is_kept
    assert not by_place["10.0.0.1:8443"].is_kept
    assert by_place["10.0.0.1:8443"].expires == SECOND.not_after


def test_rows_follow_and_are_sorted(pins: Pins) -> None:
    trusted = TrustedCertificates(pins)
    table = TrustedTable(trusted)
    assert table.rowCount() == 0
    pins.trust(ONE, FIRST)
    pins.trust_once(TWO, make_certificate("old", starts_days=-9, ends_days=-2).ours)
    pins.note_use(ONE, "pool")
    assert [row[0] for row in _texts(table)] == ["10.0.0.1:8443", "xcp-01"]
    old, new = _texts(table)
    assert old[3] == "for this run"
    assert old[4].startswith("over")
    assert old[5] == ""
    assert new[1] == "first"
    assert new[2] == short_fingerprint(FIRST.fingerprint)
    assert new[5] != ""
    table.sort(4, Qt.SortOrder.DescendingOrder)
    assert [row[0] for row in _texts(table)] == ["xcp-01", "10.0.0.1:8443"]
    assert table.row_of(TWO) == 1
    trusted.forget([TWO])
    assert [row[0] for row in _texts(table)] == ["xcp-01"]
    assert table.row_of(TWO) == -1


def test_addresses_as_they_were_written_and_what_is_none(pins: Pins) -> None:
    trusted = TrustedCertificates(pins)
    pins.trust(ONE, FIRST)
    assert trusted.is_trusted("https://XCP-01/")
    assert not trusted.is_trusted("no address at all")
    trusted.forget_address("no address at all")
    trusted.forget_address("xcp-01:443")
    assert trusted.all() == ()


def test_the_same_certificate_under_another_name_is_found(pins: Pins) -> None:
    trusted = TrustedCertificates(pins)
    pins.trust(ONE, FIRST)
    pins.trust(TWO, SECOND)
    assert trusted.elsewhere(FIRST, Endpoint("xcp-01.example")) == ("xcp-01",)
    assert trusted.elsewhere(FIRST, ONE) == ()


def test_what_is_exported_is_read_back_as_the_same_certificates(pins: Pins) -> None:
    trusted = TrustedCertificates(pins)
    pins.trust(ONE, FIRST)
    pins.trust(TWO, SECOND)
    text = pem_of(trusted.all())
    assert text.count("BEGIN CERTIFICATE") == 2
    parts = text.split("# ")[1:]
    assert {part.splitlines()[0]: Certificate.from_pem(part) for part in parts} == {
        "xcp-01": FIRST,
        "10.0.0.1:8443": SECOND,
    }


def test_words_of_certificates() -> None:
    assert common_name("O=Lab,CN=xcp\\,01") == "xcp,01"
    assert common_name("O=Lab") == "O=Lab"
    assert common_name("") == "nobody"
    assert two_lines("AA:BB:CC") == "AA:BB:\nCC"
