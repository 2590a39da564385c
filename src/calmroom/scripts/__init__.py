"""The script language: text to Script to Timeline."""
