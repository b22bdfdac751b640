# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What happens to a laptop: it sleeps, and changes its network. Every pool is then asked at once whether it still answers."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QNetworkInformation

from xolite_desktop.models.sign_ins import SignIns
from xolite_desktop.models.sleep_watch import SleepWatch

log = logging.getLogger(__name__)

SETTLE_MS = 500
"""A network comes in several steps; they are one change."""


class Surroundings(QObject):
    """Listens to the clock and to the system. What the system knows of networks it only reads: nothing is sent for it."""

    def __init__(self, sign_ins: SignIns, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sign_ins = sign_ins
        self.sleep = SleepWatch(self)
        self.sleep.woke.connect(self._on_woke)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.doubt)
        if QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
            network = QNetworkInformation.instance()
            network.reachabilityChanged.connect(self.on_reachability)
            network.transportMediumChanged.connect(lambda *_: self._settle.start())

    def doubt(self) -> None:
        """Have every connection find out whether it stands; those that are lost try at once."""
        for connection in self._sign_ins.connections:
            connection.doubt()

    def on_reachability(self, reachability: QNetworkInformation.Reachability) -> None:
        """There is some network again; without one nothing can be found out."""
        if reachability is not QNetworkInformation.Reachability.Disconnected:
            log.info("the network changed: %s", reachability.name)
            self._settle.start()

    def _on_woke(self, slept_s: float) -> None:
        log.info("asleep for %.0f s", slept_s)
        self.doubt()
