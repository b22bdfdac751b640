# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""JSON as hosts may write it: bare NaN and Infinity, integers of any size, texts that are no Unicode."""

import json
import re
from typing import Any, Final

_ESCAPED_SURROGATE: Final = re.compile(rb"\\u[dD][89a-fA-F]")


def loose_value(text: bytes) -> Any:
    """Any JSON value. Bytes and escapes that are no Unicode become U+FFFD. Raises `ValueError` if it is none.

    Hosts have had databases with such texts: one name must not cost the whole answer.
    """
    try:
        value = json.loads(text.decode("utf-8", "replace"))
        return _unicode(value) if _ESCAPED_SURROGATE.search(text) else value
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _unicode(value: Any) -> Any:
    """The same value without halves of surrogate pairs, which can be neither saved nor sent."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_unicode(element) for element in value]
    if isinstance(value, dict):
        return {_unicode(key): _unicode(element) for key, element in value.items()}
    return value
