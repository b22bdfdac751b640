# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`xolite-desktop doctor HOST`: what works and what does not between this machine and a pool."""
