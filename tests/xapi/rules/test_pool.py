# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rules of the pool itself."""

from __future__ import annotations

import pytest

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.host import Host, HostMetrics
from xolite_desktop.xapi.records.pool import Pool
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import pool as rules

H1, H2, METRICS, POOL = (Ref(f"OpaqueRef:{name}") for name in ("h1", "h2", "metrics", "pool"))


def cache(*, live: bool = True, **fields: object) -> Cache:
    made = Cache()
    made.apply(
        [
            Change("host", H1, Host(enabled=True)),
            Change("host", H2, Host(enabled=True, metrics=METRICS)),
            Change("host_metrics", METRICS, HostMetrics(live=live)),
            Change("pool", POOL, Pool(master=H1, **fields)),  # type: ignore[arg-type]
        ]
    )
    return made


BUSY = {"current_operations": {"task": "designate_new_master"}}


@pytest.mark.parametrize(
    ("rule", "fields", "code"),
    [
        (rules.verify_certificates, {}, ""),
        (rules.verify_certificates, {"tls_verification_enabled": True}, "TLS_VERIFICATION_ON"),
        (rules.verify_certificates, {"live": False}, "CANNOT_CONTACT_HOST"),
        (rules.verify_certificates, BUSY, "POOL_OPERATION_UNDER_WAY"),
        (rules.rotate_secret, {}, ""),
        (rules.rotate_secret, {"ha_enabled": True}, "HA_IS_ENABLED"),
        (rules.rotate_secret, {"live": False}, "CANNOT_CONTACT_HOST"),
        (rules.all_reached, {}, ""),
        (rules.all_reached, {"live": False}, "CANNOT_CONTACT_HOST"),
        (rules.make_standalone, {"name_label": "lab"}, "POOL_OF_SEVERAL_HOSTS"),
    ],
)
def test_what_the_pool_may(rule, fields, code):
    refusal = rule(cache(**fields), POOL)
    assert (refusal.code if refusal is not None else "") == code
    assert rule(Cache(), POOL).code == "HANDLE_INVALID"


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"name_label": "lab"}, ""), ({"name_description": "of tests"}, ""), ({}, "POOL_STANDALONE_ALREADY")],
)
def test_a_host_that_is_alone_may_be_by_itself(fields, code):
    alone = cache(**fields)
    alone.apply([Change("host", H2, None)])
    refusal = rules.make_standalone(alone, POOL)
    assert (refusal.code if refusal is not None else "") == code
