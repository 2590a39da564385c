"""Clients by initials, each with the routines that are being written for them."""
