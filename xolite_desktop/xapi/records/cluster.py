# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Records of clusters and their hosts. Written by tools/generate_records.py: change that, not this."""

from msgspec import field

from xolite_desktop.xapi.records.record import Record
from xolite_desktop.xapi.refs import NULL_REF, Ref


class Cluster(Record, frozen=True, gc=False, kw_only=True):
    """One `Cluster`."""

    cluster_hosts: tuple[Ref, ...] = ()
    pending_forget: tuple[str, ...] = ()
    cluster_token: str = ""
    cluster_stack: str = "corosync"
    cluster_stack_version: int = 2
    is_quorate: bool = False
    quorum: int = 0
    live_hosts: int = 0
    expected_hosts: int = 0
    allowed_operations: tuple[str, ...] = ()
    current_operations: dict[str, str] = field(default_factory=dict)
    pool_auto_join: bool = True
    token_timeout: float = 20.0
    token_timeout_coefficient: float = 1.0
    cluster_config: dict[str, str] = field(default_factory=dict)
    other_config: dict[str, str] = field(default_factory=dict)


class ClusterHost(Record, frozen=True, gc=False, kw_only=True):
    """One `Cluster_host`."""

    cluster: Ref = NULL_REF
    host: Ref = NULL_REF
    enabled: bool = False
    PIF: Ref = NULL_REF
    joined: bool = True
    live: bool = False
    last_update_live: str = "19700101T00:00:00Z"
    allowed_operations: tuple[str, ...] = ()
    current_operations: dict[str, str] = field(default_factory=dict)
    other_config: dict[str, str] = field(default_factory=dict)
