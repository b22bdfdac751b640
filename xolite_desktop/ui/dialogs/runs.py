# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a dialog may ask of the window's actions."""

from __future__ import annotations

from typing import Protocol

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.offer import Offer
from xolite_desktop.models.actions.selection import Selection


class Runs(Protocol):
    """Runs actions on selections, as `ActionRunner` does."""

    def offer(self, action: Action, selection: Selection) -> Offer: ...
    def run(self, action: Action, selection: Selection) -> None: ...
    def run_unasked(self, action: Action, selection: Selection) -> None: ...
