# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A new storage in words: kinds, fields, what was found, the summary."""
