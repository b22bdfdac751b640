# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The words of new networks: kinds, cards, modes, and everything decided in rows."""
