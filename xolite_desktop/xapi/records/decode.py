# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Wire text to records. A field of the wrong type costs that field, never the record; an unknown class stays a dict."""

import logging
from functools import cache
from typing import Any, Final

import msgspec

from xolite_desktop.xapi.loose_json import loose_value
from xolite_desktop.xapi.records.classes import CLASSES
from xolite_desktop.xapi.records.record import AnyRecord, Record

_log = logging.getLogger(__name__)

_BY_EVENT_NAME: Final = {name.lower(): name for name in CLASSES}
_fields_decoder: Final = msgspec.json.Decoder(dict[str, Any])


def class_of_event(name: str) -> str:
    """The class an event means: events write `vm_guest_metrics` for `VM_guest_metrics`. In any case; unknown ones stay."""
    return _BY_EVENT_NAME.get(name) or _BY_EVENT_NAME.get(name.lower(), name)


@cache
def _decoder(cls: str) -> msgspec.json.Decoder[Record]:
    return msgspec.json.Decoder(CLASSES[cls])


def decode_record(cls: str, text: bytes | msgspec.Raw) -> AnyRecord:
    """One record from JSON. Raises `ValueError` only if the text is no JSON object at all."""
    if cls not in CLASSES:
        return _bare_fields(text)
    try:
        return _decoder(cls).decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return convert_record(cls, _bare_fields(text))


def convert_record(cls: str, fields: dict[str, Any]) -> AnyRecord:
    """One record from fields already decoded, as a call's result has them. Raises `ValueError` if they are none."""
    if not isinstance(fields, dict):
        raise ValueError("a record is not a JSON object")
    kind = CLASSES.get(cls)
    if kind is None:
        return fields
    try:
        return msgspec.convert(fields, kind, str_keys=True)
    except msgspec.ValidationError as error:
        _log.warning("a %s record has a field of another type: %s", cls, error)
        return _without_misfits(kind, fields)


def _bare_fields(text: bytes | msgspec.Raw) -> dict[str, Any]:
    try:
        return _fields_decoder.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        fields = loose_value(bytes(text))  # bare NaN and Infinity, which XAPI writes and JSON does not know
    if not isinstance(fields, dict):
        raise ValueError("a record is not a JSON object")
    return fields


def _without_misfits(kind: type[Record], fields: dict[str, Any]) -> Record:
    fitting: dict[str, Any] = {}
    for field in msgspec.structs.fields(kind):
        if field.name in fields:
            try:
                fitting[field.name] = msgspec.convert(fields[field.name], field.type, str_keys=True)
            except msgspec.ValidationError:
                continue
    return kind(**fitting)
