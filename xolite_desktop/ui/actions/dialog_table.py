# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which dialog an action asks with. A dialog here has an `answer` once it is accepted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.other_pools import OtherPools
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.ui.dialogs.address import AddressDialog
from xolite_desktop.ui.dialogs.alerts import AlertsDialog
from xolite_desktop.ui.dialogs.attach_disk import AttachDiskDialog
from xolite_desktop.ui.dialogs.boot_key import BootKeyDialog
from xolite_desktop.ui.dialogs.change_password import ChangePasswordDialog
from xolite_desktop.ui.dialogs.choose_coordinator import ChangeCoordinatorDialog
from xolite_desktop.ui.dialogs.choose_host import BiosHostDialog, ResumeOnDialog, StartOnDialog
from xolite_desktop.ui.dialogs.configure_ha import ConfigureHaDialog
from xolite_desktop.ui.dialogs.copy_vm import CopyTemplateDialog, CopyVmDialog
from xolite_desktop.ui.dialogs.custom_fields import CustomFieldsDialog
from xolite_desktop.ui.dialogs.delete_snapshots import DeleteSnapshotsDialog
from xolite_desktop.ui.dialogs.delete_unused import DeleteUnusedDialog
from xolite_desktop.ui.dialogs.delete_vm import DeleteVmDialog
from xolite_desktop.ui.dialogs.devices import AddGpuDialog, AddUsbDialog
from xolite_desktop.ui.dialogs.directory import (
    AddUserDialog,
    ChangeRoleDialog,
    JoinDirectoryDialog,
    LeaveDirectoryDialog,
)
from xolite_desktop.ui.dialogs.disk import EditDiskDialog, NewDiskDialog, NewFreeDiskDialog
from xolite_desktop.ui.dialogs.edit_connection import EditConnectionDialog
from xolite_desktop.ui.dialogs.edit_tags import EditDiskTagsDialog
from xolite_desktop.ui.dialogs.eject_host import EjectHostDialog
from xolite_desktop.ui.dialogs.export_disk import ExportDiskDialog
from xolite_desktop.ui.dialogs.export_vm import ExportDialog, export_vapp_dialog
from xolite_desktop.ui.dialogs.firmware import FirmwareDialog
from xolite_desktop.ui.dialogs.guest_tools import GuestToolsDialog
from xolite_desktop.ui.dialogs.ha_plan import HaPlanDialog
from xolite_desktop.ui.dialogs.host_addresses import HostAddressesDialog
from xolite_desktop.ui.dialogs.host_certificate import InstallCertificateDialog
from xolite_desktop.ui.dialogs.host_files import HostBackupDialog, HostLogsDialog, StatusReportDialog
from xolite_desktop.ui.dialogs.host_settings import ControlDomainMemoryDialog, PowerOnDialog
from xolite_desktop.ui.dialogs.import_disk import ImportDiskDialog
from xolite_desktop.ui.dialogs.insert_disc import InsertDiscDialog
from xolite_desktop.ui.dialogs.join_pool import JoinPoolDialog
from xolite_desktop.ui.dialogs.maintenance import LeaveMaintenanceDialog
from xolite_desktop.ui.dialogs.migrate_vm import MigrateDialog
from xolite_desktop.ui.dialogs.move_vm import MoveVmDialog
from xolite_desktop.ui.dialogs.network_link import NetworkLinkDialog
from xolite_desktop.ui.dialogs.network_settings import BondDialog, PacketSizeDialog
from xolite_desktop.ui.dialogs.nic import EditNicDialog, NewNicDialog
from xolite_desktop.ui.dialogs.pass_pci import PassPciDialog
from xolite_desktop.ui.dialogs.place_disks import CopyDiskDialog, MoveDiskDialog
from xolite_desktop.ui.dialogs.resources import ResourcesDialog
from xolite_desktop.ui.dialogs.revert import RevertDialog
from xolite_desktop.ui.dialogs.schedule import ChooseScheduleDialog, ScheduleDialog
from xolite_desktop.ui.dialogs.snapshot import SnapshotDialog
from xolite_desktop.ui.dialogs.sr_maintenance import EnterSrMaintenanceDialog, LeaveSrMaintenanceDialog
from xolite_desktop.ui.dialogs.sriov_capacity import SriovCapacityDialog
from xolite_desktop.ui.dialogs.stop_host import RebootHostDialog, ShutDownHostDialog
from xolite_desktop.ui.dialogs.tpm import AddTpmDialog
from xolite_desktop.ui.dialogs.update_sources import UpdateSourcesDialog
from xolite_desktop.ui.dialogs.updates import UpdatesDialog
from xolite_desktop.ui.dialogs.upload_disc import UploadDiscDialog, UploadToLibraryDialog
from xolite_desktop.ui.dialogs.vapp import VappDialog
from xolite_desktop.ui.wizards.import_vm.import_wizard import ImportWizard
from xolite_desktop.ui.wizards.new_network.new_network_wizard import NewNetworkWizard
from xolite_desktop.ui.wizards.new_sr.new_sr_wizard import NewSrWizard
from xolite_desktop.ui.wizards.new_vm.new_vm_wizard import NewVmWizard


class AskingDialog(Protocol):
    """What running an action needs of a dialog."""

    accepted: SignalInstance

    @property
    def answer(self) -> object: ...
    def open(self) -> None: ...
    def reject(self) -> None: ...


MakeDialog = Callable[[PoolStore, Selection, QWidget], AskingDialog]

DIALOGS: dict[str, MakeDialog] = {
    "address": AddressDialog,
    "add_gpu": AddGpuDialog,
    "add_usb": AddUsbDialog,
    "alerts": AlertsDialog,
    "add_user": AddUserDialog,
    "add_tpm": AddTpmDialog,
    "attach_disk": AttachDiskDialog,
    "bios_host": BiosHostDialog,
    "bond_settings": BondDialog,
    "host_addresses": HostAddressesDialog,
    "boot_key": BootKeyDialog,
    "change_password": ChangePasswordDialog,
    "change_role": ChangeRoleDialog,
    "choose_coordinator": ChangeCoordinatorDialog,
    "choose_schedule": ChooseScheduleDialog,
    "control_domain_memory": ControlDomainMemoryDialog,
    "copy_disk": CopyDiskDialog,
    "copy_template": CopyTemplateDialog,
    "copy_vm": CopyVmDialog,
    "custom_fields": CustomFieldsDialog,
    "delete_snapshots": DeleteSnapshotsDialog,
    "delete_unused": DeleteUnusedDialog,
    "delete_vm": DeleteVmDialog,
    "edit_connection": EditConnectionDialog,
    "eject_host": EjectHostDialog,
    "edit_disk": EditDiskDialog,
    "edit_disk_tags": EditDiskTagsDialog,
    "edit_nic": EditNicDialog,
    "edit_schedule": ScheduleDialog,
    "edit_vapp": VappDialog,
    "enter_sr_maintenance": EnterSrMaintenanceDialog,
    "firmware": FirmwareDialog,
    "guest_tools": GuestToolsDialog,
    "insert_disc": InsertDiscDialog,
    "leave_sr_maintenance": LeaveSrMaintenanceDialog,
    "install_certificate": InstallCertificateDialog,
    "join_directory": JoinDirectoryDialog,
    "leave_directory": LeaveDirectoryDialog,
    "leave_maintenance": LeaveMaintenanceDialog,
    "migrate_vm": MigrateDialog,
    "move_disk": MoveDiskDialog,
    "network_link": NetworkLinkDialog,
    "new_disk": NewDiskDialog,
    "new_network": NewNetworkWizard,
    "new_free_disk": NewFreeDiskDialog,
    "new_nic": NewNicDialog,
    "new_schedule": ScheduleDialog,
    "new_vapp": VappDialog,
    "new_vm": NewVmWizard,
    "packet_size": PacketSizeDialog,
    "power_on_mode": PowerOnDialog,
    "pass_pci": PassPciDialog,
    "reboot_host": RebootHostDialog,
    "resources": ResourcesDialog,
    "resume_on": ResumeOnDialog,
    "revert": RevertDialog,
    "shut_down_host": ShutDownHostDialog,
    "snapshot": SnapshotDialog,
    "start_on": StartOnDialog,
    "update_sources": UpdateSourcesDialog,
    "upload_disc": UploadDiscDialog,
    "upload_to_library": UploadToLibraryDialog,
}


def window_dialogs(connection: Connection, pools: OtherPools) -> dict[str, MakeDialog]:
    """Those that ask more than the pool as it is known: other pools, or hosts while they are open."""
    return {
        "import_disk": partial(ImportDiskDialog, connection=connection),
        "export_disk": partial(ExportDiskDialog, connection=connection),
        "export_vapp": partial(export_vapp_dialog, connection=connection),
        "export_vm": partial(ExportDialog, connection=connection),
        "host_backup": partial(HostBackupDialog, connection=connection),
        "host_logs": partial(HostLogsDialog, connection=connection),
        "import_vm": partial(ImportWizard, connection=connection),
        "configure_ha": partial(ConfigureHaDialog, connection=connection),
        "ha_plan": partial(HaPlanDialog, connection=connection),
        "join_pool": partial(JoinPoolDialog, pools=pools),
        "move_vm": partial(MoveVmDialog, pools=pools),
        "new_sr": partial(NewSrWizard, connection=connection),
        "sriov_capacity": partial(SriovCapacityDialog, connection=connection),
        "status_report": partial(StatusReportDialog, connection=connection),
        "updates": partial(UpdatesDialog, connection=connection),
    }
