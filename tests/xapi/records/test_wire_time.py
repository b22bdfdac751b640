# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Dates of the wire."""

from datetime import UTC, datetime

import pytest

from xolite_desktop.xapi.records.wire_time import parse_wire_time


@pytest.mark.parametrize("text", ["20260821T15:31:45Z", "2026-08-21T15:31:45Z", "20260821T15:31:45"])
def test_dates_have_no_dashes_and_sometimes_do(text: str) -> None:
    assert parse_wire_time(text) == datetime(2026, 8, 21, 15, 31, 45, tzinfo=UTC)


@pytest.mark.parametrize("text", ["19700101T00:00:00Z", "", "yesterday", "20261340T00:00:00Z"])
def test_1970_means_never_and_rubbish_means_nothing(text: str) -> None:
    assert parse_wire_time(text) is None
