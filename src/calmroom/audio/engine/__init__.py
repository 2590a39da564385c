"""What runs in the process of its own: takes commands, feeds a device, tells where the heard sound is."""
