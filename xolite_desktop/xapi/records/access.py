# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Records of roles, subjects, certificates and callers. Written by tools/generate_records.py: change that, not this."""

from msgspec import field

from xolite_desktop.xapi.records.record import Record
from xolite_desktop.xapi.refs import NULL_REF, Ref


class Role(Record, frozen=True, gc=False, kw_only=True):
    """One `role`."""

    name_label: str = ""
    name_description: str = ""
    subroles: tuple[Ref, ...] = ()
    is_internal: bool = False


class Subject(Record, frozen=True, gc=False, kw_only=True):
    """One `subject`."""

    subject_identifier: str = ""
    other_config: dict[str, str] = field(default_factory=dict)
    roles: tuple[Ref, ...] = ()


class Secret(Record, frozen=True, gc=False, kw_only=True):
    """One `secret`."""

    value: str = ""
    other_config: dict[str, str] = field(default_factory=dict)


class Certificate(Record, frozen=True, gc=False, kw_only=True):
    """One `Certificate`."""

    name: str = ""
    type: str = "host"
    host: Ref = NULL_REF
    not_before: str = "19700101T00:00:00Z"
    not_after: str = "19700101T00:00:00Z"
    fingerprint: str = ""
    fingerprint_sha256: str = ""
    fingerprint_sha1: str = ""
    purpose: tuple[str, ...] = ()


class Caller(Record, frozen=True, gc=False, kw_only=True):
    """One `Caller`."""

    name_label: str = ""
    name_description: str = ""
    user_agent: str = ""
    client_ip: str = ""
    last_access: str = "19700101T00:00:00Z"
    groups: tuple[str, ...] = ()
    rate_limit: Ref = NULL_REF
    auto_registered: bool = False


class RateLimit(Record, frozen=True, gc=False, kw_only=True):
    """One `Rate_limit`."""

    name_label: str = ""
    name_description: str = ""
    callers: tuple[Ref, ...] = ()
    burst_size: float = 0.0
    fill_rate: float = 0.0


class Observer(Record, frozen=True, gc=False, kw_only=True):
    """One `Observer`."""

    name_label: str = ""
    name_description: str = ""
    hosts: tuple[Ref, ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)
    endpoints: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    enabled: bool = False
