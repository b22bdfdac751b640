# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A refusal is a code with parameters, and perhaps a way out."""

from xolite_desktop.xapi.rules.refusal import Refusal


def test_refusals_are_compared_by_what_they_say() -> None:
    assert Refusal("VM_IS_TEMPLATE", ("r", "start")) == Refusal("VM_IS_TEMPLATE", ("r", "start"))
    assert Refusal("VM_IS_TEMPLATE").remedy is None
    assert Refusal("VM_IS_TEMPLATE").params == ()
