# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A connection's question about a certificate: put to a person, unless another window has had the answer already."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import SignalInstance

from xolite_desktop.models.entering import Answer, CertificateQuestion
from xolite_desktop.models.open_question import OpenQuestion
from xolite_desktop.xapi.errors import CertificateChanged
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins


class TrustQuestion:
    """One at a time. It is put by the signals `unknown` and `changed`; `answered` when it no longer stands."""

    def __init__(
        self, pins: Pins, unknown: SignalInstance, changed: SignalInstance, answered: SignalInstance
    ) -> None:
        self._pins = pins
        self._unknown, self._changed, self._answered = unknown, changed, answered
        self._question = OpenQuestion[Answer]()
        self._about: CertificateQuestion | None = None

    @property
    def is_open(self) -> bool:
        return self._question.is_open

    def answer(self, answer: Answer) -> None:
        """Ignored when nothing is asked."""
        self._question.answer(answer)

    async def ask(self, about: CertificateQuestion) -> Answer:
        """What the person says; `Answer.ELSEWHERE` once this certificate is the pinned one."""
        if self._is_pinned(about):
            return Answer.ELSEWHERE
        self._about = about
        try:
            put = self._changed if isinstance(about, CertificateChanged) else self._unknown
            return await self._question.ask(partial(put.emit, about))
        finally:
            self._about = None
            self._answered.emit()

    def look(self) -> bool:
        """Pins have changed: whether that was the answer."""
        if self._about is None or not self._is_pinned(self._about):
            return False
        self._question.answer(Answer.ELSEWHERE)
        return True

    def _is_pinned(self, about: CertificateQuestion) -> bool:
        pin = self._pins.get(about.endpoint)
        return pin is not None and pin.sha256 == about.certificate.sha256


def place_of(question: CertificateQuestion) -> Endpoint:
    """The endpoint that a question is about."""
    return Endpoint(question.endpoint.host, question.endpoint.port)
