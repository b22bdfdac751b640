# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Checks values against the types of the data model, with the errors XAPI gives, and normalises them."""

from __future__ import annotations

import math
import re
from typing import Any

from xolite_desktop.simulator.failure import internal_error
from xolite_desktop.simulator.schema import NULL_REF, ClassSchema, Schema, Type, load_schema

# XML forbids these in text, and XAPI keeps its database as XML.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?")


def show(value: Any) -> str:
    """A value as XAPI's error texts print it: `S(text)`, `I(5)`, `[..]`, `{k:..}`."""
    if isinstance(value, bool):
        return f"B({'true' if value else 'false'})"
    if isinstance(value, int):
        return f"I({value})"
    if isinstance(value, float):
        return f"F({value:g})"
    if isinstance(value, str):
        return f"S({value})"
    if isinstance(value, list):
        return f"[{'; '.join(map(show, value))}]"
    if isinstance(value, dict):
        return f"{{{'; '.join(f'{key}:{show(each)}' for key, each in value.items())}}}"
    return "N"


def check(kind: Type, value: Any) -> Any:
    """`value` in the form records hold it; `Failure` INTERNAL_ERROR if it is not of this type."""
    return _CHECKS[kind.kind](kind, value)


def check_text(value: Any) -> Any:
    """Refuse what the database cannot store; `value` may be a container."""
    if isinstance(value, str) and _FORBIDDEN.search(value):
        raise internal_error("Db_exn.Invalid_value")
    if isinstance(value, dict):
        for key, each in value.items():
            check_text(key)
            check_text(each)
    elif isinstance(value, list):
        for each in value:
            check_text(each)
    return value


def check_record(schema: ClassSchema, value: Any) -> dict[str, Any]:
    """A record given to `create`: unknown fields ignored, fields with defaults optional, the rest demanded."""
    if not isinstance(value, dict):
        raise _not_a_dict(value)
    record = {}
    for name, field in schema.fields.items():
        if name in value and field.qualifier != "RO":
            record[name] = check(field.type, value[name])
        elif field.required:
            raise internal_error(f'Server_helpers.Dispatcher_FieldNotFound("{name}")')
    return record


def _not_a_dict(value: Any) -> Exception:
    return internal_error(f"Failure(\"Expecting Rpc.Dict, but found '{show(value)}'\")")


def _string(_: Type, value: Any) -> str:
    if not isinstance(value, str):
        raise internal_error(f"Failure(\"Expected string, got '{show(value)}'\")")
    return value


def _int(_: Type, value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        try:
            return int(value)
        except ValueError:
            raise internal_error('Failure("Int64.of_string")') from None
    raise internal_error(f"Failure(\"Expected int, got '{show(value)}'\")")


def _float(_: Type, value: Any) -> float:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            raise internal_error('Failure("float_of_string")') from None
    raise internal_error(f"Failure(\"Expected float, got '{show(value)}'\")")


def _bool(_: Type, value: Any) -> bool:
    if not isinstance(value, bool):
        raise internal_error(f"Failure(\"Expected bool, got '{show(value)}'\")")
    return value


def _datetime(_: Type, value: Any) -> str:
    match = _DATE.fullmatch(value) if isinstance(value, str) else None
    if not match:
        if isinstance(value, str):
            raise internal_error(f"Invalid argument: Clock__Date.of_iso8601: {value}")
        raise internal_error(f"Failure(\"Expected date, got '{show(value)}'\")")
    year, month, day, hour, minute, second, _zone = match.groups()
    return f"{year}{month}{day}T{hour}:{minute}:{second}Z"


def _enum(kind: Type, value: Any) -> str:
    text = _string(kind, value)
    if text not in load_schema().enums.get(kind.name, ()):
        raise internal_error('Failure("Unknown tag/contents")')
    return text


def _ref(kind: Type, value: Any) -> str:
    return _string(kind, value) or NULL_REF


def _set(kind: Type, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise internal_error(f"Failure(\"Expecting Rpc.Enum, but found '{show(value)}'\")")
    return [check(kind.of[0], each) for each in value]


def _map(kind: Type, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _not_a_dict(value)
    # Keys are text on the wire, whatever their type.
    return {str(check(kind.of[0], key)): check(kind.of[1], each) for key, each in value.items()}


def _record(kind: Type, value: Any) -> dict[str, Any]:
    classes = load_schema().classes
    if kind.name in classes:
        return check_record(classes[kind.name], value)
    if not isinstance(value, dict):
        raise _not_a_dict(value)
    return value


def _option(kind: Type, value: Any) -> Any:
    return None if value is None else check(kind.of[0], value)


def _anything(_: Type, value: Any) -> Any:
    return value


_CHECKS = {
    "string": _string,
    "int": _int,
    "float": _float,
    "bool": _bool,
    "datetime": _datetime,
    "enum": _enum,
    "ref": _ref,
    "set": _set,
    "map": _map,
    "record": _record,
    "option": _option,
    "void": _anything,
    "batch": _anything,
}


def stored_text(value: Any) -> str:
    """A field as the database stores it, which is what `get_all_records_where` compares with."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"({' '.join(_quoted(each) for each in value)})"
    if isinstance(value, dict):
        pairs = (f"({_quoted(key)} {_quoted(each)})" for key, each in value.items())
        return f"({' '.join(pairs)})"
    if isinstance(value, float):
        return float_text(value)
    return str(value)


def _quoted(value: Any) -> str:
    return f"'{stored_text(value)}'"


def float_text(value: float) -> str:
    """A float as OCaml's "%.16g" writes it."""
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    return f"{value:.16g}"


def conforms(schema: Schema, kind: Type, value: Any) -> bool:
    """True if a value of a record has the Python type that its field's type demands (for tests and loaders)."""
    scalar = {"int": int, "float": float, "bool": bool}.get(kind.kind, str)
    if kind.kind == "set":
        return isinstance(value, list) and all(conforms(schema, kind.of[0], each) for each in value)
    if kind.kind == "map":
        return isinstance(value, dict) and all(conforms(schema, kind.of[1], each) for each in value.values())
    if kind.kind in ("record", "batch"):
        return isinstance(value, dict)
    if kind.kind == "option":
        return value is None or conforms(schema, kind.of[0], value)
    if isinstance(value, bool) and scalar is not bool:
        return False
    if kind.kind == "enum" and value not in schema.enums.get(kind.name, ()):
        return False
    return isinstance(value, scalar)
