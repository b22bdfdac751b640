# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every code has sentences; names of objects are filled in; what is not known is shown as it is."""

from __future__ import annotations

import re
import tomllib

import pytest

from xolite_desktop.models.reasons import (
    Explanation,
    Sentences,
    all_sentences,
    explain,
    explain_code,
    explain_error,
    why_of,
)
from xolite_desktop.paths import resource
from xolite_desktop.xapi.errors import ConsoleRefused, Failure, Unreachable, XapiError
from xolite_desktop.xapi.net import certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.refusal import Refusal


def test_entries_that_are_read_one_by_one_are_those_of_the_whole_file():
    whole = tomllib.loads(resource("reasons.toml").read_text("utf-8"))
    assert list(all_sentences()) == list(whole)
    for code, entry in whole.items():
        assert all_sentences()[code] == Sentences(**{**entry, "params": tuple(entry.get("params", ()))})


def test_sentences_are_well_formed():
    """All in one test: there are too many for one each."""
    for code, entry in all_sentences().items():
        places = set(re.findall(r"\{(\w+)\}", entry.title + entry.text + entry.advice))
        names = [param.rpartition(":")[2] for param in entry.params]
        assert places <= set(names), code
        assert len(set(names)) == len(names), code
        assert entry.title, code
        assert entry.title[-1] not in ".!", code
        assert len(entry.title) <= 90, code
        for part in (entry.text, entry.advice):
            assert not part or part[-1] in ".?", code
        assert "please" not in (entry.title + entry.text + entry.advice).lower(), code


def test_objects_are_called_by_their_names(pool):
    explanation = explain(Failure("VM_BAD_POWER_STATE", ("erp", "halted, suspended", "running")), pool.cache)
    assert explanation.title == "legacy-erp is running"
    assert explanation.text == "This is only possible while it is halted or suspended."
    assert explanation.technical == "VM_BAD_POWER_STATE (erp, halted, suspended, running)"


def test_a_refusal_reads_as_the_failure_would(pool):
    refusal = Refusal("VM_MISSING_PV_DRIVERS", ("erp",))
    assert explain(refusal, pool.cache) == explain(Failure("VM_MISSING_PV_DRIVERS", ("erp",)), pool.cache)


def test_bytes_are_sizes():
    explanation = explain_code("HOST_NOT_ENOUGH_FREE_MEMORY", ("4294967296", "1073741824"))
    assert explanation.text == "It needs 4 GiB, and 1 GiB is free."


def test_refs_inside_text_are_named(pool):
    pool.add("VM", "OpaqueRef:12-ab", name_label="web-7")
    explanation = explain_code(
        "CANNOT_EVACUATE_HOST", ("OpaqueRef:12-ab busy|OpaqueRef:99 gone",), pool.cache
    )
    assert explanation.text == "Some VMs cannot leave it: web-7 busy|an object that is gone gone."


@pytest.mark.parametrize("cls", ["VBD", "VIF", "PIF", "PBD"])
def test_parts_are_named_after_their_owner(pool, cls):
    fields = {
        "VBD": {"VM": Ref("erp"), "userdevice": "0", "type": "Disk"},
        "VIF": {"VM": Ref("erp"), "device": "1"},
        "PIF": {"host": Ref("h1"), "device": "eth0", "VLAN": 12},
        "PBD": {"host": Ref("h1"), "SR": Ref("nfs")},
    }
    pool.add(cls, "part", **fields[cls])
    words = {
        "VBD": "disk 0 of legacy-erp",
        "VIF": "interface 1 of legacy-erp",
        "PIF": "eth0.12 of xcp-01",
        "PBD": "the connection of NFS vol1 to xcp-01",
    }
    explanation = explain_code("OTHER_OPERATION_IN_PROGRESS", (cls, "part", "plug", ""), pool.cache)
    assert explanation.title == f"{words[cls]} is busy"


def test_an_unknown_code_is_shown_with_its_parameters():
    explanation = explain_code("BRAND_NEW_CODE", ("first", "second"))
    assert explanation.title == "The pool answered with BRAND_NEW_CODE"
    assert explanation.text == "First and second."
    assert not explanation.is_known


def test_an_unknown_storage_number_shows_what_the_driver_said():
    explanation = explain_code("SR_BACKEND_FAILURE_999", ("", "the disk is on fire", ""))
    assert explanation.text == "The disk is on fire."


def test_missing_and_hostile_parameters_do_no_harm():
    assert "(not said)" in explain_code("VM_BAD_POWER_STATE").title
    explanation = explain_code("INTERNAL_ERROR", ("<b>a\u202eb</b>\n" + "x" * 5000,))
    assert "\u202e" not in explanation.text
    assert len(explanation.text) < 800


def test_errors_of_the_connection_and_of_ours_have_sentences():
    lost = explain_error(Unreachable(Endpoint("xcp-01"), "signing in", "connection refused"))
    assert lost.title == "xcp-01 cannot be reached"
    assert lost.text == "No connection could be made: connection refused."
    assert lost.one_line == f"{lost.title}: {lost.text}"
    ours = explain_error(ZeroDivisionError("division by zero"))
    assert ours.code == "UNEXPECTED"
    assert "division by zero" in ours.text


def _errors(root: type[XapiError]) -> list[type[XapiError]]:
    return [root, *(error for child in root.__subclasses__() for error in _errors(child))]


def test_every_error_of_ours_and_every_weakness_of_a_certificate_has_its_sentences():
    codes = {error.code for error in _errors(XapiError) if error is not Failure}
    codes -= {XapiError.code}
    codes |= {
        certificate.EXPIRED,
        certificate.NOT_YET_VALID,
        certificate.KEY_TOO_SHORT,
        certificate.SIGNATURE_WEAK,
        certificate.UNREADABLE,
    }
    assert codes <= all_sentences().keys()


def test_a_refused_console_is_told_in_the_hosts_words():
    refused = ConsoleRefused(Endpoint("xcp-01"), 503, "Connection limit exceeded")
    explanation = explain_error(refused)
    assert explanation.title == "xcp-01 does not open the console"
    assert explanation.text == "The host says: Connection limit exceeded."


def test_several_lines_become_one_sentence_without_stops_within_it() -> None:
    found = Explanation("No host can run it", "a is full.\nb is off.", "", "X")
    assert found.one_line == "No host can run it: a is full; b is off."


def test_the_name_of_one_of_several_is_said_once() -> None:
    assert why_of("xcp-03", "xcp-03 is in maintenance") == "xcp-03 is in maintenance"
    assert why_of("xcp-03", "Not enough memory") == "xcp-03: Not enough memory"
    assert why_of("xcp-0", "xcp-03 is off") == "xcp-0: xcp-03 is off"
