# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a host and a pool have to have in common before the one joins the other."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.plans.join_pool import JoinPool, Topic, checks, hindrance, joining_host
from xolite_desktop.xapi.records.classes import CLASSES
from xolite_desktop.xapi.refs import Ref

VERSION = {"product_version": "8.3.0", "product_brand": "XCP-ng", "db_schema": "5.786"}
ON_VLAN = {
    "management": True,
    "physical": False,
    "device": "eth0",
    "VLAN": 12,
    "ip_configuration_mode": "Static",
}
CPU = {"vendor": "GenuineIntel", "features_hvm_host": "178bfbff"}


def pool(**changes: dict[str, Any]) -> Cache:
    """A pool of one host, with changes by class."""
    records: dict[str, dict[str, Any]] = {
        "pool": {"master": Ref("host")},
        "host": {
            "software_version": VERSION, "cpu_info": CPU, "PIFs": (Ref("PIF"),), "edition": "xcp-ng",
        },
        "PIF": {"management": True, "physical": True, "device": "eth0", "VLAN": -1, "ip_configuration_mode": "Static"},
        "SR": {"type": "ext", "content_type": "user"},
        "VM": {"power_state": "Halted", "is_a_template": False},
    }  # fmt: skip
    made = Cache()
    for cls in records.keys() | changes.keys():
        fields = {**records.get(cls, {}), **changes.get(cls, {})}
        made.apply([Change(cls, Ref(cls), CLASSES[cls](**fields))])
    return made


@pytest.mark.parametrize(
    ("there", "here", "topic", "code", "hinders"),
    [
        ({}, {}, Topic.ALONE, "", True),
        ({}, {"pool": {"ha_enabled": True}}, Topic.HA, "HA_IS_ENABLED", True),
        (
            {"host": {"software_version": {**VERSION, "product_version": "8.2.1"}}}, {}, Topic.VERSION,
            "POOL_JOINING_HOST_MUST_HAVE_SAME_PRODUCT_VERSION", True,
        ),
        (
            {"host": {"software_version": {**VERSION, "db_schema": "5.602"}}}, {}, Topic.VERSION,
            "POOL_JOINING_HOST_MUST_HAVE_SAME_DB_SCHEMA", True,
        ),
        ({"host": {"API_version_minor": 21}}, {}, Topic.VERSION, "POOL_JOINING_HOST_MUST_HAVE_SAME_API_VERSION", True),
        ({"host": {"cpu_info": {**CPU, "vendor": "AuthenticAMD"}}}, {}, Topic.PROCESSORS, "HOSTS_NOT_HOMOGENEOUS", True),
        ({"host": {"cpu_info": {**CPU, "features_hvm_host": "1"}}}, {}, Topic.PROCESSORS, "JOINING_HOST_CPU_DIFFERS", False),
        ({"VM": {"power_state": "Running"}}, {}, Topic.VMS, "JOINING_HOST_CANNOT_HAVE_RUNNING_VMS", True),
        ({"VM": {"power_state": "Running", "is_control_domain": True}}, {}, Topic.VMS, "", True),
        (
            {"VM": {"current_operations": {"task": "copy"}}}, {}, Topic.VMS,
            "JOINING_HOST_CANNOT_HAVE_VMS_WITH_CURRENT_OPERATIONS", True,
        ),
        ({"SR": {"shared": True}}, {}, Topic.STORAGE, "JOINING_HOST_CANNOT_CONTAIN_SHARED_SRS", True),
        ({"SR": {"shared": True, "is_tools_sr": True}}, {}, Topic.STORAGE, "", True),
        ({"PIF": {"physical": False}}, {}, Topic.MANAGEMENT, "POOL_JOINING_HOST_MUST_HAVE_PHYSICAL_MANAGEMENT_NIC", True),
        ({"PIF": ON_VLAN}, {"PIF": ON_VLAN}, Topic.MANAGEMENT, "", True),
        ({"PIF": ON_VLAN}, {}, Topic.MANAGEMENT, "POOL_JOINING_HOST_MANAGEMENT_VLAN_DOES_NOT_MATCH", True),
        ({"Bond": {}}, {}, Topic.MANAGEMENT, "POOL_JOINING_HOST_HAS_BONDS", True),
        ({"tunnel": {}}, {}, Topic.MANAGEMENT, "POOL_JOINING_HOST_HAS_TUNNELS", True),
        ({"PIF": {"ip_configuration_mode": "DHCP"}}, {}, Topic.MANAGEMENT, "JOINING_HOST_HAS_NO_FIXED_ADDRESS", False),
        ({"PIF": {"device": "eth7"}}, {}, Topic.NETWORKS, "JOINING_HOST_LACKS_INTERFACES", False),
        ({"host": {"external_auth_type": "AD"}}, {}, Topic.DIRECTORY, "POOL_JOINING_EXTERNAL_AUTH_MISMATCH", True),
        ({}, {"pool": {"tls_verification_enabled": True}}, Topic.CERTIFICATES, "POOL_JOINING_HOST_TLS_VERIFICATION_MISMATCH", True),
        ({"host": {"edition": "free"}}, {}, Topic.LICENCE, "JOINING_HOST_HAS_OTHER_EDITION", False),
    ],
)  # fmt: skip
def test_what_is_found(there, here, topic, code, hinders):
    found = checks(pool(**here), pool(**there))
    assert [check.topic for check in found] == list(Topic)
    check = next(each for each in found if each.topic is topic)
    assert (check.refusal.code if check.refusal is not None else "") == code
    wrong = hindrance(found)
    assert (wrong is not None) == (bool(code) and hinders)
    assert topic in [each.topic for each in found if each.refusal is not None] or not code


def test_a_pool_of_several_hosts_does_not_join():
    several = pool()
    several.apply([Change("host", Ref("other"), CLASSES["host"]())])
    assert joining_host(several) is None
    refusal = hindrance(checks(pool(), several))
    assert refusal is not None
    assert refusal.code == "JOINING_HOST_CANNOT_BE_MASTER_OF_OTHER_HOSTS"
    assert checks(pool(), Cache()) == []


def test_a_password_is_needed_and_shown_nowhere():
    assert [problem.code for problem in JoinPool(" ", "").problems()] == ["USER_NEEDED", "PASSWORD_NEEDED"]
    assert JoinPool("root", "secret").problems() == []
    assert "secret" not in repr(JoinPool("root", "secret"))
