# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The dialog for a question about a certificate, whoever asks it: the connection, or a console on another host."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from xolite_desktop.ui.dialogs.certificate import ChangedCertificate, NewCertificate, Trusted
from xolite_desktop.xapi.errors import CertificateChanged, CertificateUnknown, PresentedCertificate

ReadCertificate = Callable[[bytes], PresentedCertificate]
Question = CertificateUnknown | CertificateChanged
QuestionDialog = NewCertificate | ChangedCertificate


def question_dialog(question: Question, read_certificate: ReadCertificate, parent: QWidget) -> QuestionDialog:
    """The dialog, not yet open; `read_certificate` parses the DER a pin keeps."""
    endpoint = str(question.endpoint)
    if isinstance(question, CertificateChanged):
        trusted = Trusted(
            question.pin.fingerprint,
            question.pin.since,
            read_certificate(question.pin.der) if question.pin.der else None,
        )
        return ChangedCertificate(endpoint, trusted, question.certificate, parent)
    return NewCertificate(endpoint, question.certificate, parent)
