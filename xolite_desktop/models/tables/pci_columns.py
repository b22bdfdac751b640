# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Columns of the PCI devices of a host."""

from __future__ import annotations

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.tables.cells import Cell, Column, code, typed, uuid_column, words
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.records.devices import PCI
from xolite_desktop.xapi.refs import Ref


def _device(_: PoolStore, __: Ref, pci: PCI) -> Cell:
    return words(pci.device_name or tr("Unknown device"), icon="cpu")


def _numbers(_: PoolStore, __: Ref, pci: PCI) -> Cell:
    return code(":".join(filter(None, (pci.vendor_id, pci.device_id))))


HOST_PCI_COLUMNS = (
    Column("device", "Device", typed(PCI, _device), 34),
    Column("class", "Class", typed(PCI, lambda _, __, pci: words(pci.class_name)), 22),
    Column("vendor", "Vendor", typed(PCI, lambda _, __, pci: words(pci.vendor_name)), 24),
    Column("pci", "PCI address", typed(PCI, lambda _, __, pci: code(pci.pci_id)), 14),
    Column("driver", "Driver", typed(PCI, lambda _, __, pci: words(pci.driver_name)), 12),
    Column("ids", "Vendor and device", typed(PCI, _numbers), 14, is_shown=False),
    uuid_column(),
)  # fmt: skip
