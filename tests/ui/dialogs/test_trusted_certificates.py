# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The list of trusted certificates, driven by its controls."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from xapi.tls_server import made_certificate

from helpers.person import click
from xolite_desktop.models.trusted_certificates import TrustedCertificates
from xolite_desktop.ui.dialogs.trusted_certificates import TrustedCertificatesDialog
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins

ONE, TWO = Endpoint("xcp-01"), Endpoint("xcp-02", 8443)
FIRST, SECOND = made_certificate("first").ours, made_certificate("second").ours


@pytest.fixture
def pins() -> Pins:
    made = Pins(None)
    made.trust(ONE, FIRST)
    made.trust(TWO, SECOND)
    return made


@pytest.fixture
def dialog(pins: Pins) -> TrustedCertificatesDialog:
    users = {ONE: ["lab-pool"]}
    made = TrustedCertificatesDialog(TrustedCertificates(pins, lambda endpoint: users.get(endpoint, [])))
    made.open()
    return made


def _texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))


def test_the_chosen_one_is_described_whole(dialog: TrustedCertificatesDialog) -> None:
    shown = _texts(dialog.details)
    assert FIRST.fingerprint in shown.replace("\n", "")
    assert "In use now by lab-pool" in shown
    dialog.view.selectRow(1)
    shown = _texts(dialog.details)
    assert SECOND.fingerprint in shown.replace("\n", "")
    assert "xcp-02:8443" in shown
    assert "In use" not in shown


def test_forgetting_asks_and_says_who_is_connected(dialog: TrustedCertificatesDialog, pins: Pins) -> None:
    click(dialog.forget)
    question = dialog.question
    assert question is not None
    assert "lab-pool" in _texts(question)
    assert "asked about the certificate again" in _texts(question)
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert pins.get(ONE) is not None, "Enter forgets nothing"
    click(dialog.forget)
    assert dialog.question is not None
    click(dialog.question.go)
    assert pins.get(ONE) is None
    assert pins.get(TWO) is not None
    assert [each.endpoint for each in dialog.selected] == [TWO]


def test_several_are_forgotten_at_once_by_the_key(dialog: TrustedCertificatesDialog, pins: Pins) -> None:
    dialog.view.selectAll()
    assert not dialog.details.isVisible()
    QTest.keyClick(dialog.view, Qt.Key.Key_Delete)
    assert dialog.question is not None
    assert "2 certificates" in _texts(dialog.question)
    click(dialog.question.go)
    assert pins.all() == ()
    assert dialog.nothing.isVisible()
    assert not dialog.forget.isEnabled()
    assert dialog.export() is None


def test_what_another_window_trusts_appears(dialog: TrustedCertificatesDialog, pins: Pins) -> None:
    pins.trust(Endpoint("xcp-03"), FIRST)
    assert dialog.model.rowCount() == 3


def test_fingerprints_are_copied_whole(dialog: TrustedCertificatesDialog) -> None:
    click(dialog.copy)
    assert QGuiApplication.clipboard().text() == FIRST.fingerprint


def test_a_certificate_is_written_as_pem(dialog: TrustedCertificatesDialog, tmp_path: Path) -> None:
    path = tmp_path / "host.pem"
    asking = dialog.export()
    assert asking is not None
    asking.fileSelected.emit(str(path))
    assert path.read_text().endswith("-----END CERTIFICATE-----\n")
    asking.reject()
    again = dialog.export()
    assert again is not None
    again.fileSelected.emit(str(tmp_path / "no folder" / "host.pem"))
    assert dialog.status.is_error
    again.reject()
