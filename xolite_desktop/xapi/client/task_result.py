# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The result of a task: XML-RPC text even over JSON-RPC, such as `<value>OpaqueRef:…</value>`."""

from xml.etree import ElementTree

_SCALARS = {"string": str, "int": int, "i4": int, "double": float}


def parse_task_result(text: str) -> object:
    """The value of a successful task's `result`: text, a list, a dict, or None for void. Raises `ValueError`."""
    if not text:
        return None
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ValueError("a task's result declares entities")
    if not text.startswith("<"):
        return text
    try:
        root = ElementTree.fromstring(text)  # noqa: S314  no entities can be declared in it
    except ElementTree.ParseError as error:
        raise ValueError(f"a task's result is no XML: {error}") from error
    try:
        return _value(root)
    except RecursionError:
        raise ValueError("a task's result is nested too deeply") from None


def _value(element: ElementTree.Element) -> object:
    """What a `<value>` element holds; bare text in it is a string."""
    if len(element) == 0:
        return element.text or None
    inner = element[0]
    if inner.tag == "array":
        return [_value(item) for item in inner.iterfind("data/value")]
    if inner.tag == "struct":
        return {
            member.findtext("name", ""): _value(value)
            for member in inner.iterfind("member")
            if (value := member.find("value")) is not None
        }
    if inner.tag == "boolean":
        return inner.text == "1"
    kind = _SCALARS.get(inner.tag, str)
    return kind(inner.text or "")
