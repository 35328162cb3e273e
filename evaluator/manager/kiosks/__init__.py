"""The kiosks as a system administrator keeps them."""
