# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Plans: what a person decided, frozen, and what is still wrong with it. They make no calls; operations carry them out."""
