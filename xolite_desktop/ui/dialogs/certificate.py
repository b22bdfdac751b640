# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Certificates a person has to judge before anything is sent: one never seen before, and one that changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xolite_desktop.models.certificate_words import common_name, day_or_today, short_fingerprint, two_lines
from xolite_desktop.models.reasons import explain_code
from xolite_desktop.models.text import joined, sentence, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.panel import Panel, row_line
from xolite_desktop.xapi.errors import PresentedCertificate

COMMAND = "openssl x509 -in /etc/xensource/xapi-ssl.pem -noout -fingerprint -sha256"
_LABEL_WIDTH = 112
_COPIED_MS = 1500


class Choice(Enum):
    """What the person decided."""

    CANCEL = auto()
    ONCE = auto()
    TRUST = auto()
    REPLACE = auto()


class NewCertificate(Dialog):
    """First connection to an endpoint. `chosen(Choice)` fires exactly once, closing included."""

    chosen = Signal(object)

    def __init__(
        self,
        endpoint: str,
        certificate: PresentedCertificate,
        parent: QWidget | None = None,
        *,
        elsewhere: Sequence[str] = (),
    ) -> None:
        """`elsewhere` are the other places at which this very certificate is trusted."""
        vouches = (
            tr("Its certificate is self-signed, so nothing vouches for it but you.")
            if certificate.self_signed
            else tr("This computer has not seen its certificate before.")
        )
        lead = tr(
            "{vouches} Compare the fingerprint with the one on the host’s console before you trust it. Your password has not been sent."
        ).format(vouches=vouches)
        super().__init__(
            parent, tr("First connection to {endpoint}").format(endpoint=visible(endpoint)), lead,
            icon="circle-wavy-question", tint="warn", width=600,
        )  # fmt: skip
        self._certificate = certificate
        self.choice = Choice.CANCEL
        self.body.addWidget(CertificateRows(certificate))
        if elsewhere:
            self.body.addWidget(_elsewhere_note(elsewhere))
        self.body.addWidget(_command_note())
        self._fill_foot()
        self.finished.connect(lambda: self.chosen.emit(self.choice))

    def choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()

    def copy_fingerprint(self) -> None:
        QGuiApplication.clipboard().setText(self._certificate.fingerprint)
        self.copy.set_text(tr("Copied"))
        QTimer.singleShot(_COPIED_MS, self.copy, lambda: self.copy.set_text(tr("Copy fingerprint")))

    def _fill_foot(self) -> None:
        self.copy = Button(tr("Copy fingerprint"), kind="flat", icon="copy")
        self.once = Button(tr("Connect once"))
        self.cancel = Button(tr("Cancel"))
        self.trust = Button(tr("Trust this certificate"), kind="primary")
        self.foot.addWidget(self.copy)
        self.foot.addStretch(1)
        for button in (self.once, self.cancel, self.trust):
            self.foot.addWidget(button)
        self.copy.clicked.connect(self.copy_fingerprint)
        self.once.clicked.connect(lambda: self.choose(Choice.ONCE))
        self.cancel.clicked.connect(self.reject)
        self.trust.clicked.connect(lambda: self.choose(Choice.TRUST))
        # Enter must not vouch for anything by accident: whoever presses it at once goes back.
        self.trust.setAutoDefault(False)
        self.cancel.setDefault(True)
        self.cancel.setFocus()


@dataclass(frozen=True)
class Trusted:
    """What was trusted until now: the fingerprint as pairs, since when, and the certificate itself if it is known."""

    fingerprint: str
    since: datetime
    certificate: PresentedCertificate | None


class ChangedCertificate(Dialog):
    """The pinned certificate is not the one presented. `chosen(Choice)` fires exactly once, closing included.

    Leaving is the default button; replacing wants the endpoint's name typed.
    """

    chosen = Signal(object)

    def __init__(
        self, endpoint: str, trusted: Trusted, presented: PresentedCertificate, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            parent, tr("The certificate of {endpoint} has changed").format(endpoint=visible(endpoint)),
            tr("Someone may be intercepting this connection, or the host was reinstalled or got a new certificate. Nothing was sent. Don’t continue unless you know why it changed."),
            icon="shield-warning", tint="bad", width=640,
        )  # fmt: skip
        self.draw_alarm_line()
        self._endpoint = endpoint
        self.choice = Choice.CANCEL
        self.body.addWidget(_Comparison(trusted, presented))
        self.both = _BothCertificates(trusted.certificate, presented)
        self.both.hide()
        self.body.addWidget(self.both)
        self._add_typed_name()
        self._fill_foot()
        self.finished.connect(lambda: self.chosen.emit(self.choice))

    def replace(self) -> None:
        if self.replace_button.isEnabled():
            self.choice = Choice.REPLACE
            self.accept()

    def show_both(self) -> None:
        self.both.setVisible(not self.both.isVisible())
        self.both_button.set_text(
            tr("Hide both certificates") if self.both.isVisible() else tr("Show both certificates")
        )
        self.fit()

    def _add_typed_name(self) -> None:
        self.typed = QLineEdit()
        self.typed.setAccessibleName(tr("Host name, to replace the trusted certificate"))
        self.typed.textChanged.connect(self._on_typed)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(
            Label(
                tr("To replace the trusted certificate, type {endpoint}").format(
                    endpoint=visible(self._endpoint)
                )
            )
        )
        column.addWidget(self.typed)
        self.body.addLayout(column)

    def _fill_foot(self) -> None:
        self.both_button = Button(tr("Show both certificates"), kind="flat")
        self.replace_button = Button(tr("Replace and connect"), kind="flat")
        self.disconnect_button = Button(tr("Disconnect"), kind="primary")
        self.foot.addWidget(self.both_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.replace_button)
        self.foot.addWidget(self.disconnect_button)
        self.replace_button.setEnabled(False)
        self.both_button.clicked.connect(self.show_both)
        self.replace_button.clicked.connect(self.replace)
        self.disconnect_button.clicked.connect(self.reject)
        self.disconnect_button.setDefault(True)
        self.disconnect_button.setFocus()

    def _on_typed(self, text: str) -> None:
        self.replace_button.setEnabled(text.strip().lower() == self._endpoint.lower())


class CertificateRows(QWidget):
    """One certificate, all of it: fingerprint on two lines, names, validity, key and what is weak about it."""

    def __init__(self, certificate: PresentedCertificate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        fingerprint = Label(two_lines(certificate.fingerprint), font=fonts.monospace(), selectable=True)
        fingerprint.setAccessibleName(tr("SHA-256 fingerprint"))
        self._add("SHA-256", fingerprint)
        self._add(tr("Issued to"), _name_row(certificate))
        issuer = tr("itself (self-signed)") if certificate.self_signed else common_name(certificate.issuer)
        self._add(tr("Issued by"), Label(issuer, wrap=True))
        self._add(
            tr("Valid"),
            Label(f"{day_or_today(certificate.not_before)} → {day_or_today(certificate.not_after)}"),
        )
        self._add(
            tr("Key"), Label(", ".join(filter(None, (certificate.key, certificate.signature))) or "unknown")
        )
        for code in certificate.weaknesses:
            self._add("", Label(_weakness(code), tone="warn", wrap=True))

    def _add(self, label: str, value: QWidget) -> None:
        row = self._grid.rowCount()
        title = Label(label, tone="secondary")
        self._grid.addWidget(title, row, 0)
        self._grid.addWidget(value, row, 1)


class _Comparison(QWidget):
    """What was trusted and what is presented, line by line; what differs is marked by colour and weight."""

    def __init__(self, trusted: Trusted, presented: PresentedCertificate) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH - 16)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._grid.addWidget(Label(_trusted_title(trusted), tone="secondary", font=fonts.small()), 1, 1)
        self._grid.addWidget(Label(tr("Presented now"), tone="secondary", font=fonts.small()), 1, 2)
        self._separate()
        self._compare(trusted, presented)

    def _compare(self, trusted: Trusted, presented: PresentedCertificate) -> None:
        self._add(
            "SHA-256",
            short_fingerprint(trusted.fingerprint),
            short_fingerprint(presented.fingerprint),
            mono=True,
        )
        known = trusted.certificate
        self._add(
            tr("Issued to"), common_name(known.subject) if known else "", common_name(presented.subject)
        )
        self._add(
            tr("Valid from"),
            day_or_today(known.not_before) if known else "",
            day_or_today(presented.not_before),
        )
        self._add(tr("Key"), known.key if known else "", presented.key)
        if (
            known is not None
            and known.public_key_sha256
            and known.public_key_sha256 == presented.public_key_sha256
        ):
            self._say_renewed()

    def _say_renewed(self) -> None:
        """Whoever answers holds the private key of before; a person still decides, for keys are stolen too."""
        said = tr(
            "Both certificates hold the same key, as after a renewal. Whoever answers has the key that was trusted."
        )
        self._grid.addWidget(Label(said, tone="secondary", wrap=True), self._grid.rowCount(), 0, 1, 3)

    def _add(self, label: str, before: str, now: str, *, mono: bool = False) -> None:
        row = self._grid.rowCount()
        font = fonts.monospace() if mono else None
        self._grid.addWidget(Label(label, tone="secondary"), row, 0)
        self._grid.addWidget(Label(before or tr("not known"), font=font, wrap=not mono), row, 1)
        differs = bool(before) and now != before
        self._grid.addWidget(Label(now, font=font, tone="bad" if differs else "", wrap=not mono), row, 2)
        self._separate()

    def _separate(self) -> None:
        line = row_line()
        self._grid.addWidget(line, self._grid.rowCount(), 0, 1, 3)


class _BothCertificates(QWidget):
    """Both certificates whole, one under the other; of the trusted one perhaps only the fingerprint is known."""

    def __init__(self, trusted: PresentedCertificate | None, presented: PresentedCertificate) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for title, certificate in ((tr("Trusted"), trusted), (tr("Presented now"), presented)):
            if certificate is None:
                continue
            column.addWidget(Label(title, font=fonts.strong()))
            column.addWidget(CertificateRows(certificate))


def _trusted_title(trusted: Trusted) -> str:
    if trusted.certificate is None:
        return tr("Announced by the pool")
    return tr("Trusted since {since}").format(since=day_or_today(trusted.since))


def _name_row(certificate: PresentedCertificate) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(Label(common_name(certificate.subject)))
    others = [name for name in certificate.alternative_names if name != common_name(certificate.subject)]
    if others:
        shown = ", ".join(visible(name) for name in others[:3]) + ("…" if len(others) > 3 else "")
        line.addWidget(Label(tr("(also {shown})").format(shown=shown), tone="hint", wrap=True), 1)
    line.addStretch(0 if others else 1)
    return row


def _elsewhere_note(places: Sequence[str]) -> Panel:
    note = Panel("note")
    column = QVBoxLayout(note)
    column.setContentsMargins(14, 11, 14, 11)
    said = tr(
        "You trust this very certificate already, for {places}. It is the same host if that is another name of it."
    )
    column.addWidget(Label(said.format(places=joined(places)), wrap=True))
    return note


def _command_note() -> Panel:
    note = Panel("note")
    column = QVBoxLayout(note)
    column.setContentsMargins(14, 11, 14, 11)
    column.setSpacing(5)
    column.addWidget(Label(tr("To compare, run this on the host:"), tone="secondary"))
    command = Label(COMMAND, font=fonts.monospace(), selectable=True, wrap=True)
    command.setAccessibleName(tr("Command to run on the host"))
    column.addWidget(command)
    return note


def _weakness(code: str) -> str:
    """What is weak about a certificate and what to do about it, in sentences."""
    reason = explain_code(code)
    return f"{sentence(reason.title)} {reason.text} {reason.advice}".strip()
