# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""XML-RPC as XAPI speaks it: calls to Python, results to text."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any
from xml.parsers.expat import ErrorString
from xml.sax.saxutils import escape

from xolite_desktop.simulator.schema import Schema, Type, load_schema
from xolite_desktop.simulator.values import float_text


class MalformedXml(Exception):
    """The body is no XML-RPC call; the text is the OCaml exception that a host prints."""


def decode_call(body: bytes) -> tuple[str, list[Any]]:
    """(method, parameters) of a methodCall."""
    try:
        root = ET.fromstring(body)  # noqa: S314 - expat refuses entity bombs, and this listens on loopback only
    except ET.ParseError as error:
        line, column = error.position
        reason = ErrorString(error.code) if body.strip().startswith(b"<") else "expected root element"
        raise MalformedXml(f'Xmlm.Error({line}:{column + 1}, "{reason}")') from None
    name = root.findtext("methodName")
    if root.tag != "methodCall" or name is None:
        raise MalformedXml('Xmlrpc.Parse_error("methodCall")')
    return name, [_value(each) for each in root.iterfind("params/param/value")]


def decode_value(text: bytes) -> Any:
    """What a bare `<value>` holds. Raises `ValueError`."""
    try:
        return _value(ET.fromstring(text))  # noqa: S314 - as above
    except ET.ParseError as error:
        raise ValueError(str(error)) from None


def encode_success(schema_type: Type, value: Any) -> str:
    """A whole response for a result of this type."""
    return _response(_member("Status", "Success") + _member_raw("Value", encode(schema_type, value)))


def encode_failure(description: list[str]) -> str:
    """A whole response for an error: code and parameters."""
    values = "".join(f"<value>{_text(each)}</value>" for each in description)
    array = f"<value><array><data>{values}</data></array></value>"
    return _response(_member("Status", "Failure") + _member_raw("ErrorDescription", array))


def encode_bare(schema_type: Type, value: Any) -> str:
    """A response without the Status struct, as `system.listMethods` gives it."""
    value_text = encode(schema_type, value)
    return (
        f'<?xml version="1.0"?><methodResponse><params><param>{value_text}</param></params></methodResponse>'
    )


def encode(kind: Type, value: Any) -> str:
    """`<value>…</value>`: integers are text here, a void is empty."""
    return f"<value>{_ENCODERS.get(kind.kind, _scalar)(load_schema(), kind, value)}</value>"


def _response(members: str) -> str:
    return (
        '<?xml version="1.0"?><methodResponse><params><param><value><struct>'
        f"{members}</struct></value></param></params></methodResponse>"
    )


def _member(name: str, text: str) -> str:
    return _member_raw(name, f"<value>{_text(text)}</value>")


def _member_raw(name: str, value: str) -> str:
    return f"<member><name>{_text(name)}</name>{value}</member>"


def _text(text: str) -> str:
    return escape("".join(each for each in text if each >= " " or each in "\t\n\r"), {'"': "&quot;"})


def _scalar(_: Schema, kind: Type, value: Any) -> str:
    if kind.kind == "bool":
        return f"<boolean>{int(bool(value))}</boolean>"
    if kind.kind == "float":
        return f"<double>{float_text(value)}</double>"
    if kind.kind == "datetime":
        return f"<dateTime.iso8601>{value}</dateTime.iso8601>"
    return "" if value is None else _text(str(value))


def _array(_: Schema, kind: Type, value: Any) -> str:
    return f"<array><data>{''.join(encode(kind.of[0], each) for each in value)}</data></array>"


def _map(_: Schema, kind: Type, value: Any) -> str:
    members = (_member_raw(str(key), encode(kind.of[1], each)) for key, each in value.items())
    return f"<struct>{''.join(members)}</struct>"


def _option(_: Schema, kind: Type, value: Any) -> str:
    return "" if value is None else _ENCODERS.get(kind.of[0].kind, _scalar)(_, kind.of[0], value)


def _record(schema: Schema, kind: Type, value: Any) -> str:
    if kind.name == "event":
        return _event(schema, value)
    cls = schema.classes.get(kind.name)
    fields = {name: each.type for name, each in cls.fields.items()} if cls else {}
    members = (_member_raw(name, encode(fields.get(name, _STRING), each)) for name, each in value.items())
    return f"<struct>{''.join(members)}</struct>"


def _batch(schema: Schema, _: Type, value: Any) -> str:
    events = "".join(f"<value>{_event(schema, each)}</value>" for each in value["events"])
    counts = "".join(
        _member_raw(name, f"<value><i4>{count}</i4></value>")
        for name, count in value["valid_ref_counts"].items()
    )
    return (
        "<struct>"
        + _member_raw("events", f"<value><array><data>{events}</data></array></value>")
        + _member_raw("valid_ref_counts", f"<value><struct>{counts}</struct></value>")
        + _member("token", value["token"])
        + "</struct>"
    )


def _event(schema: Schema, event: dict[str, Any]) -> str:
    members = "".join(_member(name, text) for name, text in event.items() if name != "snapshot")
    if "snapshot" in event:
        cls = schema.by_lower[event["class"]]
        members += _member_raw("snapshot", encode(Type("record", cls), event["snapshot"]))
    return f"<struct>{members}</struct>"


_STRING = Type("string")

_ENCODERS: dict[str, Callable[[Schema, Type, Any], str]] = {
    "set": _array,
    "map": _map,
    "option": _option,
    "record": _record,
    "batch": _batch,
}


def _value(element: ET.Element) -> Any:
    if not len(element):
        return element.text or ""
    return _decode(element[0])


def _decode(element: ET.Element) -> Any:
    text = element.text or ""
    if element.tag in ("i4", "i8", "int"):
        return int(text)
    if element.tag == "boolean":
        return text.strip() == "1"
    if element.tag == "double":
        return float(text)
    if element.tag == "array":
        return [_value(each) for each in element.iterfind("data/value")]
    if element.tag == "struct":
        return {
            each.findtext("name", ""): _value(value)
            for each in element.iterfind("member")
            if (value := each.find("value")) is not None
        }
    return None if element.tag == "nil" else text
