# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Endpoints as people and servers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xolite_desktop.xapi.net.endpoint import Endpoint


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("xcp-01", "xcp-01", 443),
        ("  XCP-01.Example.org ", "xcp-01.example.org", 443),
        ("10.0.0.1:8443", "10.0.0.1", 8443),
        ("[::1]:443", "::1", 443),
        ("[fd00::1]", "fd00::1", 443),
        ("fd00::1", "fd00::1", 443),
        ("https://xcp-01/", "xcp-01", 443),
        ("https://[fd00::1]:8443/console?x=1", "fd00::1", 8443),
        ("xcp-01/", "xcp-01", 443),
        ("under_score", "under_score", 443),
    ],
)
def test_an_endpoint_is_read_as_people_write_it(text: str, host: str, port: int) -> None:
    assert Endpoint.parse(text) == Endpoint(host, port)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        ":443",
        "http://xcp-01",
        "ssh://xcp-01",
        "https://root:secret@xcp-01/",
        "xcp 01",
        "xcp-01:0",
        "xcp-01:65536",
        "xcp-01:x",
        "xcp-01:²",
        "[::1",
        "[::1]443",
        "fd00::g",
        "1.2.3",
        "300.1.1.1",
        "a" * 300,
        "xcp-01\r\nX: y",
        "-x",
    ],
)
def test_what_is_no_address_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError) as caught:
        Endpoint.parse(text)
    assert str(caught.value).endswith(".")
    assert "secret" not in str(caught.value)


def test_another_default_port_can_be_given() -> None:
    assert Endpoint.parse("10.0.0.1", 8443) == Endpoint("10.0.0.1", 8443)
    assert Endpoint.parse("10.0.0.1:443", 8443) == Endpoint("10.0.0.1", 443)


def test_it_is_shown_as_a_person_would_write_it() -> None:
    assert str(Endpoint("xcp-01")) == "xcp-01"
    assert str(Endpoint("fd00::1", 8443)) == "[fd00::1]:8443"
    assert Endpoint("fd00::1").url == "https://[fd00::1]:443"


@given(st.text(max_size=30))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    try:
        endpoint = Endpoint.parse(text)
    except ValueError:
        return
    assert Endpoint.parse(str(endpoint)) == endpoint
