# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""JSON as hosts before 23.31 write it: keys without quotes, bare NaN and Infinity."""

import re
from collections.abc import Callable
from typing import Final, TypeVar

import msgspec

from xolite_desktop.xapi.rrd.steps import Steps
from xolite_desktop.xapi.rrd.table import MAX_COLUMNS, MAX_VALUES, Malformed

_T = TypeVar("_T")

# A string, which stays as it is, or a word, perhaps with the colon that makes it a key. The set at the beginning lets
# the search skip numbers fast, possessive repeats keep it linear.
_TOKEN: Final = re.compile(
    rb'["A-Za-z_$](?:(?<=")(?:[^"\\]|\\.)*+"?|(?<!")[\w$]*+(?P<colon>\s*+:)?)', re.DOTALL
)
_UNQUOTED_KEY: Final = re.compile(rb"\s*\{\s*[A-Za-z_$]")
_NO_NUMBERS: Final = {b"nan": b'"NaN"', b"inf": b'"Infinity"', b"infinity": b'"Infinity"'}
# What may stand between a cut token and the cut: the space before a colon, a backslash without what it escapes.
_PERHAPS_CUT: Final = b" \t\r\n\f\v\\"
_BYTES_IN_STEP: Final = 16 << 10
_MAX_TOKENS: Final = MAX_VALUES + 2 * MAX_COLUMNS


def decode_loosely(text: bytes, decode: Callable[[bytes], Steps[_T]]) -> Steps[_T]:
    """Decode JSON proper, or else JSON of an old host. Raises `Malformed`, and what `decode` raises."""
    if _UNQUOTED_KEY.match(text) is None:
        try:
            return (yield from decode(text))
        except msgspec.ValidationError:
            raise
        except msgspec.DecodeError:
            pass
    strict = yield from strict_text(text)
    return (yield from decode(strict))


def strict_text(text: bytes) -> Steps[bytes]:
    """The same value as JSON proper; numbers that are none become strings, as newer hosts write them.

    What it does not know stays as it is, for the JSON parser to refuse.
    """
    strict = bytearray()
    position = count = 0
    while position < len(text):
        yield
        end, tokens = _tokens(text, position)
        count += len(tokens)
        if count > _MAX_TOKENS:
            raise Malformed(f"more than {_MAX_TOKENS} words")
        for found in tokens:
            replacement = _replacement(found)
            if replacement is not None:
                strict += text[position : found.start()]
                if not found["colon"] and strict.endswith(b"-"):
                    del strict[-1:]  # neither Infinity is a number that anybody draws
                strict += replacement
                position = found.end()
        strict += text[position:end]
        position = end
    return bytes(strict)


def _tokens(text: bytes, start: int) -> tuple[int, list[re.Match[bytes]]]:
    """The tokens of the next few bytes, the last of them to its end, and where that is."""
    end = min(start + _BYTES_IN_STEP, len(text))
    tokens = list(_TOKEN.finditer(text, start, end))
    if tokens and not text[tokens[-1].end() : end].strip(_PERHAPS_CUT):
        whole = _TOKEN.match(text, tokens[-1].start())
        assert whole is not None
        tokens[-1] = whole
        end = max(end, whole.end())
    return end, tokens


def _replacement(found: re.Match[bytes]) -> bytes | None:
    """What stands for a token in JSON proper; None if it may stay."""
    colon = found["colon"]
    if colon:
        return b'"%s"%s' % (found.group().removesuffix(colon), colon)
    return _NO_NUMBERS.get(found.group().lower())
