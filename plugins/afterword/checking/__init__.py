"""Judge a letter: the checks of a note before it is sent, by what they look at."""
