"""The shelf of gifts: what fits whom; the ledger: who has had what."""
