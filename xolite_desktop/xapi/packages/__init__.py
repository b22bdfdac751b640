# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Files of this computer that hold a VM: what is in them, whatever their kind."""
