# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Results of tasks are XML-RPC values, escaped text included."""

import pytest

from xolite_desktop.xapi.client.task_result import parse_task_result


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("<value/>", None),
        ("<value></value>", None),
        ("<value>OpaqueRef:x</value>", "OpaqueRef:x"),
        ("<value><string>a &lt;b&gt; &amp; c</string></value>", "a <b> & c"),
        ("<value>&lt;SRlist/&gt;</value>", "<SRlist/>"),
        ("<value><array><data><value>a</value><value>b</value></data></array></value>", ["a", "b"]),
        ("<value><array><data/></array></value>", []),
        ("<value><struct><member><name>a</name><value>1</value></member></struct></value>", {"a": "1"}),
        ("<value><boolean>1</boolean></value>", True),
        ("<value><int>5</int></value>", 5),
        ("<value><double>0.5</double></value>", 0.5),
        ("<value><string/></value>", ""),
        ("plain text of an old server", "plain text of an old server"),
    ],
)
def test_each_kind_of_value_is_read(text: str, value: object) -> None:
    assert parse_task_result(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "<value>",
        "<value>&nope;</value>",
        '<!DOCTYPE x [<!ENTITY a "b">]><value>&a;</value>',
        "<value><int>x</int></value>",
    ],
)
def test_what_is_no_value_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_task_result(text)
