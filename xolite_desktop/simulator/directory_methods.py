# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A directory in which the pool's users may be, and who of them the pool lets in."""

from __future__ import annotations

from typing import Any

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.methods import Steps, method
from xolite_desktop.simulator.vm_placement import is_live

DOMAIN = "ad.example.com"
JOINER = ("administrator", "secret")
"""Who may add computers to the domain, with which password."""
PEOPLE = {
    "ada": ("Ada Lovelace", False),
    "grace": ("Grace Hopper", False),
    "operators": ("VM operators", True),
}
_JOIN_S = 4.0


@method("pool.enable_external_auth")
def enable_external_auth(call: Call, pool: str, config: dict[str, str], service: str, kind: str) -> Steps:
    """Every host joins; with wrong credentials or another domain none does."""
    hosts = list(call.db.records("host"))
    for host in hosts:
        if call.db.get("host", host)["external_auth_type"]:
            call.fail("POOL_AUTH_ALREADY_ENABLED", host)
        if not is_live(call.db, host):
            call.fail("HOST_OFFLINE", host)
    yield _JOIN_S
    if service != DOMAIN:
        call.fail("POOL_AUTH_ENABLE_FAILED_DOMAIN_LOOKUP_FAILED", hosts[0], f"no domain {service}")
    if (config.get("user"), config.get("pass")) != JOINER:
        call.fail("POOL_AUTH_ENABLE_FAILED_WRONG_CREDENTIALS", hosts[0], "wrong user or password")
    for host in hosts:
        call.db.update("host", host, external_auth_type=kind, external_auth_service_name=service)


@method("pool.disable_external_auth")
def disable_external_auth(call: Call, pool: str, config: dict[str, str] | None = None) -> Steps:
    yield _JOIN_S
    for host in list(call.db.records("host")):
        call.db.update("host", host, external_auth_type="", external_auth_service_name="")


@method("auth.get_subject_identifier")
def get_subject_identifier(call: Call, name: str) -> str:
    _joined(call)
    short = name.rpartition("\\")[2].partition("@")[0].lower()
    if short not in PEOPLE:
        call.fail("SUBJECT_CANNOT_BE_RESOLVED")
    return f"S-1-5-21-{short}"


@method("auth.get_subject_information_from_identifier")
def get_subject_information(call: Call, identifier: str) -> dict[str, str]:
    _joined(call)
    short = identifier.rpartition("-")[2]
    if short not in PEOPLE:
        call.fail("SUBJECT_CANNOT_BE_RESOLVED")
    shown, is_group = PEOPLE[short]
    return {
        "subject-name": f"EXAMPLE\\{short}", "subject-displayname": shown, "subject-sid": identifier,
        "subject-upn": "" if is_group else f"{short}@{DOMAIN}", "subject-is-group": "true" if is_group else "false",
    }  # fmt: skip


@method("auth.get_group_membership")
def get_group_membership(call: Call, identifier: str) -> list[str]:
    _joined(call)
    return []


@method("subject.create")
def create_subject(call: Call, record: dict[str, Any]) -> str:
    _joined(call)
    identifier = record["subject_identifier"]
    if call.db.find("subject", subject_identifier=identifier):
        call.fail("SUBJECT_ALREADY_EXISTS")
    return call.db.create(
        "subject", subject_identifier=identifier, other_config=record["other_config"], roles=[]
    )


@method("subject.destroy")
def destroy_subject(call: Call, subject: str) -> None:
    call.db.destroy("subject", subject)


@method("subject.add_to_roles")
def add_to_roles(call: Call, subject: str, role: str) -> None:
    record = call.db.get("subject", subject)
    call.db.get("role", role)
    if role in record["roles"]:
        call.fail("ROLE_ALREADY_EXISTS")
    call.db.update("subject", subject, roles=[*record["roles"], role])


@method("subject.remove_from_roles")
def remove_from_roles(call: Call, subject: str, role: str) -> None:
    record = call.db.get("subject", subject)
    if role not in record["roles"]:
        call.fail("ROLE_NOT_FOUND")
    call.db.update("subject", subject, roles=[each for each in record["roles"] if each != role])


@method("session.logout_subject_identifier")
def logout_subject_identifier(call: Call, identifier: str) -> None:
    for ref in call.db.find("session", auth_user_sid=identifier):
        if ref != call.session:
            call.simulator.sessions.end(ref)


@method("session.get_all_subject_identifiers")
def get_all_subject_identifiers(call: Call) -> list[str]:
    sessions = call.db.records("session").values()
    return sorted({str(each["auth_user_sid"]) for each in sessions if each["auth_user_sid"]})


def _joined(call: Call) -> None:
    if not call.db.get("host", call.coordinator)["external_auth_type"]:
        call.fail("AUTH_IS_DISABLED")
