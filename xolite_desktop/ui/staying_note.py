# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`StayingNote`: says above the pages that the session cannot be kept for the next start, and why."""

from __future__ import annotations

from xolite_desktop.models.connection import Connection
from xolite_desktop.models.sign_ins import SignIns
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.widgets.banner import Banner


class StayingNote(Banner):
    """Of one connection; hidden until the keyring refuses, and once somebody has read it or chosen anew."""

    def __init__(self, connection: Connection, sign_ins: SignIns) -> None:
        super().__init__()
        self._connection = connection
        self._sign_ins = sign_ins
        sign_ins.not_kept.connect(self._on_not_kept)
        self.acted.connect(self.hide)

    def choose(self, stays: bool) -> None:
        """Keep the session beyond the program's end from now on, or do not."""
        self.hide()
        self._sign_ins.set_stays(self._connection, stays)

    def _on_not_kept(self, connection: Connection, reason: str) -> None:
        if connection is self._connection:
            sentence = tr("{reason} You are signed out when this window closes.").format(reason=reason)
            self.show_sentence(sentence, icon="key", button=tr("Dismiss"))
