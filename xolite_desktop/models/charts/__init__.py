# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Figures as charts show them: feeds of live and past rows, quantities, names, axes, and which charts there are."""
