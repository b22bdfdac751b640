# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The calls of an operation as scripts that somebody else can run: Python with XenAPI, and a shell with xe."""
