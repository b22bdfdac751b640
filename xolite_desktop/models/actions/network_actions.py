# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every action on networks and on interfaces of hosts, as data."""

from __future__ import annotations

from collections.abc import Sequence

from xolite_desktop.models.actions import network_cautions as cautions
from xolite_desktop.models.actions.action import Action, Part, Risk, Running
from xolite_desktop.models.actions.places import Group, Menu, Place, places
from xolite_desktop.models.actions.works import plain, with_plan
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi import blast
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.operations.network import create, destroy, interface, link, settings
from xolite_desktop.xapi.plans.new_network.new_network import NewNetwork
from xolite_desktop.xapi.records.network import PIF
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import host as host_rules
from xolite_desktop.xapi.rules import network as rules

_WHERE = frozenset({NodeKind.POOL, NodeKind.HOST, NodeKind.NETWORK})
_HOST = frozenset({NodeKind.HOST})
_NETWORK = frozenset({NodeKind.NETWORK})
_PIF = frozenset({NodeKind.PIF})
_CHANGE = places(Group.CHANGE, Menu.CONTEXT, Menu.HEADER, Menu.NETWORK)
_DELETE = places(Group.DELETE, Menu.CONTEXT, Menu.HEADER, Menu.NETWORK)
_PLUG = places(Group.POWER, Menu.CONTEXT, Menu.HEADER)
_ROW = places(Group.CHANGE, Menu.CONTEXT, Menu.HEADER)
_GONE = places(Group.DELETE, Menu.CONTEXT, Menu.HEADER)
_NOTES = ("PIF.add_to_other_config", "PIF.remove_from_other_config", "PIF.set_disallow_unplug")
_DESTROY = ("Bond.destroy", "VLAN.destroy", "tunnel.destroy", "network_sriov.destroy", "network.destroy")


def _new(answer: object) -> Sequence[Part]:
    assert isinstance(answer, NewNetwork)
    return [Part(answer.name, answer)]


async def _create(running: Running, _: Ref) -> Ref:
    assert isinstance(running.answer, NewNetwork)
    return await create.create(running.client, running.answer, running.report, running.on_task)


def _of_bonds(cache: Cache, pif_ref: Ref) -> blast.Blast:
    pif = cache.get("PIF", pif_ref)
    bonds = pif.bond_master_of if isinstance(pif, PIF) else ()
    return blast.joined(blast.of_bond(cache, bond) for bond in bonds)


NETWORK_ACTIONS = (
    Action(
        "network.new", "New network", "plus",
        (*places(Group.NEW, Menu.NETWORK), Place(Menu.CONTEXT, Group.NEW, _WHERE)),
        asks="new_network", parts=_new, work=_create,
        calls=(
            "network.create", "pool.create_VLAN_from_PIF", "VLAN.create", "Bond.create", "tunnel.create",
            "network_sriov.create", *_DESTROY,
        ),
        job_title="Making the network {name}", shows_calls=False,
    ),
    Action(
        "network.set_mtu", "Change packet size", "arrows-left-right", _CHANGE, _NETWORK, many=False,
        asks="packet_size", refuse=rules.change, work=with_plan(settings.set_packet_size),
        calls=("network.set_MTU", "VIF.unplug", "VIF.plug", "PIF.unplug", "PIF.plug"),
        job_title="Changing the packet size of {name}",
    ),
    Action(
        "network.edit_link", "Change NIC or VLAN", "network", _CHANGE, _NETWORK, many=False, asks="network_link",
        refuse=rules.edit_link, work=with_plan(link.set_link),
        calls=("VLAN.destroy", "VLAN.create", "pool.create_VLAN_from_PIF"), job_title="Putting {name} on another NIC or VLAN",
    ),
    Action(
        "network.show_capacity", "Virtual functions left", "list-numbers", _CHANGE, _NETWORK, many=False,
        asks="sriov_capacity", refuse=rules.show_capacity,
    ),
    Action(
        "network.edit_bond", "Change bond mode", "link", _CHANGE, _NETWORK, many=False, asks="bond_settings",
        refuse=rules.change_bonds, work=with_plan(settings.set_bonds), calls=("Bond.set_mode", "Bond.set_property"),
        job_title="Changing the bonds of {name}",
    ),
    Action(
        "network.configure_hosts", "Give hosts addresses", "list-numbers", places(Group.SETTINGS, Menu.CONTEXT, Menu.NETWORK),
        _NETWORK, many=False, asks="host_addresses", refuse=rules.configure_hosts,
        work=with_plan(interface.configure_hosts), calls=("PIF.reconfigure_ip", "PIF.plug", *_NOTES),
        job_title="Giving hosts addresses on {name}",
    ),
    Action(
        "network.manage_pool", "Manage all hosts over it", "wrench", places(Group.SETTINGS, Menu.CONTEXT, Menu.NETWORK),
        _NETWORK, many=False, refuse=rules.manage_pool_by, work=plain(interface.manage_pool_by),
        calls=("pool.management_reconfigure", *_NOTES), job_title="Managing all hosts over {name}",
        question="Manage all hosts over {whom}?", risk=Risk.INTERRUPTS,
        warning="Every host is reached by its address there from then on. If clients cannot reach that network, nobody manages the pool.",
        caution=cautions.moves_all,
    ),
    Action(
        "network.delete", "Delete", "trash", _DELETE, _NETWORK,
        refuse=rules.delete, work=plain(destroy.destroy_all_of), calls=_DESTROY, job_title="Deleting {name}",
        risk=Risk.DESTROYS, blast=blast.of_network, in_sequence=True,
        warning="It goes from every host, with the VLANs, tunnels or bonds that carry it. NICs of a bond are free again.",
    ),
    Action(
        "host.scan_nics", "Look for new NICs", "arrow-clockwise", places(Group.DEVICES, Menu.CONTEXT, Menu.HOST), _HOST,
        refuse=host_rules.reached, work=plain(interface.scan), calls=("PIF.scan",),
        job_title="Looking for new NICs of {name}", plural="Look for new NICs of",
    ),
    Action(
        "pif.configure", "Configure address", "pencil-simple", _ROW, _PIF, many=False, asks="address",
        refuse=rules.configure, work=with_plan(interface.configure),
        calls=("PIF.reconfigure_ip", "PIF.reconfigure_ipv6", "PIF.plug", "pool.recover_slaves", *_NOTES),
        job_title="Configuring {name}",
    ),
    Action(
        "pif.manage_by", "Manage the host over it", "wrench", _ROW, _PIF, many=False,
        refuse=rules.manage_by, work=plain(interface.manage_by), calls=("host.management_reconfigure", "pool.recover_slaves", *_NOTES),
        job_title="Managing the host over {name}", question="Manage the host over {whom}?", risk=Risk.INTERRUPTS,
        warning="The host is reached by this interface's address from then on. The former one keeps its address.",
        caution=cautions.moves_management,
    ),
    Action(
        "pif.plug", "Plug", "plug", _PLUG, _PIF,
        refuse=rules.plug, work=plain(interface.plug), calls=("PIF.plug",), job_title="Plugging {name}",
    ),
    Action(
        "pif.unplug", "Unplug", "plugs", _PLUG, _PIF,
        refuse=rules.unplug, work=plain(interface.unplug), calls=("PIF.unplug",), job_title="Unplugging {name}",
        risk=Risk.INTERRUPTS, blast=blast.of_plugged_pif,
        warning="The host is off that network until it is plugged again, or a VM that needs it starts there.",
    ),
    Action(
        "pif.destroy_bond", "Take bond apart", "link-break", _GONE, _PIF, many=False,
        refuse=rules.destroy_bond, work=plain(interface.destroy_bond_of), calls=("Bond.destroy",),
        job_title="Taking {name} apart", question="Take {whom} apart?", risk=Risk.INTERRUPTS, blast=_of_bonds,
        warning="What goes over it goes on over its first NIC. Other hosts keep theirs; to remove all, delete the network.",
    ),
    Action(
        "pif.forget", "Forget NIC", "eye-slash", _GONE, _PIF,
        refuse=rules.forget, work=plain(interface.forget), calls=("PIF.forget",), job_title="Forgetting {name}",
        risk=Risk.INTERRUPTS, blast=blast.of_pif,
        warning="For a card that was taken out. If it is still there, the next look for NICs finds it again.",
    ),
)  # fmt: skip
