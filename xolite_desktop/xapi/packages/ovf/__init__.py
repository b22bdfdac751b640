# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""OVF packages (DSP0243): the description of VMs in XML, the digests, and the disks, in a folder or in one archive."""
