# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Words of the wire as enums: event operations, power states, operations, statuses, device types.

Record fields stay plain `str`, so that a word of a newer server is no error; these members compare equal to them.
Source: the data model in resources/datamodel.json.
"""

from enum import StrEnum


class EventOperation(StrEnum):
    ADD = "add"
    MOD = "mod"
    DEL = "del"


class PowerState(StrEnum):
    HALTED = "Halted"
    PAUSED = "Paused"
    RUNNING = "Running"
    SUSPENDED = "Suspended"


class VmOperation(StrEnum):
    SNAPSHOT = "snapshot"
    CLONE = "clone"
    COPY = "copy"
    REVERT = "revert"
    CHECKPOINT = "checkpoint"
    PROVISION = "provision"
    START = "start"
    START_ON = "start_on"
    PAUSE = "pause"
    UNPAUSE = "unpause"
    CLEAN_SHUTDOWN = "clean_shutdown"
    CLEAN_REBOOT = "clean_reboot"
    HARD_SHUTDOWN = "hard_shutdown"
    HARD_REBOOT = "hard_reboot"
    POWER_STATE_RESET = "power_state_reset"
    SHUTDOWN = "shutdown"
    SUSPEND = "suspend"
    RESUME = "resume"
    RESUME_ON = "resume_on"
    POOL_MIGRATE = "pool_migrate"
    MIGRATE_SEND = "migrate_send"
    MAKE_INTO_TEMPLATE = "make_into_template"
    EXPORT = "export"
    METADATA_EXPORT = "metadata_export"
    IMPORT = "import"
    REVERTING = "reverting"
    DESTROY = "destroy"
    CREATE_VTPM = "create_vtpm"


class TaskStatus(StrEnum):
    PENDING = "pending"
    SUCCESS = "success"
    FAILURE = "failure"
    CANCELLING = "cancelling"
    CANCELLED = "cancelled"


FINAL_TASK_STATUSES = frozenset({TaskStatus.SUCCESS, TaskStatus.FAILURE, TaskStatus.CANCELLED})
"""The statuses after which a task never changes again; error_info and progress alone prove nothing."""


class DomainType(StrEnum):
    HVM = "hvm"
    PV = "pv"
    PV_IN_PVH = "pv_in_pvh"
    PVH = "pvh"
    UNSPECIFIED = "unspecified"


class VbdType(StrEnum):
    CD = "CD"
    DISK = "Disk"
    FLOPPY = "Floppy"


class VbdMode(StrEnum):
    READ_ONLY = "RO"
    READ_WRITE = "RW"


class VdiType(StrEnum):
    SYSTEM = "system"
    USER = "user"
    EPHEMERAL = "ephemeral"
    SUSPEND = "suspend"
    CRASHDUMP = "crashdump"
    HA_STATEFILE = "ha_statefile"
    METADATA = "metadata"
    REDO_LOG = "redo_log"
    RRD = "rrd"
    PVS_CACHE = "pvs_cache"
    CBT_METADATA = "cbt_metadata"


class ConsoleProtocol(StrEnum):
    VT100 = "vt100"
    RFB = "rfb"
    RDP = "rdp"


class IpConfigurationMode(StrEnum):
    NONE = "None"
    DHCP = "DHCP"
    STATIC = "Static"


class BondMode(StrEnum):
    BALANCE_SLB = "balance-slb"
    ACTIVE_BACKUP = "active-backup"
    LACP = "lacp"


class CertificateType(StrEnum):
    CA = "ca"
    HOST = "host"
    HOST_INTERNAL = "host_internal"
    PINNED = "pinned"
