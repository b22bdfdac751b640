# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Users and groups of the directory, and roles, in words."""

from __future__ import annotations

from xolite_desktop.models.text import joined, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.plans.roles import role_names
from xolite_desktop.xapi.records.access import Subject
from xolite_desktop.xapi.roles.least import ROLES

_NAMES = ("subject-displayname", "subject-name", "subject-upn", "subject-gecos")
ROLE_WORDS = later(
    {
        "pool-admin": "Everything, users and roles included",
        "pool-operator": "Hosts, storage, networks and the pool; no users",
        "vm-power-admin": "VMs and templates, where they run, memory and snapshots",
        "vm-admin": "VMs and templates: makes, changes and deletes them",
        "vm-operator": "Starts and stops VMs, and uses their consoles",
        "read-only": "Looks, and changes nothing",
    }
)


def subject_name(subject: Subject) -> str:
    """What a user or group is called, safe to show; its identifier where the directory said nothing."""
    known = subject.other_config
    found = next((known[key] for key in _NAMES if known.get(key)), subject.subject_identifier)
    return visible(found)


def is_group(subject: Subject) -> bool:
    return subject.other_config.get("subject-is-group", "").lower() == "true"


def kind_word(subject: Subject) -> str:
    return tr("Group") if is_group(subject) else tr("User")


def roles_word(subject: Subject) -> str:
    """The roles by their names, which are XAPI's."""
    return joined(role_names(subject.roles))


def role_options() -> list[tuple[object, str]]:
    """Every role with what it is for."""
    line = tr("{title}: {text}")
    return [(role, line.format(title=role, text=tr(ROLE_WORDS[role]))) for role in ROLES]
