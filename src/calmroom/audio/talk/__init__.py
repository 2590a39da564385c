"""What the engine and the program that started it say to each other: a line of JSON each."""
