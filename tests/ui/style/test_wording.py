# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Sentences end, and names keep their first letter."""

from __future__ import annotations

import pytest

from xolite_desktop.ui.style.wording import full_stop


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gitlab is running", "gitlab is running."),
        ("Wait…", "Wait…"),
        ("Done.", "Done."),
        ("", ""),
        (" a ", "a."),
    ],
)
def test_a_full_stop_is_added_where_one_is_missing(text: str, shown: str) -> None:
    assert full_stop(text) == shown
