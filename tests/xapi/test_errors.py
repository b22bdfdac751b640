# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Errors name the endpoint, what was being done and why, as a code and parameters."""

from datetime import UTC, datetime

from xapi.tls_server import made_certificate

from xolite_desktop.xapi import errors
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pin

HOST = Endpoint("xcp-01")


def test_the_tree_is_as_drawn() -> None:
    assert issubclass(errors.CertificateUnknown, errors.TlsRefused)
    assert issubclass(errors.CertificateChanged, errors.TlsRefused)
    assert issubclass(errors.ConsoleRefused, errors.ProtocolError)
    assert issubclass(errors.TransferRefused, errors.ProtocolError)
    for name in (
        "Unreachable",
        "Timeout",
        "TlsRefused",
        "ProtocolError",
        "RequestTooLong",
        "LocalFileError",
        "Failure",
        "OutcomeUnknown",
        "Closed",
    ):
        assert issubclass(getattr(errors, name), errors.XapiError)
        assert name in (errors.__doc__ or "")


def test_every_error_has_a_code_and_text_parameters() -> None:
    certificate = made_certificate().ours
    pin = Pin(HOST, "00" * 32, b"", datetime.now(UTC))
    raised = [
        errors.Unreachable(HOST, "VM.start", "Connection refused"),
        errors.Timeout(HOST, "VM.start", 60.0),
        errors.TlsRefused(HOST, "no shared cipher"),
        errors.CertificateUnknown(HOST, certificate),
        errors.CertificateChanged(HOST, certificate, pin),
        errors.ProtocolError(HOST, "VM.start", "no JSON"),
        errors.ConsoleRefused(HOST, 503, "limit"),
        errors.TransferRefused(HOST, "exporting", 403, "not for you"),
        errors.RequestTooLong(HOST, "exporting", 1200),
        errors.LocalFileError("vm.xva", "No space left on device"),
        errors.Failure("VM_BAD_POWER_STATE", ("r", "halted", "running"), "VM.start", HOST),
        errors.OutcomeUnknown("VM.start", "OpaqueRef:task"),
        errors.WrongPool(HOST, "a", "b"),
        errors.SignInNeeded(HOST, "root"),
        errors.Closed("closed"),
    ]
    assert len({error.code for error in raised}) == len(raised)
    for error in raised:
        assert all(isinstance(word, str) for word in error.params)
        assert str(error)


def test_a_protocol_error_without_an_endpoint_says_only_what_happened() -> None:
    assert str(errors.ProtocolError(None, "VM.start", "too large")) == "VM.start: too large"


def test_a_servers_words_are_one_plain_line_of_bounded_length() -> None:
    said = "\x1b]0;x\x07\u202e\u2066\ud800\r\n" + "why " * 50_000
    for error in (
        errors.Failure("CODE" * 1000, (said, said) * 50, "VM.start"),
        errors.ProtocolError(HOST, "VM.start", said),
        errors.Unreachable(HOST, "VM.start", said),
    ):
        assert len(str(error)) <= errors.MOST_TEXT
        assert str(error).isprintable()
        str(error).encode()
    assert errors.Failure("CODE", (said,)).params == (said,), "what a server answers is kept whole"
