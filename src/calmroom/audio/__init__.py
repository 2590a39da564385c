"""The sound: Timeline to frames to the device."""
