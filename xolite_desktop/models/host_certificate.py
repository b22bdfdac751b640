# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`ShownCertificate`: the certificate a host shows, asked of it once."""

from __future__ import annotations

from PySide6.QtCore import QObject

from xolite_desktop.models.connection import Connection
from xolite_desktop.models.pool_question import PoolQuestion
from xolite_desktop.xapi.errors import PresentedCertificate
from xolite_desktop.xapi.operations.host_certificate import read
from xolite_desktop.xapi.refs import Ref


class ShownCertificate(PoolQuestion):
    """`certificate` is None until it was answered."""

    def __init__(self, connection: Connection, host: Ref, parent: QObject | None = None) -> None:
        super().__init__(connection, parent)
        self.certificate: PresentedCertificate | None = None
        self._ask(read(connection.client, host), "reading a host's certificate", self._keep)

    def _keep(self, certificate: PresentedCertificate) -> None:
        self.certificate = certificate
