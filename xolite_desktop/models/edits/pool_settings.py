# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What can be edited of the pool itself: storage it uses, migrations, e-mail about alerts, guest agents.

Keys of other_config are those of XenCenter (and of xapi's mail-alarm, which reads them), and of Xen Orchestra for the
network that migrations prefer.
"""

from __future__ import annotations

import re
from typing import Final

from xolite_desktop.models.edits import choices
from xolite_desktop.models.edits.editable import Choice, Editable, Kind
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.plans.edits import Value
from xolite_desktop.xapi.plans.maintenance import MIGRATION_NETWORK, common_networks
from xolite_desktop.xapi.refs import Ref, Uuid

MAIL_LANGUAGES: Final = {"en-US": "English", "ja-JP": "日本語", "zh-CN": "中文"}
"""The languages that the pool has its e-mails in."""
_ADDRESS = re.compile(r"[^\s@,;]+@[^\s@,;]+")
_SERVER = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)(:[0-9]{1,5})?")
_HIGHEST_PORT: Final = 65_535


def migration_networks(store: PoolStore, ref: Ref, value: Value) -> list[Choice]:
    """The networks on which every host has an address, by their uuid; the one that is set, though it were another."""
    found = []
    for network_ref in common_networks(store.cache):
        network = store.cache.network(network_ref)
        if network is not None:
            found.append(Choice(network.uuid, visible(network.name_label) or tr("(no name)")))
    found.sort(key=lambda choice: natural_key(choice.label))
    none: list[Choice] = [Choice(None, tr("None: the management network"))]
    if isinstance(value, str) and value not in [choice.value for choice in found]:
        network = store.cache.network(store.cache.find("network", Uuid(value)) or "")
        none.append(Choice(value, visible(network.name_label if network is not None else value)))
    return [*none, *found]


def mail_languages(store: PoolStore, ref: Ref, value: Value) -> list[Choice]:
    """The language of e-mails; the pool's own where none is set."""
    found = [Choice(None, tr("As the pool decides")), *(Choice(*item) for item in MAIL_LANGUAGES.items())]
    if isinstance(value, str) and value not in MAIL_LANGUAGES:
        found.append(Choice(value, visible(value)))
    return found


def agents_update(store: PoolStore, ref: Ref, value: Value) -> list[Choice]:
    """Whether guest agents update themselves; agents decide where nothing is said."""
    found = [Choice(None, tr("As each agent is set")), Choice("true", tr("Yes")), Choice("false", tr("No"))]
    if isinstance(value, str) and value not in ("true", "false"):
        found.append(Choice(value, visible(value)))
    return found


def no_yes(store: PoolStore, ref: Ref, value: Value) -> list[Choice]:
    """A field that says that something is off."""
    return [Choice(False, tr("Yes")), Choice(True, tr("No"))]


def wrong_address(text: str) -> str:
    """What is wrong with addresses of e-mail, with commas between them; empty if nothing is."""
    parts = [part.strip() for part in text.split(",")]
    if all(_ADDRESS.fullmatch(part) for part in parts):
        return ""
    return tr("Enter an e-mail address, such as admin@example.com; several with commas between them.")


def wrong_server(text: str) -> str:
    """What is wrong with a mail server, a name or address and perhaps a port; empty if nothing is."""
    found = _SERVER.fullmatch(text)
    port = int(found.group(3)[1:]) if found is not None and found.group(3) else 1
    if found is not None and 0 < port <= _HIGHEST_PORT:
        return ""
    return tr("Enter a mail server, such as smtp.example.com:25.")


def wrong_url(text: str) -> str:
    """What is wrong with the address of a web server; empty if nothing is."""
    return (
        ""
        if re.match(r"https?://[^\s/]+", text)
        else tr("Enter an address that begins with http:// or https://.")
    )


POOL: tuple[Editable, ...] = (
    Editable(
        "default_storage", "Default storage", "default storage", "default_SR", kind=Kind.CHOICE, group="Pool",
        choices=choices.storage_for_disks,
    ),
    Editable(
        "suspend_storage", "Suspend storage", "suspend storage", "suspend_image_SR", kind=Kind.CHOICE, group="Pool",
        choices=choices.storage_for_disks,
    ),
    Editable(
        "crash_storage", "Crash dump storage", "crash dump storage", "crash_dump_SR", kind=Kind.CHOICE, group="Pool",
        choices=choices.storage_for_disks,
    ),
    Editable(
        "pool_auto_power_on", "Auto power on", "auto power on", "other_config", "auto_poweron",
        Kind.CHOICE, "Pool", choices=choices.yes_no_text,
    ),
    Editable(
        "migration_network", "Migration network", "migration network", "other_config", MIGRATION_NETWORK,
        Kind.CHOICE, "Pool", choices=migration_networks,
    ),
    Editable(
        "migration_compression", "Compress migrations", "compression of migrations", "migration_compression",
        kind=Kind.CHOICE, group="Pool", choices=choices.yes_no,
    ),
    Editable(
        "igmp_snooping", "IGMP snooping", "IGMP snooping", "igmp_snooping_enabled", kind=Kind.CHOICE, group="Pool",
        choices=choices.yes_no,
    ),
    Editable(
        "live_patching", "Live patching", "live patching", "live_patching_disabled", kind=Kind.CHOICE, group="Pool",
        choices=no_yes,
    ),
    Editable(
        "mail_destination", "Send alerts to", "address of alerts", "other_config", "mail-destination",
        group="Alerts by e-mail", hint="Such as admin@example.com; empty for none", wrong=wrong_address,
    ),
    Editable(
        "mail_server", "Mail server", "mail server", "other_config", "ssmtp-mailhub", group="Alerts by e-mail",
        hint="Such as smtp.example.com:25", wrong=wrong_server,
    ),
    Editable(
        "mail_language", "Language", "language of e-mails", "other_config", "mail-language", Kind.CHOICE,
        "Alerts by e-mail", choices=mail_languages,
    ),
    Editable(
        "agents_update", "Update themselves", "update of guest agents", "guest_agent_config", "auto_update_enabled",
        Kind.CHOICE, "Guest agents", choices=agents_update,
    ),
    Editable(
        "agents_source", "Take updates from", "source of updates of guest agents", "guest_agent_config",
        "auto_update_url", group="Guest agents", hint="Such as http://updates.example.com; empty for the vendor’s",
        wrong=wrong_url,
    ),
)  # fmt: skip
