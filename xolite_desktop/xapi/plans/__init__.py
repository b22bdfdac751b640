# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a person decided, before it is done: plain values that know what is still wrong with them."""
