# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The dialog for a question about a certificate, whoever asks it: the connection, or a console on another host."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.trusted_certificates import TrustedCertificates
from xolite_desktop.ui.dialogs.certificate import ChangedCertificate, NewCertificate, Trusted
from xolite_desktop.xapi.errors import CertificateChanged, CertificateUnknown

Question = CertificateUnknown | CertificateChanged
QuestionDialog = NewCertificate | ChangedCertificate


def question_dialog(question: Question, known: TrustedCertificates, parent: QWidget) -> QuestionDialog:
    """The dialog, not yet open; `known` are the certificates that are trusted now."""
    endpoint = str(question.endpoint)
    if isinstance(question, CertificateChanged):
        trusted = Trusted(
            question.pin.fingerprint,
            question.pin.since,
            known.read(question.pin.der) if question.pin.der else None,
        )
        return ChangedCertificate(endpoint, trusted, question.certificate, parent)
    elsewhere = known.elsewhere(question.certificate, question.endpoint)
    return NewCertificate(endpoint, question.certificate, parent, elsewhere=elsewhere)
