# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a pool has, as a file for people's records: sheets of VMs, hosts, storage, networks and disks."""
