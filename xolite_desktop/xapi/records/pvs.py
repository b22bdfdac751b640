# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Records of provisioning services. Written by tools/generate_records.py: change that, not this."""

from xolite_desktop.xapi.records.record import Record
from xolite_desktop.xapi.refs import NULL_REF, Ref


class PVSSite(Record, frozen=True, gc=False, kw_only=True):
    """One `PVS_site`."""

    name_label: str = ""
    name_description: str = ""
    PVS_uuid: str = ""
    cache_storage: tuple[Ref, ...] = ()
    servers: tuple[Ref, ...] = ()
    proxies: tuple[Ref, ...] = ()


class PVSServer(Record, frozen=True, gc=False, kw_only=True):
    """One `PVS_server`."""

    addresses: tuple[str, ...] = ()
    first_port: int = 0
    last_port: int = 0
    site: Ref = NULL_REF


class PVSProxy(Record, frozen=True, gc=False, kw_only=True):
    """One `PVS_proxy`."""

    site: Ref = NULL_REF
    VIF: Ref = NULL_REF
    currently_attached: bool = False
    status: str = "stopped"


class PVSCacheStorage(Record, frozen=True, gc=False, kw_only=True):
    """One `PVS_cache_storage`."""

    host: Ref = NULL_REF
    SR: Ref = NULL_REF
    site: Ref = NULL_REF
    size: int = 21474836480
    VDI: Ref = NULL_REF
