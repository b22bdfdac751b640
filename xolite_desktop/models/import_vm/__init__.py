# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The import of a VM from a file of this computer: looking at the file, and its words."""
