"""The pages of the interface, one module each."""
