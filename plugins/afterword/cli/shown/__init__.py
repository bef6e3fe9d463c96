"""What commands print, loaded once one of them runs; how they are called stands in ``commands``."""
