# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tooltips: text stays text, and none is wider than a screen."""

from __future__ import annotations

from xolite_desktop.models.tooltip import LONGEST, tip


def test_what_is_short_and_harmless_stays_as_it_is() -> None:
    assert tip("web-01: Running\nsecond line") == "web-01: Running\nsecond line"


def test_markup_is_escaped() -> None:
    assert tip("<b>x</b>") == "<qt>&lt;b&gt;x&lt;/b&gt;</qt>"


def test_a_line_without_end_may_be_broken_and_has_an_end() -> None:
    shown = tip("x" * 10_000)
    assert shown.startswith("<qt>")
    assert "\u200b" in shown
    assert shown.count("x") < LONGEST
