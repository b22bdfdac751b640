# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Text as the keys a person would press, for the keyboard layout the guest has."""
