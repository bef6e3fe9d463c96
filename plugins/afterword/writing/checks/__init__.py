"""The checks of a note before it is sent, by what they look at; ``writing.checking`` runs them."""
