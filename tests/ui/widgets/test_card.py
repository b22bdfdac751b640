# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a card holds, and what it no longer does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent

from xolite_desktop.ui.widgets.card import Card
from xolite_desktop.ui.widgets.label import Label


def test_what_is_dropped_is_gone_and_the_card_still_folds() -> None:
    card, kept, gone = Card("Title"), Label("kept"), Label("gone")
    card.make_foldable()
    card.add(kept)
    card.add(gone)
    card.drop(gone)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    card.fold(True)
    assert kept.isHidden()
    card.fold(False)
    assert [label.text() for label in card.findChildren(Label)] == ["Title", "", "kept"]
