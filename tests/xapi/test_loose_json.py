# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What strict readers refuse is read as far as it goes."""

import math

import pytest

from xolite_desktop.xapi.loose_json import loose_value


def test_numbers_that_json_does_not_know() -> None:
    value = loose_value(b"[NaN, -Infinity, 123456789012345678901234567890]")
    assert math.isnan(value[0])
    assert value[1:] == [-math.inf, 123456789012345678901234567890]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b'"\xff\xfe"', "\ufffd\ufffd"),
        (b'"\\udc00"', "\ufffd"),
        (b'{"\\uD800": ["\\ud83d\\ude00", 1, null]}', {"\ufffd": ["\U0001f600", 1, None]}),
    ],
)
def test_texts_that_are_no_unicode(text: bytes, value: object) -> None:
    assert loose_value(text) == value


@pytest.mark.parametrize("text", [b"", b"{", b"[" * 100_000, b"9" * 5000])
def test_what_is_no_value(text: bytes) -> None:
    with pytest.raises(ValueError):
        loose_value(text)
