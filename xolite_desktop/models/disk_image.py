# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the formats of disk images are called, and what is to be known about each."""

from __future__ import annotations

from collections.abc import Mapping

from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.images.image import ImageKind
from xolite_desktop.xapi.plans.disk_image import DiskFormat

FORMAT_TITLES: Mapping[DiskFormat, str] = later(
    {
        DiskFormat.VHD: "VHD, as XCP-ng, XenServer and Hyper-V use it",
        DiskFormat.QCOW2: "QCOW2, as KVM, Proxmox and OpenStack use it",
        DiskFormat.VMDK: "VMDK for streams, as VMware imports it",
        DiskFormat.RAW: "Raw, byte for byte",
    }
)
IMAGE_WORDS: Mapping[ImageKind, str] = later(
    {
        ImageKind.RAW: "Raw",
        ImageKind.VHD: "VHD",
        ImageKind.VHDX: "VHDX",
        ImageKind.VMDK: "VMDK",
        ImageKind.QCOW2: "QCOW2",
    }
)
FORMAT_HINTS: Mapping[DiskFormat, str] = later(
    {
        DiskFormat.VHD: "Only what was written to the disk is in the file. It is checked before it gets its name.",
        DiskFormat.QCOW2: "Only what was written to the disk is in the file.",
        DiskFormat.VMDK: "The file is compressed while it is written, on this computer.",
        DiskFormat.RAW: "The file has {size}, as much as the disk, and so much is transferred.",
    }
)


def export_filters(format: DiskFormat) -> str:
    """As QFileDialog wants them."""
    return f"{tr('Disk images')} (*.{format.value});;{tr('All files')} (*)"


def image_filters() -> str:
    """The same for what can be read."""
    patterns = "*.vhd *.vhdx *.vmdk *.qcow2 *.raw *.img *.dd"
    return f"{tr('Disk images')} ({patterns});;{tr('All files')} (*)"
