"""The shelf of gifts: what fits whom, and who has had what."""
