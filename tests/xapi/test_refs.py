# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""References."""

from xolite_desktop.xapi.refs import NULL_REF, is_null


def test_the_null_reference_and_an_empty_one_name_nothing() -> None:
    assert is_null(NULL_REF)
    assert is_null("")
    assert not is_null("OpaqueRef:1")
