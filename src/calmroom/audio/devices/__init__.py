"""The ways to a sound device, and the way without one."""
