# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The two questions on which everything else rests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from xolite_desktop.ui.dialogs.certificate import ChangedCertificate, Choice, NewCertificate, Trusted
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.shade import Shade
from xolite_desktop.xapi.errors import PresentedCertificate

SINCE = datetime(2025, 3, 4, tzinfo=UTC)
ENDPOINT = "xcp-01.lab.example"


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label))


def answers(dialog: NewCertificate | ChangedCertificate) -> list[Choice]:
    chosen: list[Choice] = []
    dialog.chosen.connect(chosen.append)
    dialog.open()
    return chosen


def _trusted(certificate: PresentedCertificate) -> Trusted:
    return Trusted(certificate.fingerprint, SINCE, certificate)


def test_everything_needed_to_compare_is_there(make_certificate: Callable[..., Any]) -> None:
    shown = texts(NewCertificate(ENDPOINT, make_certificate()))
    for words in ("First connection to xcp-01.lab.example", "00:01:02", "1D:1E:1F", "xcp-01", "(also 10.0.0.1)",
                  "itself (self-signed)", "2025-03-02 → 2035-02-28", "RSA 4096, SHA-256", "openssl x509",
                  "Your password has not been sent."):  # fmt: skip
        assert words in shown


def test_a_certificate_by_somebody_else_names_who(make_certificate: Callable[..., Any]) -> None:
    dialog = NewCertificate(ENDPOINT, make_certificate(issuer="CN=Lab CA,O=Lab", self_signed=False))
    assert "Lab CA" in texts(dialog)
    assert "self-signed" not in texts(dialog)


@pytest.mark.parametrize(
    ("code", "words"),
    [("KEY_TOO_SHORT", "2048"), ("SIGNATURE_WEAK", "forged"), ("EXPIRED", "expired"), ("NOT_YET_VALID", "clocks"),
     ("UNREADABLE", "fingerprint can be compared"), ("SOMETHING_NEW", "SOMETHING_NEW")],
)  # fmt: skip
def test_weaknesses_are_said(make_certificate: Callable[..., Any], code: str, words: str) -> None:
    assert words in texts(NewCertificate(ENDPOINT, make_certificate(weaknesses=(code,))))


def test_the_buttons_say_what_they_do(make_certificate: Callable[..., Any]) -> None:
    for name, choice in (("trust", Choice.TRUST), ("once", Choice.ONCE), ("cancel", Choice.CANCEL)):
        dialog = NewCertificate(ENDPOINT, make_certificate())
        chosen = answers(dialog)
        getattr(dialog, name).click()
        assert chosen == [choice]


def test_enter_and_escape_trust_nobody(make_certificate: Callable[..., Any]) -> None:
    dialog = NewCertificate(ENDPOINT, make_certificate())
    chosen = answers(dialog)
    assert dialog.focusWidget() is dialog.cancel
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert chosen == [Choice.CANCEL]
    dialog = NewCertificate(ENDPOINT, make_certificate())
    chosen = answers(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert chosen == [Choice.CANCEL]


def test_enter_presses_the_button_that_has_the_focus(make_certificate: Callable[..., Any]) -> None:
    dialog = NewCertificate(ENDPOINT, make_certificate())
    chosen = answers(dialog)
    QTest.keyClick(dialog.once, Qt.Key.Key_Return)
    assert chosen == [Choice.ONCE]


def test_the_fingerprint_is_copied_whole(make_certificate: Callable[..., Any]) -> None:
    shown = make_certificate()
    dialog = NewCertificate(ENDPOINT, shown)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == shown.fingerprint
    assert dialog.copy.accessibleName() == "Copied"


def test_the_window_is_shaded_while_the_question_is_open(make_certificate: Callable[..., Any]) -> None:
    window = QWidget()
    window.show()
    dialog = NewCertificate(ENDPOINT, make_certificate(), window)
    dialog.open()
    assert [shade.isVisible() for shade in window.findChildren(Shade)] == [True]
    dialog.reject()
    assert not any(shade.isVisible() for shade in window.findChildren(Shade))
    window.close()


def changed(make_certificate: Callable[..., Any]) -> ChangedCertificate:
    other = make_certificate(fingerprint=":".join(["5B"] * 32), key="RSA 1024", weaknesses=("KEY_TOO_SHORT",))
    return ChangedCertificate(ENDPOINT, _trusted(make_certificate()), other)


def test_of_a_host_the_pool_announced_only_the_fingerprint_is_known(
    make_certificate: Callable[..., Any],
) -> None:
    announced = Trusted(":".join(["AB"] * 32), SINCE, None)
    dialog = ChangedCertificate(ENDPOINT, announced, make_certificate())
    shown = texts(dialog)
    assert "Announced by the pool" in shown
    assert "AB:AB:AB:AB" in shown
    assert shown.count("not known") == 3
    dialog.show_both()
    assert "Trusted" not in texts(dialog.both)


def test_leaving_is_the_default_when_a_certificate_changed(make_certificate: Callable[..., Any]) -> None:
    dialog = changed(make_certificate)
    chosen = answers(dialog)
    assert dialog.disconnect_button.isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert chosen == [Choice.CANCEL]


def test_replacing_takes_the_hosts_name(make_certificate: Callable[..., Any]) -> None:
    dialog = changed(make_certificate)
    chosen = answers(dialog)
    for typed in ("", "xcp-01", "yes"):
        dialog.typed.setText(typed)
        assert not dialog.replace_button.isEnabled()
        dialog.replace()
        assert chosen == []
    dialog.typed.setText(" XCP-01.lab.example ")
    dialog.replace_button.click()
    assert chosen == [Choice.REPLACE]


def test_both_certificates_stand_side_by_side_and_can_be_seen_whole(
    make_certificate: Callable[..., Any],
) -> None:
    dialog = changed(make_certificate)
    dialog.open()
    marked = [label.text() for label in dialog.findChildren(Label) if label.property("tone") == "bad"]
    assert "5B:5B:5B:5B:…:5B:5B:5B" in marked
    assert "RSA 1024" in marked
    height = dialog.height()
    dialog.both_button.click()
    assert dialog.both.isVisible()
    assert dialog.height() > height
    dialog.reject()


def test_names_of_certificates_are_shown_as_text(make_certificate: Callable[..., Any]) -> None:
    assert "⟨U+202E⟩" in texts(
        NewCertificate(ENDPOINT, make_certificate(subject="CN=a\u202eb", alternative_names=()))
    )


def test_the_same_certificate_known_by_another_name_is_said(make_certificate: Callable[..., Any]) -> None:
    dialog = NewCertificate(ENDPOINT, make_certificate(), elsewhere=("10.0.0.1", "xcp-01"))
    assert "already, for 10.0.0.1 and xcp-01" in texts(dialog)
    assert "already" not in texts(NewCertificate(ENDPOINT, make_certificate()))


def test_a_renewal_with_the_same_key_is_said_and_still_asked(make_certificate: Callable[..., Any]) -> None:
    former = make_certificate(public_key_sha256="ab")
    renewed = make_certificate(public_key_sha256="ab", fingerprint=":".join(["5B"] * 32))
    dialog = ChangedCertificate(ENDPOINT, _trusted(former), renewed)
    assert "hold the same key" in texts(dialog)
    assert not dialog.replace_button.isEnabled()
    assert "same key" not in texts(changed(make_certificate))
