# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rules: pure functions that ask the cache whether something is allowed and give a `Refusal` or nothing."""

from xolite_desktop.xapi.rules.refusal import Refusal

__all__ = ["Refusal"]
