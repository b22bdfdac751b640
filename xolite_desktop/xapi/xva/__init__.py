# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""XVA, the archive a host writes when it exports a VM: a tar with `ova.xml` and the disks in blocks. Bytes in, words out.

No file, network, thread or clock: whoever has the bytes feeds them in the pieces they come in. What is held is bounded,
whatever the archive says.
"""
