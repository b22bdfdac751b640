# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""JSON as hosts before 23.31 write it: keys without quotes, bare NaN and Infinity, perhaps a comma too many."""

import re
from typing import Final, TypeVar

import msgspec

from xolite_desktop.xapi.rrd.steps import Steps
from xolite_desktop.xapi.rrd.table import MAX_COLUMNS, MAX_VALUES, Malformed

_T = TypeVar("_T")

_TOKEN: Final = re.compile(
    rb'"(?:[^"\\]|\\.)*+"?'  # a string stays as it is; possessive, so that no text makes this slow
    rb"|(?P<word>[A-Za-z_$][\w$]*+)(?P<colon>\s*+:)?"
    rb"|(?P<comma>,)(?=\s*+[\]}])",
    re.DOTALL,
)
_NO_NUMBERS: Final = {b"nan": b'"NaN"', b"inf": b'"Infinity"', b"infinity": b'"Infinity"'}
_TOKENS_IN_STEP: Final = 2_048
_MAX_TOKENS: Final = MAX_VALUES + 2 * MAX_COLUMNS


def decode_loosely(text: bytes, decoder: msgspec.json.Decoder[_T]) -> Steps[_T]:
    """Decode JSON proper, or else JSON of an old host. Raises `Malformed`, `msgspec.DecodeError`."""
    try:
        return decoder.decode(text)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        strict = yield from strict_text(text)
    yield
    return decoder.decode(strict)


def strict_text(text: bytes) -> Steps[bytes]:
    """The same value as JSON proper; numbers that are none become strings, as newer hosts write them.

    What it does not know stays as it is, for the JSON parser to refuse.
    """
    strict = bytearray()
    position = 0
    for count, found in enumerate(_TOKEN.finditer(text)):
        if count % _TOKENS_IN_STEP == 0:
            yield
        if count > _MAX_TOKENS:
            raise Malformed(f"more than {_MAX_TOKENS} words")
        replacement = _replacement(found)
        if replacement is None:
            continue
        strict += text[position : found.start()]
        if found["word"] and not found["colon"] and strict.endswith(b"-"):
            del strict[-1:]  # neither Infinity is a number that anybody draws
        strict += replacement
        position = found.end()
    strict += text[position:]
    return bytes(strict)


def _replacement(found: re.Match[bytes]) -> bytes | None:
    """What stands for a token in JSON proper; None if it may stay."""
    if found["comma"]:
        return b""
    if found["colon"]:
        return b'"%s"%s' % (found["word"], found["colon"])
    return _NO_NUMBERS.get(found["word"].lower()) if found["word"] else None
