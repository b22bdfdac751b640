# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Disk images as files: raw, VHD, VMDK and QCOW2, read piece by piece and written in one go; no network, no threads."""
